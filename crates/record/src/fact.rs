//! Fact (fakts): what another register said about a person on a day.

use chrono::NaiveDate;

use crate::PersonId;

/// A fact to record.
#[derive(Debug, Clone)]
pub struct NewFact {
    /// Person.
    pub person: PersonId,
    /// Code of `fact-kind`.
    pub kind: String,
    /// Day it happened or was true.
    pub on: NaiveDate,
    /// Last day it was true.
    pub until: Option<NaiveDate>,
    /// Code or number as text, by kind.
    pub value: Option<String>,
    /// Code of `fact-source`.
    pub source: String,
    /// Day the register answered.
    pub queried_on: NaiveDate,
}
