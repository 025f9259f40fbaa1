//! `projects/*.toml`: EU and other projects with budget, activities, outputs and counting rules.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Anomaly, Query, Source, Text};

/// A project.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Id: `4.3.4.7`.
    pub id: String,
    /// Contract number, normalised.
    pub number: Option<String>,
    /// Other spellings in the sources.
    #[serde(default)]
    pub also_printed: Vec<String>,
    /// Official name.
    pub name: Text,
    /// Short name: "Projekts 4.3.4.7.".
    pub short: Text,
    /// Acronym: `DARI`.
    pub acronym: Option<String>,
    /// Agency or institution that carries it out.
    pub owner: Option<String>,
    /// Id of the [`crate::Fund`] or funding source code.
    pub fund: String,
    /// Measure or programme line it belongs to.
    pub programme: Option<Text>,
    /// Goal.
    pub goal: Option<Text>,
    /// First day.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub to: Option<NaiveDate>,
    /// State in words.
    pub state: Option<Text>,
    /// Money.
    pub budget: Option<Budget>,
    /// Planned activities.
    #[serde(default)]
    pub activity: Vec<ProjectActivity>,
    /// Staff posts.
    pub posts: Option<f64>,
    /// Full-time equivalents.
    pub fte: Option<f64>,
    /// Output indicators.
    #[serde(default)]
    pub output: Vec<Output>,
    /// Counting rules by id; each returns cases.
    #[serde(default)]
    pub rule: BTreeMap<String, Rule>,
    /// Reported outputs in words.
    #[serde(default)]
    pub reported: Vec<Text>,
    /// Where it is.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Oddities.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
}

/// Money of a project; parts add up to the total.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Total in cents.
    pub total_cents: i64,
    /// Parts.
    pub parts: Vec<BudgetPart>,
}

/// One source of a budget.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetPart {
    /// Code of classifier `funding-source`.
    pub source: String,
    /// Cents.
    pub cents: i64,
    /// Share as printed, percent.
    pub percent: Option<f64>,
}

/// A planned activity of a project.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectActivity {
    /// Id: `A1`.
    pub id: String,
    /// Title.
    pub name: Text,
    /// Why, in our words.
    pub purpose: Option<Text>,
}

/// An output indicator of a project.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// Id: `persons`.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Target at the end of the project.
    pub target: f64,
    /// Unit.
    pub unit: String,
    /// Groups of persons that count (codes of `participant-role`).
    #[serde(default)]
    pub groups: Vec<String>,
    /// Rules whose union counts; each person once, on the first qualifying date inside the project's period.
    pub rules: Vec<String>,
}

/// A counting rule: a query that returns one row per qualifying case.
///
/// Columns: `case_key`, `person_key`, `date`, `reason` (null where it qualifies), `group`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The rule in words.
    pub name: Text,
    /// What it counts on, as printed.
    pub condition: Option<Text>,
    /// Reasons for cases left out.
    #[serde(default)]
    pub reason: BTreeMap<String, Text>,
    /// The query.
    pub query: Query,
}
