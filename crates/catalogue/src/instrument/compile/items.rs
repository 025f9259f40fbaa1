//! Items: their answers, when they are asked, what they mean while they are not answered.

use std::sync::Arc;

use super::super::lower::Kind;
use super::super::plan::PlannedItem;
use super::super::{Answer, Item, ItemType, MissingRule};
use super::{Compiler, at};
use crate::{KeyPath, nearest};

impl Compiler<'_> {
    pub(super) fn items(&mut self) {
        for (index, item) in self.definition.item.iter().enumerate() {
            let place = at("item", index);
            let choices = item.choices(&self.definition.scale);
            self.item_is_whole(&place, item);
            let visible = item.visible.as_ref().and_then(|visible| self.condition(place.key("visible"), visible));
            let with_points = choices.iter().any(|choice| choice.points.is_some());
            let points: Option<Arc<[f64]>> =
                with_points.then(|| choices.iter().map(|choice| choice.points.unwrap_or_default()).collect());
            let ids: Vec<String> = choices.iter().map(|choice| choice.id.clone()).collect();
            let kind = match item.kind {
                ItemType::Choice => Kind::Choice(ids.clone().into(), points.clone()),
                ItemType::Integer => Kind::Whole,
                ItemType::Number => Kind::Number,
                ItemType::Day => Kind::Day,
                ItemType::YesNo => Kind::YesNo,
                ItemType::Text => Kind::Text,
            };
            self.bind(&place, &item.id, kind);
            let mut planned = PlannedItem {
                choices: ids,
                visible,
                hidden_as: f64::NAN,
                missing: item.missing,
                worst: worst(item, points.as_deref()),
                in_a_set: self.definition.set.iter().any(|set| set.needs.contains(&item.id)),
            };
            if item.missing == MissingRule::WorstCase && planned.worst.is_nan() {
                let remedy = "give its choices points, or choose another rule for `missing`";
                self.complain(place.key("missing"), format!("`{}` has no worst answer", item.id), remedy);
            }
            if let Some(written) = &item.hidden_as {
                match Answer::read(item, choices, written) {
                    Ok(answer) => planned.hidden_as = planned.cell(&answer),
                    Err(problem) => {
                        let remedy = "write an answer the item takes";
                        self.complain(place.key("hidden_as"), problem.to_string(), remedy);
                    }
                }
            }
            self.plan.items.push(planned);
        }
    }

    fn item_is_whole(&mut self, place: &KeyPath, item: &Item) {
        let choices = item.choices(&self.definition.scale);
        if let Some(scale) = item.scale.as_ref().filter(|scale| !self.definition.scale.contains_key(*scale)) {
            let near = nearest(scale, self.definition.scale.keys().map(String::as_str));
            let remedy =
                near.map_or_else(|| format!("add `[scale.{scale}]`"), |near| format!("did you mean `{near}`?"));
            self.complain(place.key("scale"), format!("there is no scale `{scale}`"), remedy);
        } else if (item.kind == ItemType::Choice) == choices.is_empty() {
            let (problem, remedy) = if choices.is_empty() {
                ("has no answers to choose from", "add `choices = [ … ]` or `scale = \"…\"`")
            } else {
                ("has answers to choose from, but is no choice", "write `type = \"choice\"` or remove the choices")
            };
            self.complain(place.key("type"), format!("`{}` {problem}", item.id), remedy);
        }
        if item.choices.len() > 1 || item.scale.is_some() {
            for (position, choice) in choices.iter().enumerate() {
                if choices[..position].iter().any(|before| before.id == choice.id) {
                    let problem = format!("`{}` has the choice `{}` twice", item.id, choice.id);
                    self.complain(place.key("choices"), problem, "give one of the two another id");
                }
            }
        }
        let without = choices.iter().position(|choice| choice.points.is_none());
        if let Some(without) = without.filter(|_| choices.iter().any(|choice| choice.points.is_some())) {
            let owner = item
                .scale
                .as_ref()
                .map_or_else(|| place.clone(), |scale| KeyPath::default().key("scale").key(scale.clone()));
            let remedy = "give every choice its `points`, 0 where it adds nothing";
            self.complain(owner.key("choices").index(without), "other choices have points, this one has none", remedy);
        }
    }
}

/// The answer with the most points; for numbers, the top of the range.
#[expect(clippy::cast_precision_loss, reason = "items have few choices")]
fn worst(item: &Item, points: Option<&[f64]>) -> f64 {
    match item.kind {
        ItemType::YesNo => 1.0,
        ItemType::Integer | ItemType::Number => item.range.map_or(f64::NAN, |[_, most]| most),
        ItemType::Choice => {
            let most = points.into_iter().flatten().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
            most.map_or(f64::NAN, |(choice, _)| choice as f64)
        }
        ItemType::Day | ItemType::Text => f64::NAN,
    }
}
