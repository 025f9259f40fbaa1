//! Words of a definition in every language of its pack.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A language code as printed in packs and URLs: `lv`, `en`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(pub String);

impl Lang {
    /// The language with this code.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.to_owned())
    }
}

/// The same words in every language: `{ lv = "Ģimenes diena", en = "Family day" }`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// The words in `lang`; where they are missing, in the first language that has them; empty only for an empty text.
    #[must_use]
    pub fn get(&self, lang: &str) -> &str {
        self.0.get(lang).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// Whether words exist in `lang` and are not blank.
    #[must_use]
    pub fn has(&self, lang: &str) -> bool {
        self.0.get(lang).is_some_and(|words| !words.trim().is_empty())
    }
}
