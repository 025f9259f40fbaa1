//! Words of a definition in every language of its pack.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
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

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Words)
    }
}

struct Words;

impl<'de> Visitor<'de> for Words {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words in every language, { lv = \"…\", en = \"…\" }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut words = BTreeMap::new();
        while let Some((lang, text)) = map.next_entry::<String, String>()? {
            if lang.len() != 2 || !lang.chars().all(|letter| letter.is_ascii_lowercase()) {
                return Err(A::Error::custom(format!(
                    "`{lang}` is not a language code; write words in every language, {{ lv = \"…\", en = \"…\" }}"
                )));
            }
            words.insert(lang, text);
        }
        if words.is_empty() {
            return Err(A::Error::custom(
                "words are missing; write them in every language, { lv = \"…\", en = \"…\" }",
            ));
        }
        Ok(Text(words))
    }
}
