//! `units/*.toml` (`[[unit]]`): what is counted, with the forms its noun takes beside a number.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A counted noun: employee, guest, conference, percent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Id used by targets and achievements: `employee`.
    pub id: String,
    /// Forms per language.
    pub forms: BTreeMap<String, NounForms>,
    /// True where the noun names persons (small cells are suppressed).
    #[serde(default)]
    pub persons: bool,
}

/// Forms of a noun beside a number. A missing form falls back to the nominative.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounForms {
    /// Nominative singular, beside 1, 21, 101 in Latvian: `nodarbinātais`.
    pub one: String,
    /// Nominative plural: `nodarbinātie`.
    pub other: String,
    /// Genitive plural, beside 10–20, 30… in Latvian (`zero` category) and in "skaits": `nodarbināto`.
    pub genitive: Option<String>,
    /// Genitive singular, beside fractions too in Latvian ("12,86 procenta"): `nodarbinātā`.
    pub genitive_one: Option<String>,
    /// Accusative singular: `nodarbināto`.
    pub accusative_one: Option<String>,
    /// Accusative plural: `nodarbinātos`.
    pub accusative: Option<String>,
    /// Dative singular: `nodarbinātajam`.
    pub dative_one: Option<String>,
    /// Dative plural: `nodarbinātajiem`.
    pub dative: Option<String>,
    /// Locative plural: `pasākumos`.
    pub locative: Option<String>,
    /// Locative singular: `pasākumā`.
    pub locative_one: Option<String>,
}
