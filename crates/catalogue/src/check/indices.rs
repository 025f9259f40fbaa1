//! Composite indices: weights that sum to 1, scales that make sense, who adopted them, and that an adopted version does not change.

use super::Check;
use super::seal::Seal;
use crate::{Goalposts, IndexModel, IndexStep, IndexTransform, Kind, Origin};

/// How far weights may miss 1: enough for thirds written with four decimals.
const SLACK: f64 = 5e-4;

impl Check<'_> {
    pub(super) fn indices(&mut self) {
        let catalogue = self.catalogue;
        for model in catalogue.indices.values() {
            let origin = self.origin(Kind::Index, &model.id);
            self.plain(&origin.key("id"), &model.id);
            self.agency(&origin.key("owner"), &model.owner);
            self.adoption(&origin, model);
            self.index_seal(&origin, model);
            if !(0.0..=1.0).contains(&model.minimum_known) {
                let problem = format!("the least known weight {} is no share", model.minimum_known);
                self.find(&origin.key("minimum_known"), problem, "write a number from 0 to 1, such as 0.7");
            }
            self.dimensions(&origin, model);
        }
    }

    fn adoption(&mut self, origin: &Origin, model: &IndexModel) {
        if model.is_draft() == model.adopted.is_some() {
            let remedy = "a draft has no `adopted`; an adopted model has `adopted = { by = \"…\", on = … }`";
            self.find(&origin.key("state"), "state and `adopted` do not agree", remedy);
        }
        if let Some(adopted) = &model.adopted {
            self.institution(&origin.key("adopted").key("by"), &adopted.by);
        }
    }

    /// An adopted version is sealed, and what is sealed still computes the same.
    fn index_seal(&mut self, origin: &Origin, model: &IndexModel) {
        let unsealed = "the model is adopted, but this version is not sealed against change";
        let (version, next) = (model.version, model.version + 1);
        self.sealed(
            origin,
            model.sealed.as_deref(),
            &Seal {
                hash: &model.hash,
                unsealed: (!model.is_draft()).then_some(unsealed),
                changed: format!("version {version} was sealed, but what it computes has changed since"),
                remedy: format!("take the change back, or make it version {next} with its own adoption"),
            },
        );
    }

    fn dimensions(&mut self, origin: &Origin, model: &IndexModel) {
        let all = model.dimension.iter().enumerate();
        let ids = all.clone().map(|(at, one)| (one.id.as_str(), origin.nth("dimension", at).key("id")));
        self.differ("dimension", ids);
        if model.dimension.len() < 2 {
            let remedy = "add `[[dimension]]` with id, name, value, weight and transform, at least two of them";
            return self.find(origin, "the index has fewer than two dimensions", remedy);
        }
        for (at, dimension) in all {
            let place = origin.nth("dimension", at);
            self.plain(&place.key("id"), &dimension.id);
            if !(dimension.weight > 0.0 && dimension.weight.is_finite()) {
                let problem = format!("the weight {} of dimension `{}` is not above 0", dimension.weight, dimension.id);
                self.find(&place.key("weight"), problem, "give it a share of the whole, or remove the dimension");
            }
            self.transform(&place.key("transform"), &dimension.transform);
        }
        let sum: f64 = model.dimension.iter().map(|dimension| dimension.weight).sum();
        if (sum - 1.0).abs() > SLACK {
            let sum = (sum * 1e4).round() / 1e4;
            let remedy = "change them until they do; each is the dimension's share of the whole";
            self.find(&origin.nth("dimension", 0).key("weight"), format!("the weights sum to {sum}, not to 1"), remedy);
        }
    }

    fn transform(&mut self, place: &Origin, transform: &IndexTransform) {
        match transform {
            IndexTransform::Share => {}
            IndexTransform::Linear(Goalposts { worst, best }) => {
                let line = worst.is_finite() && best.is_finite() && (worst - best).abs() > 0.0;
                if !line {
                    let problem = format!("there is no line from {worst} to {best}");
                    self.find(&place.key("linear"), problem, "give `worst` and `best` two different values");
                }
            }
            IndexTransform::Steps(steps) => self.index_steps(place, steps),
        }
    }

    fn index_steps(&mut self, place: &Origin, steps: &[IndexStep]) {
        if steps.is_empty() {
            let remedy = "write at least one, as in [{ from = 0, counts = 0 }, { from = 1, counts = 1 }]";
            return self.find(&place.key("steps"), "there are no steps", remedy);
        }
        for (at, pair) in steps.windows(2).enumerate().filter(|(_, pair)| pair[0].from >= pair[1].from) {
            let problem = format!("the step from {} stands after that from {}", pair[1].from, pair[0].from);
            self.find(&place.nth("steps", at + 1), problem, "list steps with rising `from`, each once");
        }
        for (at, step) in steps.iter().enumerate().filter(|(_, step)| !(0.0..=1.0).contains(&step.counts)) {
            let problem = format!("the step from {} counts {}, which is no number from 0 to 1", step.from, step.counts);
            self.find(&place.nth("steps", at), problem, "0 is the worst and 1 the best");
        }
    }
}
