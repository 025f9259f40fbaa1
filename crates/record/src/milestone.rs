//! Milestone: the actual day of something the pack plans.

use chrono::NaiveDate;

/// The state of one milestone of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneReached {
    /// Id in the pack's `acts.toml`.
    pub milestone: String,
    /// Day it was reached; `None` while open.
    pub reached_on: Option<NaiveDate>,
    /// Remark.
    pub note: Option<String>,
    /// Version for optimistic locking; 0 for a new one.
    pub version: i32,
}
