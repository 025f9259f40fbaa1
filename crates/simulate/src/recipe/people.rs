//! Names, languages and bodies.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How people are called and what they are like.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleRecipe {
    /// Given names of men.
    pub male: Vec<String>,
    /// Given names of women.
    pub female: Vec<String>,
    /// Family names in the form men bear.
    pub family: Vec<String>,
    /// Endings of that form and what they become in a woman's name; the first that fits.
    pub feminine: Vec<[String; 2]>,
    /// Share of adults with a code of the new form.
    pub new_form_codes: f64,
    /// Share of people without a known code.
    pub no_code: f64,
    /// Languages and citizenships.
    pub origin: Vec<Origin>,
    /// Disability groups.
    pub disability: Disability,
}

/// A language and a citizenship.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Weight.
    pub share: f64,
    /// ISO language.
    pub language: String,
    /// ISO country.
    pub citizenship: String,
}

/// Who says which disability group people have, and how many have one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disability {
    /// Code of `fact-source`.
    pub source: String,
    /// Share by group.
    pub group: BTreeMap<String, f64>,
}

/// A weighted range of ages, in full years.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// Weight.
    pub weight: f64,
    /// First and last.
    pub years: [u32; 2],
}
