//! `classifiers/*.toml`: code lists with dates, one list per file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Source, Text};

/// One code list: prisons, release kinds, funding sources…
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classifier {
    /// Id used by other definitions: `release-kind`.
    pub id: String,
    /// Name of the list.
    pub name: Text,
    /// Where the list comes from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The codes, in the order they are shown.
    pub code: Vec<Code>,
}

/// One entry of a code list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Stable id stored in the record.
    pub id: String,
    /// Its words.
    pub name: Text,
    /// First day it may be used; open when absent.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub from: Option<NaiveDate>,
    /// Last day it may be used; open when absent.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub to: Option<NaiveDate>,
    /// Code of the same list this one belongs under (unit of a prison, grade of a regime).
    pub parent: Option<String>,
    /// Further facts definitions may ask for: `agency = "ievp"`, `regime = "closed"`, `places = "80"`.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
    /// Oddities of the source.
    pub note: Option<Text>,
}

impl Classifier {
    /// The code with this id, whatever its dates.
    #[must_use]
    pub fn code(&self, id: &str) -> Option<&Code> {
        self.code.iter().find(|code| code.id == id)
    }

    /// Codes that may be used on `day`.
    pub fn on(&self, day: NaiveDate) -> impl Iterator<Item = &Code> {
        self.code.iter().filter(move |code| code.valid_on(day))
    }
}

impl Code {
    /// Whether the code may be used on `day` (both ends included).
    #[must_use]
    pub fn valid_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
