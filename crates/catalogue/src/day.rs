//! Days in definitions, written `2024-04-03` with or without quotes.

use std::fmt;

use chrono::NaiveDate;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

struct Day;

impl<'de> Visitor<'de> for Day {
    type Value = NaiveDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as 2024-04-03")
    }

    fn visit_str<E: Error>(self, written: &str) -> Result<NaiveDate, E> {
        written.parse().map_err(|_| E::custom(format!("`{written}` is not a day; write it as in \"2024-04-03\"")))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<NaiveDate, A::Error> {
        let written = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?.to_string();
        self.visit_str(&written)
    }
}

/// A day that must be given.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    deserializer.deserialize_any(Day)
}

/// A day that may be left out.
pub(crate) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    Ok(Option::<Written>::deserialize(deserializer)?.map(|Written(day)| day))
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Written(#[serde(deserialize_with = "required")] NaiveDate);
