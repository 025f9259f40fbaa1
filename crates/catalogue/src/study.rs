//! `studies.toml`: the register of studies and evaluations.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Source, Text};

/// A study (`[[study]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Id.
    pub id: String,
    /// Title.
    pub name: Text,
    /// Contractor (an organisation).
    pub contractor: Option<String>,
    /// Agency that ordered it.
    pub client: Option<String>,
    /// Year of publication.
    pub year: Option<i32>,
    /// Due day of the final report.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub due: Option<NaiveDate>,
    /// Project that paid for it.
    pub project: Option<String>,
    /// State in words.
    pub state: Option<Text>,
    /// Public address.
    pub url: Option<String>,
    /// Period the evidence is about.
    pub evidence_period: Option<String>,
    /// Place in the source.
    pub source: Source,
}
