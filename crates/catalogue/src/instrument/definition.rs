//! One instrument file as it is written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Applies, Band, Domain, Item, Level, ModelCard, Scale, Score, StateFrom, Table, UsedBy};
use crate::{Anomaly, Source, Text};

/// Keys that may change while a version is in use: how far it has come and what is known of it.
pub(crate) const LIVING: [&str; 7] = ["sealed", "state", "card", "sources", "anomaly", "test", "seen_by"];

/// An instrument (`instruments/<id>/<version>.toml`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentDefinition {
    /// Id, a code of classifier `instrument`; the name of its folder.
    pub id: String,
    /// Version, counted from 1; the name of its file.
    pub version: u32,
    /// Code of classifier `instrument-kind`: `risk-needs`, `needs-strengths`, `readiness`…
    pub kind: String,
    /// Its name.
    pub name: Text,
    /// Agencies that may use it; empty: all.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Hash of what is asked and how it is scored, once the version is used; then only states, model card, sources and
    /// tests may still change.
    pub sealed: Option<String>,
    /// The score whose band is the outcome; absent where there is no total.
    pub headline: Option<String>,
    /// Classifier of the topics it is filled for one by one (stages of change); absent: once for the person.
    pub topic: Option<String>,
    /// A second person signs.
    #[serde(default)]
    pub countersign: bool,
    /// Roles that may see assessments made with it; empty: every role that may see assessments.
    #[serde(default)]
    pub seen_by: Vec<String>,
    /// Who may use it.
    #[serde(default)]
    pub used_by: UsedBy,
    /// Whom it may be used with.
    #[serde(default)]
    pub applies: Applies,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Oddities of the sources.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
    /// States, oldest first.
    pub state: Vec<StateFrom>,
    /// The model card.
    pub card: ModelCard,
    /// Shared answers.
    #[serde(default)]
    pub scale: BTreeMap<String, Scale>,
    /// Questions, in the order they are asked.
    pub item: Vec<Item>,
    /// Values computed from answers, each from those above it.
    #[serde(default)]
    pub derive: Vec<Derived>,
    /// Groups of items.
    #[serde(default)]
    pub domain: Vec<Domain>,
    /// Conditions without which nothing is scored.
    #[serde(default)]
    pub require: Vec<Requirement>,
    /// Sets of inputs, the fullest first; the first whose inputs are all given is used.
    #[serde(default)]
    pub set: Vec<InputSet>,
    /// Tables of numbers.
    #[serde(default)]
    pub table: BTreeMap<String, Table>,
    /// Bands, lowest first.
    #[serde(default)]
    pub band: Vec<Band>,
    /// Levels of needs and strengths.
    #[serde(default)]
    pub level: Vec<Level>,
    /// Scores, each from those above it.
    #[serde(default)]
    pub score: Vec<Score>,
    /// What the assessor is told when a condition holds.
    #[serde(default)]
    pub notice: Vec<Notice>,
    /// Proofs: answers and what they must give.
    #[serde(default)]
    pub test: Vec<InstrumentTest>,
}

/// A value computed from answers (`[[derive]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// Id, used like that of an item.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// CEL expression over items and values above.
    pub is: String,
}

/// A condition that answers must meet (`[[require]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// CEL condition; one that cannot be told yet, because an answer is missing, is not broken.
    pub that: String,
    /// What is wrong where it does not hold.
    pub says: Text,
    /// Items the user should look at.
    pub items: Vec<String>,
    /// The set of inputs it guards; absent: all.
    pub set: Option<String>,
}

/// A set of inputs (`[[set]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputSet {
    /// Id: `extended`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Items it needs beyond the mandatory ones.
    #[serde(default)]
    pub needs: Vec<String>,
}

/// Something the assessor should know (`[[notice]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Id.
    pub id: String,
    /// CEL condition over items, derived values, domains and scores.
    pub when: String,
    /// The words.
    pub says: Text,
}

/// A proof in the file (`[[test]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentTest {
    /// Where the expected numbers are published, or what the case shows.
    pub note: String,
    /// Answers by item.
    pub answers: BTreeMap<String, toml::Value>,
    /// Numbers by id of score, domain or derived value.
    #[serde(default)]
    pub expect: BTreeMap<String, f64>,
    /// How far a number may be off; exact to the printed digits when absent.
    pub within: Option<f64>,
    /// Band of the headline.
    pub band: Option<String>,
    /// The set of inputs used.
    pub set: Option<String>,
    /// Items that are missing: for the fullest set where `set` is given or numbers are expected, for any score otherwise.
    pub missing: Option<Vec<String>>,
    /// Items named by the refusal.
    pub refused: Option<Vec<String>>,
    /// Established needs, area and level.
    pub needs: Option<BTreeMap<String, String>>,
    /// Ids of notices.
    pub notices: Option<Vec<String>>,
}
