//! All instruments with their states.

use askama::Template;

use super::{is_seen, state};
use crate::layout::{Answer, Shell, page};
use crate::shown;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/instruments/list/page.html")]
struct View {
    page: Shell,
    instruments: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    id: String,
    version: u32,
    name: String,
    kind: String,
    agencies: String,
    state: String,
    questions: usize,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let versions = catalogue.instruments.values().flat_map(|versions| versions.values().rev());
    let instruments = versions.filter(|instrument| is_seen(&visit, instrument)).map(|instrument| {
        let definition = &instrument.definition;
        let agency = |id: &String| catalogue.word("institution", id, words.lang).to_owned();
        Line {
            id: definition.id.clone(),
            version: definition.version,
            name: definition.name.get(words.lang).to_owned(),
            kind: shown::raised(catalogue.word("instrument-kind", &definition.kind, words.lang)),
            agencies: definition.agencies.iter().map(agency).collect::<Vec<_>>().join(", "),
            state: state(instrument.state_on(visit.today()), words),
            questions: definition.item.len(),
        }
    });
    page(&View { instruments: instruments.collect(), page: Shell::new(&visit, &words.t("instruments")) })
}
