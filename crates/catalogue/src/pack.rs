//! `pack.toml`: what a country's pack is and the few numbers that hold for all of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Text;

/// Head of a pack.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Short id, the name of the folder: `lv`.
    pub id: String,
    /// Version of the pack, raised with every change of a definition's meaning.
    pub version: String,
    /// Its name for people.
    pub name: Text,
    /// Languages every text must have; the first is the default.
    pub languages: Vec<String>,
    /// ISO currency code.
    pub currency: String,
    /// Published cells below this number of persons are suppressed.
    pub suppress_below: u32,
    /// Agencies that hold cases or plan policy: code to name.
    pub agency: BTreeMap<String, Text>,
    /// Source documents: short code to title.
    pub source: BTreeMap<String, Text>,
}
