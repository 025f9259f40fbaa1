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
    /// Name of who saved it.
    pub by: String,
    /// Account of who saved it; none where it was saved before accounts were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// What was chosen.
    pub choice: Choice,
    /// Definition and snapshot it was first run with.
    pub provenance: Provenance,
    /// Name of the first result.
    pub result: String,
    /// What its author did with it since, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<SavedChange>,
}

/// Something its author did with a saved study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedChange {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub what: SavedAct,
}

/// What an author may do with a saved study; its choice and its results stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum SavedAct {
    /// Given another name than this one.
    Renamed {
        /// The name before.
        from: String,
    },
    /// Withdrawn: readable, and no longer offered.
    Withdrawn {
        /// Why, in the author's words.
        why: String,
    },
    /// Offered again.
    Restored,
}

impl SavedStudy {
    /// What it and its results are kept under.
    #[must_use]
    pub fn key(&self) -> String {
        self.choice.key()
    }

    /// Whether somebody saved it: the account, or, where none was kept, the name.
    #[must_use]
    pub fn is_of(&self, account: &str, name: &str) -> bool {
        self.account.as_ref().map_or(self.by == name, |own| own == account)
    }

    /// When it was withdrawn and why; none where it is offered.
    #[must_use]
    pub fn withdrawn(&self) -> Option<(DateTime<Utc>, &str)> {
        let last = self.changes.iter().rev().find(|change| !matches!(change.what, SavedAct::Renamed { .. }))?;
        if let SavedAct::Withdrawn { why } = &last.what { Some((last.at, why)) } else { None }
    }

    /// The same under another name; unchanged where it has that name.
    #[must_use]
    pub fn renamed(mut self, name: String, at: DateTime<Utc>) -> Self {
        if name != self.name {
            let from = std::mem::replace(&mut self.name, name);
            self.changes.push(SavedChange { at, what: SavedAct::Renamed { from } });
        }
        self
    }

    /// The same withdrawn; unchanged where it is.
    #[must_use]
    pub fn withdrawn_for(mut self, why: String, at: DateTime<Utc>) -> Self {
        if self.withdrawn().is_none() {
            self.changes.push(SavedChange { at, what: SavedAct::Withdrawn { why } });
        }
        self
    }

    /// The same offered again; unchanged where it is.
    #[must_use]
    pub fn restored(mut self, at: DateTime<Utc>) -> Self {
        if self.withdrawn().is_some() {
            self.changes.push(SavedChange { at, what: SavedAct::Restored });
        }
        self
    }
}
