//! `activities/*.toml`: kinds of ledger entries, one kind per file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Source, Text};

/// A kind of activity: family day, psychotherapist consultation, conference, supervision session…
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityType {
    /// Stable id: `family-day`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Code of classifier `activity-group` (family-ties, consultation, training…).
    pub group: String,
    /// Agencies that may record it; empty means every agency of the pack.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Roles in which people may take part and how many: `prisoner = "1.."`, `staff = "0..2"`. Roles are codes of
    /// classifier `participant-role`.
    pub roles: BTreeMap<String, Times>,
    /// Headcounts of people who are not identified, per kind: `adults = "part of guests"`. Empty: none are allowed.
    /// Kinds are codes of classifier `headcount-kind`.
    #[serde(default)]
    pub headcounts: BTreeMap<String, HeadcountKind>,
    /// Seen only by the unit that recorded it; elsewhere it counts without names.
    #[serde(default)]
    pub confidential: bool,
    /// Codes of classifier `profession` that may provide it; empty: any or none.
    #[serde(default)]
    pub professions: Vec<String>,
    /// Fields the entry must have besides type, date and unit: `topic`, `region`, `minutes`, `profession`, `place`,
    /// `funding`, `partner`, `theme`, `programme`, `instrument`.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Least number a year that the source asks for.
    pub minimum: Option<MinimumPerYear>,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// How many may take part in a role: `"1.."`, `"0..2"`, `"3"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Times {
    /// At least this many.
    pub least: u32,
    /// At most this many; open when absent.
    pub most: Option<u32>,
}

/// What a headcount is part of: `"whole"`, or `"part of guests"`; parts of one whole must add up to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum HeadcountKind {
    /// Stands on its own.
    Whole,
    /// One of the parts of the named whole.
    PartOf(String),
}

/// "At least one a year in every closed prison."
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinimumPerYear {
    /// Level at which the minimum holds: `prison`, `region`.
    pub per: String,
    /// Least number a year.
    pub year: u32,
    /// Regimes it holds for; empty: all.
    #[serde(default)]
    pub regimes: Vec<String>,
}

impl TryFrom<String> for Times {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong = || format!("`{text}` is not a number of participants; write `1..`, `0..2` or `3`");
        let number = |part: &str| part.parse::<u32>().map_err(|_| wrong());
        match text.split_once("..") {
            Some((least, "")) => Ok(Self { least: number(least)?, most: None }),
            Some((least, most)) => {
                let (least, most) = (number(least)?, number(most)?);
                if least <= most { Ok(Self { least, most: Some(most) }) } else { Err(wrong()) }
            }
            None => number(&text).map(|times| Self { least: times, most: Some(times) }),
        }
    }
}

impl From<Times> for String {
    fn from(times: Times) -> Self {
        match times.most {
            Some(most) if most == times.least => most.to_string(),
            Some(most) => format!("{}..{most}", times.least),
            None => format!("{}..", times.least),
        }
    }
}

impl TryFrom<String> for HeadcountKind {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.strip_prefix("part of ") {
            Some(whole) => Ok(Self::PartOf(whole.to_owned())),
            None if text == "whole" => Ok(Self::Whole),
            None => Err(format!("`{text}` is not a kind of headcount; write `whole` or `part of <whole>`")),
        }
    }
}

impl From<HeadcountKind> for String {
    fn from(kind: HeadcountKind) -> Self {
        match kind {
            HeadcountKind::Whole => "whole".to_owned(),
            HeadcountKind::PartOf(whole) => format!("part of {whole}"),
        }
    }
}
