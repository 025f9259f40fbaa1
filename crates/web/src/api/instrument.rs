//! Instruments: what they ask, and scoring answers without keeping them.

use std::collections::BTreeMap;

use catalogue::{Instrument, Item, ItemType};
use record::RecordError;
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::list::List;
use super::operation::{Nothing, Shown};
use super::problem::Refused;
use super::score::Outcome;
use super::shape::shape;
use crate::pages::instruments::{is_seen, opened};

shape! {
    /// A line of the list of instruments.
    #[derive(Debug, Serialize)]
    pub(super) struct InstrumentLine {
        id: String,
        version: u32,
        name: String,
        /// Code of `instrument-kind`.
        kind: String,
        agencies: Vec<String>,
        /// `developed`, `trialled`, `validated`, `in-practice`, `reference`, `withdrawn`; null before it begins.
        state: Option<String>,
        hash: String,
    }
}

shape! {
    /// A version of an instrument.
    #[derive(Debug, Serialize)]
    pub(super) struct InstrumentOut {
        line: InstrumentLine,
        /// Classifier of the topics it is filled for one by one.
        topic: Option<String>,
        /// A second person signs.
        countersign: bool,
        purpose: String,
        population: String,
        validity: String,
        limits: String,
        items: Vec<ItemOut>,
        bands: Vec<BandOut>,
    }
}

shape! {
    /// A question.
    #[derive(Debug, Serialize)]
    pub(super) struct ItemOut {
        id: String,
        /// `choice`, `integer`, `number`, `day`, `yes-no`, `text`.
        kind: &'static str,
        name: String,
        /// Least and greatest number.
        range: Option<[f64; 2]>,
        choices: Vec<ChoiceOut>,
        /// Condition under which it is asked.
        visible: Option<String>,
    }
}

shape! {
    /// An answer to choose.
    #[derive(Debug, Serialize)]
    pub(super) struct ChoiceOut {
        id: String,
        name: String,
    }
}

shape! {
    /// A band.
    #[derive(Debug, Serialize)]
    pub(super) struct BandOut {
        id: String,
        name: String,
    }
}

shape! {
    /// Answers to score.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct AnswersToScore {
        /// By item, as written in forms.
        answers: BTreeMap<String, String>,
    }
}

pub(super) async fn list(call: Call, _: Nothing) -> Result<List<InstrumentLine>, Refused> {
    let versions = call.visit.app().catalogue().instruments.values().flat_map(|versions| versions.values());
    let seen = versions.filter(|instrument| is_seen(&call.visit, instrument));
    Ok(List::whole(seen.map(|instrument| line(instrument, &call)).collect()))
}

pub(super) async fn open(call: Call, _: Nothing) -> Result<Shown<InstrumentOut>, Refused> {
    let instrument = opened(&call.visit, call.text("instrument"), call.number("version")?)?;
    let (definition, lang) = (&instrument.definition, call.visit.lang());
    let card = &definition.card;
    let said = |text: &catalogue::Text| text.get(lang).to_owned();
    Ok(Shown::new(InstrumentOut {
        line: line(instrument, &call),
        topic: definition.topic.clone(),
        countersign: definition.countersign,
        purpose: said(&card.purpose),
        population: said(&card.population),
        validity: said(&card.validity),
        limits: said(&card.limits),
        items: definition.item.iter().map(|one| item(instrument, one, lang)).collect(),
        bands: definition.band.iter().map(|band| BandOut { id: band.id.clone(), name: said(&band.name) }).collect(),
    }))
}

pub(super) async fn score(call: Call, given: AnswersToScore) -> Result<Shown<Outcome>, Refused> {
    let instrument = opened(&call.visit, call.text("instrument"), call.number("version")?)?;
    let scored = instrument.read(&given.answers).and_then(|answers| instrument.score(&answers));
    let scored = scored.map_err(|problem| RecordError::Answers(Box::new(problem)))?;
    Ok(Shown::new(Outcome::from(&scored)))
}

fn line(instrument: &Instrument, call: &Call) -> InstrumentLine {
    let definition = &instrument.definition;
    let state = instrument.state_on(call.visit.today()).and_then(|state| serde_json::to_value(state).ok());
    InstrumentLine {
        id: definition.id.clone(),
        version: definition.version,
        name: definition.name.get(call.visit.lang()).to_owned(),
        kind: definition.kind.clone(),
        agencies: definition.agencies.clone(),
        state: state.and_then(|state| state.as_str().map(str::to_owned)),
        hash: instrument.hash.clone(),
    }
}

fn item(instrument: &Instrument, item: &Item, lang: &str) -> ItemOut {
    let choice =
        |choice: &catalogue::Choice| ChoiceOut { id: choice.id.clone(), name: choice.name.get(lang).to_owned() };
    ItemOut {
        id: item.id.clone(),
        kind: match item.kind {
            ItemType::Choice => "choice",
            ItemType::Integer => "integer",
            ItemType::Number => "number",
            ItemType::Day => "day",
            ItemType::YesNo => "yes-no",
            ItemType::Text => "text",
        },
        name: item.name.get(lang).to_owned(),
        range: item.range,
        choices: instrument.choices(item).iter().map(choice).collect(),
        visible: item.visible.clone(),
    }
}
