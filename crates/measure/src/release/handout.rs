//! The ledger of extracts: who got which, what for and until when.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Entry, Ledger};
use crate::Provenance;

/// An extract that left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Number: the year and a running number, `2026-001`.
    pub id: String,
    /// Protocol whose cases it holds.
    pub study: String,
    /// Who got it.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// Account that made it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Day after which the recipient must have destroyed it.
    pub expires: NaiveDate,
    /// Columns that others may know, as released.
    pub columns: Vec<String>,
    /// Columns that are to be kept secret.
    pub secret: Vec<String>,
    /// Fewest people who had to share all values.
    pub k: u32,
    /// Fewest values of each secret column among them.
    pub l: u32,
    /// The fewest people who do share all values.
    pub smallest: u64,
    /// Rows.
    pub rows: u64,
    /// Definition and snapshot.
    pub provenance: Provenance,
    /// SHA-256 (hex) of the file.
    pub file_hash: String,
    /// Seal of the entry before; empty for the first.
    pub previous: String,
}

impl Release {
    /// Whether the recipient must have destroyed it by the day.
    #[must_use]
    pub fn is_over(&self, on: NaiveDate) -> bool {
        on > self.expires
    }
}

impl Entry for Release {
    fn id(&self) -> &str {
        &self.id
    }

    fn previous(&self) -> &str {
        &self.previous
    }
}

/// Who got which extract.
pub type ReleaseLedger = Ledger<Release>;
