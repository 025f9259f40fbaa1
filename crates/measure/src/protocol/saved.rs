//! A choice kept as a study: under a name, for a purpose, by somebody, on an instant, with everything that went into it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Choice;
use crate::Provenance;

/// An entry of the register of studies that an analyst made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedStudy {
    /// Name its author gave it.
    pub name: String,
    /// Purpose: a code of classifier `purpose`.
    pub purpose: String,
    /// What it is for, in the author's words.
    pub remark: String,
    /// Account.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What was chosen.
    pub choice: Choice,
    /// Definition and snapshot it was first run with.
    pub provenance: Provenance,
    /// Name of the first result.
    pub result: String,
}

impl SavedStudy {
    /// What it and its results are kept under.
    #[must_use]
    pub fn key(&self) -> String {
        self.choice.key()
    }
}
