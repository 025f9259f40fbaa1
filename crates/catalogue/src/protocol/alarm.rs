//! What a standing report watches for: a limit that a column of an answer must not pass.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Text;

/// A rule over the tables of one answer (`[[analysis.alarm]]`). Every row that breaks it sounds the alarm by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alarm {
    /// Id within the analysis.
    pub id: String,
    /// Table of the answer: `steps`, `drift_tests`.
    pub table: String,
    /// Its column that is watched.
    pub column: String,
    /// Only rows with these labels: `group = "everybody"`.
    #[serde(default)]
    pub rows: BTreeMap<String, String>,
    /// Only rows with at least so much in these columns: `cases = 20`.
    #[serde(default)]
    pub least: BTreeMap<String, f64>,
    /// It sounds below this …
    pub below: Option<f64>,
    /// … or above this.
    pub above: Option<f64>,
    /// The rule in words, with `{limit}`, or `{percent}` where it is a share: it completes "it sounds if …".
    pub rule: Text,
    /// What is said when it sounds: the same, and any column of the table in braces.
    pub says: Text,
}

impl Alarm {
    /// Placeholders for the limit: as it is, and as a percentage.
    pub const LIMITS: [&'static str; 2] = ["limit", "percent"];

    /// The limit, whichever side it is on.
    #[must_use]
    pub fn limit(&self) -> f64 {
        self.below.or(self.above).unwrap_or(f64::NAN)
    }

    /// Whether a value breaks the rule.
    #[must_use]
    pub fn sounds(&self, value: f64) -> bool {
        self.below.is_some_and(|limit| value < limit) || self.above.is_some_and(|limit| value > limit)
    }

    /// The names in braces of its words in one language.
    pub fn places(text: &str) -> impl Iterator<Item = &str> {
        text.split('{').skip(1).filter_map(|rest| rest.split('}').next())
    }
}
