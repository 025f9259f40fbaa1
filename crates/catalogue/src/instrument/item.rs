//! One question of an instrument and the answers it takes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{NeedRule, StrengthRule, Text};

/// One question (`[[item]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Id, used in conditions and columns: letters a–z, digits and `_`.
    pub id: String,
    /// What kind of answer it takes.
    #[serde(rename = "type")]
    pub kind: ItemType,
    /// The question.
    pub name: Text,
    /// What the assessor should look at.
    pub guidance: Option<Text>,
    /// Answers to choose from, where they belong to this item alone.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Answers to choose from, shared under `[scale.<id>]`.
    pub scale: Option<String>,
    /// Least and greatest number.
    pub range: Option<[f64; 2]>,
    /// Where it is filled from the record, one of [`Item::FROM`], to be corrected with a reason.
    pub from: Option<String>,
    /// Condition under which it is asked, over earlier items.
    pub visible: Option<String>,
    /// The answer that counts while it is not asked, as written in a form.
    pub hidden_as: Option<String>,
    /// What happens while it is not answered.
    #[serde(default)]
    pub missing: MissingRule,
    /// A fact of the past that no work with the person changes: left out of "what would change the band".
    #[serde(default)]
    pub fixed: bool,
    /// The answer is itself a need with a level (instruments without totals).
    pub need: Option<NeedRule>,
    /// The answer is a strength with a level, shown beside needs and never part of a score by itself.
    pub strength: Option<StrengthRule>,
}

/// Kinds of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemType {
    /// One of the choices.
    Choice,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// Words; never scored.
    Text,
}

/// What an unanswered item does to the scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissingRule {
    /// Nothing is scored without it (unless a smaller set of inputs does not need it).
    #[default]
    Mandatory,
    /// Its domain is scored from the other answers, as long as enough of them are given.
    Prorated,
    /// The answer with the most points is assumed and said so.
    WorstCase,
    /// Nothing needs it.
    Optional,
}

/// One answer to choose from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Id kept in the record.
    pub id: String,
    /// Its words.
    pub name: Text,
    /// Points it gives.
    pub points: Option<f64>,
    /// When to choose it.
    pub guidance: Option<Text>,
}

/// Answers shared by several items (`[scale.<id>]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The answers, in the order they are shown.
    pub choices: Vec<Choice>,
}

impl Item {
    /// Places in the record an item may be filled from.
    pub const FROM: [&str; 12] = [
        "assessment.day",
        "custody.placed_on",
        "person.age",
        "person.born",
        "person.citizenship",
        "person.language",
        "person.sex",
        "release.released_on",
        "section.opened_on",
        "sentence.convicted_on",
        "sentence.count",
        "sentence.ends_on",
    ];

    /// Answers to choose from, its own or those of its scale.
    #[must_use]
    pub fn choices<'a>(&'a self, scales: &'a BTreeMap<String, Scale>) -> &'a [Choice] {
        self.scale.as_ref().and_then(|scale| scales.get(scale)).map_or(&self.choices, |scale| &scale.choices)
    }
}
