//! The append-only, hash-chained audit log.

use chrono::{DateTime, NaiveDate, Utc};

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Place in the chain, from 1 without gaps.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Account.
    pub account: String,
    /// Role.
    pub role: String,
    /// Verb: `read`, `write`, `import`, `export`, `sign-in`…
    pub verb: String,
    /// What it was done to: `person`, `activity`…
    pub noun: String,
    /// Id of the subject; `None` for lists and batches.
    pub subject: Option<String>,
    /// Purpose code.
    pub purpose: String,
    /// Purpose remark and details, such as counts of a batch.
    pub detail: Option<String>,
    /// SHA-256 (hex) over this entry and the hash before it.
    pub hash: String,
}

/// Filters of the audit view; empty fields do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Account.
    pub account: Option<String>,
    /// Verb.
    pub verb: Option<String>,
    /// Noun.
    pub noun: Option<String>,
    /// Subject id.
    pub subject: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// What is wrong in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditFault {
    /// The entry's content does not give its hash.
    Changed {
        /// Place.
        seq: i64,
    },
    /// An entry is missing before this place.
    Missing {
        /// Place that is missing.
        seq: i64,
    },
    /// The entry does not follow from the one before it.
    Reordered {
        /// Place.
        seq: i64,
    },
    /// The end was cut off: the chain's head knows more entries.
    Truncated {
        /// Last place the head knows.
        expected: i64,
        /// Last place found.
        found: i64,
    },
}

/// Result of verifying the whole chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditVerdict {
    /// Entries read.
    pub entries: u64,
    /// Everything that is wrong, in order.
    pub faults: Vec<AuditFault>,
}
