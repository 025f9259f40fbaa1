//! The result of an assessment: every score with the share of every term, needs and strengths, and what was missing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Contribution;

/// What an instrument says about answers. It only advises: the person who decides is recorded beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scored {
    /// Id of the instrument.
    pub instrument: String,
    /// Its version.
    pub version: u32,
    /// Hash of what that version asks and how it scores.
    pub hash: String,
    /// The set of inputs used, where the instrument has sets.
    pub set: Option<String>,
    /// A fuller set was wanted, but inputs were missing.
    pub fallback: Option<Fallback>,
    /// The score whose band is the outcome.
    pub headline: Option<String>,
    /// Scores, in order.
    pub scores: Vec<ScoreResult>,
    /// Derived values by id; a day as the number 20251003, a truth value as 0 or 1.
    pub derived: BTreeMap<String, f64>,
    /// Domains, in order.
    pub domains: Vec<DomainResult>,
    /// Needs with a level, whether established or not.
    pub needs: Vec<FoundNeed>,
    /// Strengths with a level, whether usable or not.
    pub strengths: Vec<FoundStrength>,
    /// Items that were asked and not answered.
    pub missing: Vec<String>,
    /// Items whose worst answer was assumed because they were not answered.
    pub assumed: Vec<String>,
    /// Answers that did not count because their items were not asked.
    pub not_asked: Vec<String>,
    /// Ids of notices that hold.
    pub notices: Vec<String>,
}

/// A smaller set of inputs was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// The fullest set.
    pub wanted: String,
    /// Items it misses.
    pub missing: Vec<String>,
}

/// One score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreResult {
    /// Its id.
    pub score: String,
    /// Its value after all steps.
    pub value: f64,
    /// The plain sum of its terms.
    pub sum: f64,
    /// Id of its band.
    pub band: Option<String>,
    /// The share of every term, in order.
    pub terms: Vec<Contribution>,
}

/// One domain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomainResult {
    /// Its id.
    pub domain: String,
    /// Its result; none for domains that only group; 0 where nothing of it was asked.
    pub value: Option<f64>,
    /// Items asked.
    pub asked: usize,
    /// Items answered (or assumed).
    pub answered: usize,
}

/// A need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundNeed {
    /// Code of classifier `need`.
    pub area: String,
    /// Domain or item it was found by.
    pub from: String,
    /// The number behind the level.
    pub value: f64,
    /// Id of the level.
    pub level: String,
    /// A plan must answer it.
    pub established: bool,
}

/// A strength.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundStrength {
    /// Domain or item it was found by.
    pub from: String,
    /// The number behind the level.
    pub value: f64,
    /// Id of the level.
    pub level: String,
    /// It can be used in a plan.
    pub usable: bool,
}

impl Scored {
    /// A score by its id.
    #[must_use]
    pub fn score(&self, id: &str) -> Option<&ScoreResult> {
        self.scores.iter().find(|score| score.score == id)
    }

    /// The score whose band is the outcome.
    #[must_use]
    pub fn outcome(&self) -> Option<&ScoreResult> {
        self.score(self.headline.as_deref()?)
    }

    /// Id of the outcome's band.
    #[must_use]
    pub fn band(&self) -> Option<&str> {
        self.outcome()?.band.as_deref()
    }

    /// Needs that a plan must answer.
    pub fn established_needs(&self) -> impl Iterator<Item = &FoundNeed> {
        self.needs.iter().filter(|need| need.established)
    }
}
