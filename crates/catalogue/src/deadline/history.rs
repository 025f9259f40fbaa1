//! What happened in a case, as far as deadlines ask.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseEvent {
    /// Code of classifier `case-event`.
    pub kind: String,
    /// The day.
    pub on: NaiveDate,
    /// Facts a deadline may ask for: `kind = "risk-needs"`.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
}

/// A time in which something cannot be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Code of classifier `exemption`.
    pub kind: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; open when absent.
    pub to: Option<NaiveDate>,
}

/// Everything deadlines are computed from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseHistory {
    /// Events, in any order.
    pub events: Vec<CaseEvent>,
    /// Exemptions, in any order.
    pub exemptions: Vec<Exemption>,
    /// Expected release, where there is one.
    pub release_on: Option<NaiveDate>,
}
