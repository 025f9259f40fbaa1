//! What a user must know of an instrument before trusting it: state, population, validity, limits, who may use it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Text;

/// How far an instrument has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstrumentState {
    /// Written.
    Developed,
    /// Tried on cases.
    Trialled,
    /// Its validity was studied here.
    Validated,
    /// Used in practice.
    InPractice,
    /// Kept for comparison and research; decides nothing.
    Reference,
    /// No longer used.
    Withdrawn,
}

/// A state and the day it begins (`[[state]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateFrom {
    /// The state.
    pub is: InstrumentState,
    /// First day.
    #[serde(deserialize_with = "crate::day::required")]
    pub from: NaiveDate,
    /// Ground of the step: study, order.
    pub note: Option<Text>,
}

/// The model card (`[card]`), shown to the assessor.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelCard {
    /// What it is for.
    pub purpose: Text,
    /// Whom it was made and tried on.
    pub population: Text,
    /// What is known of its validity.
    pub validity: Text,
    /// What it must not be used for.
    pub limits: Text,
    /// Whose it is and on what terms it may be used.
    pub licence: Option<Text>,
    /// Figures of validity studies.
    #[serde(default)]
    pub finding: Vec<Finding>,
}

/// One figure of a validity study.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// What was measured: `AUC`.
    pub measure: String,
    /// The figure as published.
    pub value: String,
    /// On whom, and where it is published.
    pub note: Text,
}

/// Who may use it (`[used_by]`).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsedBy {
    /// Roles; empty: every role that may write assessments.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Code of classifier `qualification` that the assessor must hold on the day.
    pub qualification: Option<String>,
}

/// Whom it may be used with (`[applies]`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applies {
    /// Least and greatest age in whole years on the day of the assessment, both included.
    pub age: Option<[u32; 2]>,
    /// Codes of classifier `sex`; empty: all.
    #[serde(default)]
    pub sex: Vec<String>,
}

impl Applies {
    /// Whether it may be used with a person of this age and sex.
    #[must_use]
    pub fn to(&self, age: u32, sex: &str) -> bool {
        self.age.is_none_or(|[least, most]| (least..=most).contains(&age))
            && (self.sex.is_empty() || self.sex.iter().any(|code| code == sex))
    }
}
