//! `indicators/*.toml`: an official passport plus one query over the snapshot.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Anomaly, Comparator, Source, Text};

/// An indicator: what the passport says and how it is computed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Number as printed: `1.2`.
    pub id: String,
    /// Version of the definition, raised when its meaning changes.
    pub version: u32,
    /// Policy document it belongs to.
    pub document: String,
    /// Outcome number in that document; absent where the document has none.
    pub outcome: Option<u32>,
    /// Agency that owns it.
    pub owner: String,
    /// Official name.
    pub name: Text,
    /// Name as printed in the mid-term report's table 1, where it differs.
    pub name_in_report: Option<Text>,
    /// Where the passport is.
    pub sources: Vec<Source>,
    /// Id of the [`crate::Unit`]: `percent`, `person`, `event`, `place`, `points`.
    pub unit: String,
    /// How the value is made from the cases.
    pub measure_as: MeasureAs,
    /// Which reading of the rows is official.
    pub counts: CountUnit,
    /// How cases belong to years.
    #[serde(default)]
    pub period: Period,
    /// How often it is measured.
    pub frequency: Frequency,
    /// How a value is compared with its target.
    pub comparator: Comparator,
    /// Months after the end of a year before that year is complete (outcome windows, late data).
    #[serde(default)]
    pub complete_after_months: u32,
    /// Method in one sentence, our words.
    pub method: Text,
    /// Passport texts.
    pub passport: Passport,
    /// Values known before the first year.
    #[serde(default)]
    pub baseline: BTreeMap<String, f64>,
    /// Forecast value per year.
    #[serde(default)]
    pub target: BTreeMap<String, f64>,
    /// Why the value of a year differs from the forecast, where the sources say it: `2024 = { lv, en }`.
    #[serde(default)]
    pub explanation: BTreeMap<String, Text>,
    /// Ambiguous points of the source as named parameters.
    #[serde(default)]
    pub parameter: BTreeMap<String, Parameter>,
    /// Reason codes of cases that are considered and left out, in words.
    #[serde(default)]
    pub reason: BTreeMap<String, Text>,
    /// The query.
    pub query: Query,
    /// Contradictions in the sources.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
    /// Cases that prove the query.
    #[serde(default)]
    pub test: Vec<IndicatorTest>,
}

/// How the value of a period is made from its cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureAs {
    /// Sum of the numerator over counted cases.
    Count,
    /// 100 × numerator ÷ counted cases.
    Share,
    /// Numerator of the newest case of the period.
    Latest,
}

/// The official reading of the rows; both are always shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountUnit {
    /// Every row counts.
    Cases,
    /// Every person counts once per period.
    Persons,
}

/// How cases belong to years.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// The year of the case's `date`.
    #[default]
    CalendarYear,
    /// Every year whose 31 December lies between the case's `date` and its `until` (open when null).
    StockAtYearEnd,
    /// The number in the case's `period` column (fiscal years).
    Given,
}

/// How often an indicator is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Once a year.
    Yearly,
    /// At least every second year.
    EverySecondYear,
}

/// The passport as approved: label and text of each field in order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passport {
    /// Number as printed in the passport: `Nr. 1`.
    pub number: String,
    /// The fields.
    pub row: Vec<PassportRow>,
    /// Footnotes, in order.
    #[serde(default)]
    pub footnote: Vec<Text>,
}

/// One field of a passport.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassportRow {
    /// Field label.
    pub label: Text,
    /// Field text.
    pub text: Text,
}

/// A point the source leaves open, with the reading chosen.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The chosen value; stands for `$name` in the query as a literal: a number as it is, a text in quotes.
    pub value: toml::Value,
    /// Other readings the source allows.
    pub choices: Vec<toml::Value>,
    /// What it decides.
    pub name: Text,
}

/// One SQL query that returns cases.
///
/// Columns: `case_key` (text), `person_key` (text, may be null), `date` (date), `reason` (text, null where the case
/// counts), `numerator` (boolean or number), optionally `until` (stock) or `period` (given), and the breakdown columns.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    /// The SQL text over snapshot tables, `$name` for parameters.
    pub sql: String,
    /// Columns to break down by.
    #[serde(default)]
    pub breakdown: Vec<Breakdown>,
    /// SQL condition over the query's columns; such cases are listed apart as boundary cases.
    pub boundary: Option<String>,
}

/// A column to break down by, with the code list that gives its words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// Column of the query.
    pub column: String,
    /// Its heading.
    pub name: Text,
    /// Classifier that names its values, or `activity-type` where they are ids of activity types; absent: shown as they
    /// are.
    pub classifier: Option<String>,
}

/// Tiny tables in, answer out; run by `tilts check`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorTest {
    /// What it shows.
    pub name: Text,
    /// Snapshot table to CSV file, relative to the indicator's file.
    pub table: BTreeMap<String, String>,
    /// As-of date of the tiny snapshot (ISO).
    pub as_of: String,
    /// What must come out.
    pub expect: Vec<TestExpectation>,
}

/// The expected answer for one year.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestExpectation {
    /// Year.
    pub year: i32,
    /// Value, to the digits printed.
    pub value: Option<f64>,
    /// Sum of numerators.
    pub numerator: Option<f64>,
    /// Counted cases.
    pub denominator: Option<u64>,
    /// Cases left out.
    pub excluded: Option<u64>,
    /// Boundary cases.
    pub boundary: Option<u64>,
}
