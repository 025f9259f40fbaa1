//! A value that a plan or project promises, and how the ledger counts towards it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Anomaly, Text};

/// One promised value of a plan row, a carry-over or an achievement.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Id within its owner, unique in the document: `P15-4.3-01/a`.
    pub id: String,
    /// What kind of value it is.
    pub kind: TargetKind,
    /// The promised value; absent where the source prints none (see `anomaly`).
    pub value: Option<f64>,
    /// Id of the [`crate::Unit`].
    pub unit: String,
    /// How the value repeats.
    #[serde(default)]
    pub per: Per,
    /// How a result is compared with it.
    #[serde(default)]
    pub comparator: Comparator,
    /// Values that differ in single years: `{ 2016 = 70 }`.
    #[serde(default)]
    pub exception: BTreeMap<String, f64>,
    /// Year or day by which it is due; absent: end of the document's period.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub deadline: Option<NaiveDate>,
    /// What exactly is counted, in words, where the unit does not say it all.
    pub what: Option<Text>,
    /// How the ledger answers it; absent: it is only tracked.
    pub count: Option<LedgerCount>,
    /// Oddities of the source.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
}

/// Kinds of promised values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetKind {
    /// A number of things or people.
    Count,
    /// A share in percent.
    Percent,
    /// Something is done.
    Milestone,
    /// A ratio of two numbers.
    Ratio,
    /// A direction only.
    Trend,
}

/// How a promised value repeats.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// Once over the whole period.
    #[default]
    Period,
    /// Every year.
    Year,
    /// Every year in every prison.
    YearPerPrison,
    /// All the time.
    Continuous,
}

/// How a result is compared with a target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparator {
    /// `>=`, "vismaz"; the reading where the source prints a bare number.
    #[default]
    AtLeast,
    /// `<=`, "līdz".
    AtMost,
    /// `=`.
    Equal,
    /// More than the year before, "palielinās".
    Increase,
    /// Within the tolerance of the year before, "stabilā apjomā".
    Stable,
}

/// Which ledger entries count, readable line by line; the engine writes the SQL.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerCount {
    /// What is counted.
    pub what: LedgerWhat,
    /// Activity types (or deliverable kinds where `what = "deliverables"`).
    #[serde(default)]
    pub types: Vec<String>,
    /// Participant roles; empty: all. For `headcount`: headcount kinds.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Agency that recorded the entry.
    pub agency: Option<String>,
    /// Project the entry is charged to.
    pub project: Option<String>,
    /// Topic code of the entry.
    pub topic: Option<String>,
    /// Further SQL condition over the snapshot columns of `activity` (`a.`), `participation` (`p.`), `headcount`
    /// (`h.`) or `deliverable` (`d.`).
    #[serde(rename = "where")]
    pub condition: Option<String>,
}

/// What a [`LedgerCount`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LedgerWhat {
    /// Ledger entries.
    Activities,
    /// Attended participations.
    Participations,
    /// Distinct persons with at least one attended participation.
    Persons,
    /// Sum of headcounts.
    Headcount,
    /// Introduced deliverables.
    Deliverables,
}
