//! One version of an instrument: its model card, states, questions and scores.

use askama::Template;
use axum::extract::Path;
use catalogue::{Instrument, ItemType, wording};

use super::{opened, state};
use crate::layout::{Answer, Shell, page};
use crate::pages::studies::{Standing, about_instrument};
use crate::shown;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/instruments/instrument/page.html")]
struct View {
    page: Shell,
    id: String,
    version: u32,
    /// Not to be used for decisions here.
    reference: bool,
    card: Vec<(String, String)>,
    findings: Vec<(String, String, String)>,
    /// What is known of its validity here.
    standing: Vec<Standing>,
    states: Vec<(String, String, String)>,
    facts: Vec<(String, String)>,
    questions: Vec<Question>,
    bands: Vec<(String, String)>,
    proofs: String,
    versions: Vec<(String, String)>,
    anomalies: Vec<String>,
}

#[derive(Debug)]
struct Question {
    name: String,
    domain: String,
    answers: String,
}

pub(in crate::pages) async fn show(visit: Visit, Path((id, version)): Path<(String, u32)>) -> Answer {
    let words = visit.words();
    let instrument = opened(&visit, &id, version)?;
    let definition = &instrument.definition;
    let now = instrument.state_on(visit.today());
    let catalogue = visit.app().catalogue();
    let others = catalogue.instruments.get(&id).into_iter().flat_map(|versions| versions.keys());
    let title = definition.name.get(words.lang);
    page(&View {
        page: Shell::new(&visit, title).under("/instruments", words.t("instruments")),
        reference: now == Some(catalogue::InstrumentState::Reference),
        card: card(instrument, words),
        findings: (definition.card.finding.iter())
            .map(|one| (one.measure.clone(), one.value.clone(), one.note.get(words.lang).to_owned()))
            .collect(),
        standing: if visit.may("read", "indicator") { about_instrument(&visit, &id)? } else { Vec::new() },
        states: (definition.state.iter())
            .map(|one| {
                let note = one.note.as_ref().map(|note| note.get(words.lang).to_owned()).unwrap_or_default();
                (wording::date(one.from, words.lang), state(Some(one.is), words), note)
            })
            .collect(),
        facts: facts(&visit, instrument),
        questions: questions(instrument, words),
        bands: (definition.band.iter())
            .map(|band| {
                let advice = band.advice.as_ref().map(|advice| advice.get(words.lang).to_owned()).unwrap_or_default();
                (shown::raised(band.name.get(words.lang)), advice)
            })
            .collect(),
        proofs: words.count("instrument-proofs", definition.test.len() as u64),
        versions: others
            .filter(|other| **other != version)
            .map(|other| (format!("/instruments/{id}/{other}"), format!("v{other}")))
            .collect(),
        anomalies: definition.anomaly.iter().map(|anomaly| anomaly.note.get(words.lang).to_owned()).collect(),
        id,
        version,
    })
}

fn card(instrument: &Instrument, words: Words) -> Vec<(String, String)> {
    let card = &instrument.definition.card;
    let said = |key: &str, text: &catalogue::Text| (words.t(key), text.get(words.lang).to_owned());
    let mut lines = vec![
        said("card-purpose", &card.purpose),
        said("card-population", &card.population),
        said("card-validity", &card.validity),
        said("card-limits", &card.limits),
    ];
    lines.extend(card.licence.as_ref().map(|licence| said("card-licence", licence)));
    lines
}

fn facts(visit: &Visit, instrument: &Instrument) -> Vec<(String, String)> {
    let (catalogue, words, definition) = (visit.app().catalogue(), visit.words(), &instrument.definition);
    let all = |codes: &[String], classifier: &str| {
        codes.iter().map(|code| catalogue.word(classifier, code, words.lang)).collect::<Vec<_>>().join(", ")
    };
    let role =
        |id: &String| catalogue.roles.get(id).map_or_else(|| id.clone(), |role| role.name.get(words.lang).to_owned());
    let mut facts = vec![
        (words.t("instrument-kind"), shown::raised(catalogue.word("instrument-kind", &definition.kind, words.lang))),
        (words.t("instrument-agencies"), all(&definition.agencies, "institution")),
        (
            words.t("instrument-qualification"),
            definition
                .used_by
                .qualification
                .as_ref()
                .map(|code| catalogue.word("qualification", code, words.lang).to_owned())
                .unwrap_or_default(),
        ),
        (words.t("instrument-countersign"), words.t(if definition.countersign { "yes" } else { "no" })),
        (words.t("instrument-seen-by"), definition.seen_by.iter().map(role).collect::<Vec<_>>().join(", ")),
        (words.t("instrument-hash"), instrument.hash.chars().take(12).collect()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn questions(instrument: &Instrument, words: Words) -> Vec<Question> {
    let definition = &instrument.definition;
    let answers = |item: &catalogue::Item| match item.kind {
        ItemType::Choice => instrument
            .choices(item)
            .iter()
            .map(|choice| {
                let points = choice.points.map(|points| format!(" ({points})")).unwrap_or_default();
                format!("{}{points}", choice.name.get(words.lang))
            })
            .collect::<Vec<_>>()
            .join("; "),
        ItemType::YesNo => format!("{}; {}", words.t("yes"), words.t("no")),
        ItemType::Day => words.t("answer-day"),
        ItemType::Integer | ItemType::Number => {
            let range = item.range.map(|[least, most]| format!(" {least}–{most}")).unwrap_or_default();
            format!("{}{range}", words.t("answer-number"))
        }
        ItemType::Text => words.t("answer-text"),
    };
    let all = definition.item.iter().map(|item| Question {
        name: item.name.get(words.lang).to_owned(),
        domain: (definition.domain.iter().find(|domain| domain.items.contains(&item.id)))
            .map(|domain| domain.name.get(words.lang).to_owned())
            .unwrap_or_default(),
        answers: answers(item),
    });
    all.collect()
}
