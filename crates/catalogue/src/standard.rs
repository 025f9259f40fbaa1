//! `standards.toml`: international instruments and what they ask for.

use serde::{Deserialize, Serialize};

use crate::{Anomaly, Source, Text};

/// An international instrument (`[[standard]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Id: `rec-2006-2`.
    pub id: String,
    /// Code as printed: `Rec(2006)2`.
    pub code: String,
    /// Body: `un`, `coe`.
    pub body: String,
    /// Title.
    pub name: Text,
    /// Binding convention or recommendation.
    pub binding: bool,
    /// Public address.
    pub url: Option<String>,
    /// What of it Tilts serves, tags of features.
    #[serde(default)]
    pub serves: Vec<String>,
    /// Place in the source.
    pub source: Source,
    /// Oddities.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
}
