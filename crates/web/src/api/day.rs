//! A day as other systems send it: `2026-06-30`, within the years that cases are about.

use chrono::{Datelike, NaiveDate};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::shape::{Schemas, Shape};

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let day = text.parse::<NaiveDate>().ok().filter(|day| text.len() == 10 && (1850..=2200).contains(&day.year()));
        day.map(Self).ok_or_else(|| D::Error::custom("no day between 1850 and 2200; write it as 2026-06-30"))
    }
}

impl Shape for Day {
    fn schema(schemas: &mut Schemas) -> Value {
        let mut day = NaiveDate::schema(schemas);
        day["description"] = json!("A day, 1850 to 2200.");
        day
    }
}
