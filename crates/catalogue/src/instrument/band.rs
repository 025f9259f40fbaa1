//! Where numbers become words: bands of scores, levels of needs and strengths.

use serde::{Deserialize, Serialize};

use crate::Text;

/// A band of a score (`[[band]]`), from the lowest to the highest.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Id: `low`.
    pub id: String,
    /// Its words.
    pub name: Text,
    /// What it suggests to the person who decides: intensity of work, a strategy.
    pub advice: Option<Text>,
}

/// A level of a need or a strength (`[[level]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Id: `action-needed`.
    pub id: String,
    /// Its words.
    pub name: Text,
    /// A need at this level is established, and a plan must answer it; a strength at this level can be used.
    pub counts: bool,
}

/// One step of a ladder of bands or levels; the first that fits is taken, the last has no limit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandLimit {
    /// Greatest number that still belongs here.
    pub to: Option<f64>,
    /// First number that no longer belongs here.
    pub below: Option<f64>,
    /// Id of the band or level.
    pub is: String,
}

/// How the result of a domain or item becomes a need.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedRule {
    /// Code of classifier `need`.
    pub area: String,
    /// Levels by number.
    pub levels: Vec<BandLimit>,
}

/// How the answer of an item, or the result of a domain, becomes a strength.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrengthRule {
    /// Levels by number.
    pub levels: Vec<BandLimit>,
}

impl BandLimit {
    /// Whether `number` belongs here, where nothing before fitted.
    #[must_use]
    pub fn holds(&self, number: f64) -> bool {
        self.to.is_none_or(|to| number <= to) && self.below.is_none_or(|below| number < below)
    }

    /// The step of the ladder that holds `number`.
    #[must_use]
    pub fn of(ladder: &[Self], number: f64) -> Option<&Self> {
        ladder.iter().find(|limit| limit.holds(number))
    }
}
