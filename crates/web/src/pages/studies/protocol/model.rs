//! The composite indices that a protocol asks about: what each consists of, and how far it is.

use catalogue::{Analysis, Ask, IndexJoining, IndexModel, IndexTransform, Protocol, wording};

use crate::pages::studies::institution;
use crate::visit::Visit;
use crate::words::Words;

/// Decimals of weights and steps.
const DECIMALS: usize = 4;

/// A model as a reader sees it.
#[derive(Debug)]
pub(super) struct ModelShown {
    pub id: String,
    pub name: String,
    pub about: String,
    pub draft: bool,
    pub facts: Vec<(String, String)>,
    /// Name, weight, scale and what its values are.
    pub dimensions: Vec<[String; 4]>,
}

/// Every model the protocol names, once.
pub(super) fn models(visit: &Visit, protocol: &Protocol) -> Vec<ModelShown> {
    let mut ids: Vec<&str> = protocol.analysis.iter().filter_map(model_of).collect();
    ids.dedup();
    let models = ids.into_iter().filter_map(|id| visit.app().catalogue().indices.get(id));
    models.map(|model| shown(visit, model)).collect()
}

fn model_of(analysis: &Analysis) -> Option<&str> {
    if let Ask::Index { model, .. } = &analysis.ask { Some(model) } else { None }
}

fn shown(visit: &Visit, model: &IndexModel) -> ModelShown {
    let words = visit.words();
    let dimension = |dimension: &catalogue::IndexDimension| {
        let weight = wording::percent(dimension.weight * 100.0, 2, words.lang);
        let value = dimension.value.get(words.lang).trim().to_owned();
        [dimension.name.get(words.lang).to_owned(), weight, scale(&dimension.transform, words), value]
    };
    ModelShown {
        id: model.id.clone(),
        name: model.name.get(words.lang).to_owned(),
        about: model.about.get(words.lang).trim().to_owned(),
        draft: model.is_draft(),
        facts: facts(visit, model),
        dimensions: model.dimension.iter().map(dimension).collect(),
    }
}

fn facts(visit: &Visit, model: &IndexModel) -> Vec<(String, String)> {
    let words = visit.words();
    let state = if model.is_draft() { "index-draft" } else { "index-adopted" };
    let joining = match model.joining {
        IndexJoining::Arithmetic => "index-arithmetic",
        IndexJoining::Geometric => "index-geometric",
    };
    let version = words.with("index-version", &[("version", model.version.into()), ("state", words.t(state).into())]);
    let mut facts = vec![(words.t("provenance-version"), version)];
    if let Some(adopted) = &model.adopted {
        let on = wording::date(adopted.on, words.lang);
        facts.push((words.t("index-adopted-by"), format!("{}, {on}", institution(visit, &adopted.by))));
        facts.extend(adopted.act.as_ref().map(|act| (words.t("index-act"), act.get(words.lang).to_owned())));
    }
    facts.push((words.t("owner"), institution(visit, &model.owner)));
    facts.push((words.t("index-joining"), words.t(joining)));
    let known = wording::percent(model.minimum_known * 100.0, 2, words.lang);
    facts.push((words.t("index-minimum-known"), known));
    facts.push((words.t("index-hash"), model.hash.chars().take(16).collect()));
    facts
}

/// How a value becomes a number from 0 to 1, in words.
fn scale(transform: &IndexTransform, words: Words) -> String {
    let number = |value: f64| wording::number(value, DECIMALS, words.lang);
    match transform {
        IndexTransform::Share => words.t("index-share"),
        IndexTransform::Linear(posts) => {
            words.with("index-linear", &[("worst", number(posts.worst).into()), ("best", number(posts.best).into())])
        }
        IndexTransform::Steps(steps) => {
            let step = |step: &catalogue::IndexStep| {
                let told = [("from", number(step.from).into()), ("counts", number(step.counts).into())];
                words.with("index-step", &told)
            };
            steps.iter().map(step).collect::<Vec<_>>().join("; ")
        }
    }
}
