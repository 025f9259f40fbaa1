//! Deliverable (nodevums): something made and introduced, such as an e-solution, a study, a room.

use chrono::NaiveDate;

/// A deliverable to record; id is readable and unique.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewDeliverable {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Code of `deliverable-kind`.
    pub kind: String,
    /// Agency.
    pub agency: String,
    /// Project.
    pub project: Option<String>,
    /// Policy measure.
    pub measure: Option<String>,
    /// Day it came into use.
    pub introduced_on: Option<NaiveDate>,
    /// Day it went out of use.
    pub withdrawn_on: Option<NaiveDate>,
    /// How many it stands for.
    pub count: i32,
}

/// A recorded deliverable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliverable {
    /// Its data.
    pub data: NewDeliverable,
    /// Version.
    pub version: i32,
}
