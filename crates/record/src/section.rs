//! Section (sekcija): one probation function for one person, from opening to closing.

use chrono::NaiveDate;

use crate::PersonId;

/// Id of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub i64);

/// A section to record; closed ones carry their closing.
#[derive(Debug, Clone)]
pub struct NewSection {
    /// Person.
    pub person: PersonId,
    /// Code of `probation-function`.
    pub function: String,
    /// Code of `section-basis`.
    pub basis: String,
    /// Territorial unit.
    pub unit: String,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day.
    pub closed_on: Option<NaiveDate>,
    /// Code of `closing-reason`; needed with `closed_on`.
    pub closing_reason: Option<String>,
    /// Tax register answer at opening.
    pub employed_at_opening: Option<bool>,
    /// Tax register answer at closing.
    pub employed_at_closing: Option<bool>,
}

/// The closing of an open section.
#[derive(Debug, Clone)]
pub struct SectionClosing {
    /// Section.
    pub section: SectionId,
    /// Last day.
    pub on: NaiveDate,
    /// Code of `closing-reason`.
    pub reason: String,
    /// Tax register answer at closing.
    pub employed_at_closing: Option<bool>,
}
