//! What measurement answers: values with their cases, reasons, completeness and provenance.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The answer for one indicator over all years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorResult {
    /// Indicator id.
    pub indicator: String,
    /// One entry per year, oldest first: every year with a target, a baseline or a case.
    pub years: Vec<YearValue>,
    /// Parameters used, as text.
    pub parameters: BTreeMap<String, String>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The value of one year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearValue {
    /// Year.
    pub year: i32,
    /// Official value; `None` where nothing was measured.
    pub value: Option<f64>,
    /// Sum of numerators over counted cases (official reading).
    pub numerator: f64,
    /// Counted cases (official reading); the denominator of a share.
    pub denominator: u64,
    /// Distinct persons among counted cases with a positive numerator.
    pub persons: u64,
    /// Counted cases with a positive numerator (participations).
    pub cases: u64,
    /// Forecast of the year.
    pub target: Option<f64>,
    /// Value compared with the target.
    pub status: Status,
    /// How complete the year is.
    pub completeness: Completeness,
    /// Cases considered and left out, by reason code.
    pub excluded: BTreeMap<String, u64>,
    /// Boundary cases; `None` where suppressed.
    pub boundary: Option<u64>,
    /// Column → value of the breakdown → cell.
    pub breakdowns: Vec<BreakdownTable>,
}

/// One breakdown of a year's value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BreakdownTable {
    /// Column of the query.
    pub column: String,
    /// Cells in order of the column's values (null shown as an empty string).
    pub cells: Vec<BreakdownCell>,
}

/// A cell of a breakdown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BreakdownCell {
    /// Value of the column.
    pub key: String,
    /// Official value of the cell; `None` where suppressed.
    pub value: Option<f64>,
    /// Numerator; `None` where suppressed.
    pub numerator: Option<f64>,
    /// Counted cases; `None` where suppressed.
    pub denominator: Option<u64>,
    /// Distinct persons among the counted cases, 0 where cases name no persons; `None` where suppressed.
    pub persons: Option<u64>,
}

/// A value against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Target reached.
    Reached,
    /// Target not reached.
    NotReached,
    /// No target that year, or nothing to compare with.
    NoTarget,
    /// The year is not complete; no verdict yet.
    Open,
    /// Nothing was measured although a target exists.
    Missing,
}

/// How complete a year is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Completeness {
    /// Everything that can belong to the year is known.
    Complete,
    /// The year itself, or the outcome window after it, is not over on the snapshot's as-of day.
    WindowOpen {
        /// First day the year is complete.
        complete_on: NaiveDate,
    },
    /// The year lies before the record begins.
    BeforeRecord,
}

/// What a number was computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Definition file, relative to the pack.
    pub definition: String,
    /// Definition version.
    pub definition_version: u32,
    /// SHA-256 (hex) of the definition file.
    pub definition_hash: String,
    /// Pack id and version.
    pub pack: String,
    /// SHA-256 (hex) of the snapshot.
    pub snapshot_hash: String,
    /// As-of day of the snapshot.
    pub as_of: NaiveDate,
    /// The snapshot holds simulated data.
    pub simulated: bool,
}

/// One case behind an indicator's value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "the name of the query's column")]
pub struct Case {
    /// Pseudonym of the case.
    pub case_key: String,
    /// Pseudonym of the person.
    pub person_key: Option<String>,
    /// Day that assigns it to a year.
    pub date: Option<NaiveDate>,
    /// Reason code where it is left out.
    pub reason: Option<String>,
    /// Numerator.
    pub numerator: f64,
    /// It is a boundary case.
    pub boundary: bool,
    /// Breakdown columns.
    pub columns: BTreeMap<String, String>,
}

/// The answer for one countable target of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetResult {
    /// Plan id.
    pub plan: String,
    /// Task number or row id.
    pub owner: String,
    /// Target id.
    pub target: String,
    /// Value per period: year, or `None` for the whole period; per prison where the target says so.
    pub values: Vec<TargetValue>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// One value of a countable target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetValue {
    /// Year; `None` for the whole period.
    pub year: Option<i32>,
    /// Prison (organisation id), where the target holds per prison.
    pub prison: Option<String>,
    /// Value counted.
    pub value: f64,
    /// Promised value of that period.
    pub target: Option<f64>,
    /// Compared.
    pub status: Status,
    /// How complete.
    pub completeness: Completeness,
}

/// The answer for one structured value of an achievement that the ledger can count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AchievementCount {
    /// Task reference: `plan-2023-2024/1.3`.
    pub task: String,
    /// Achievement id.
    pub achievement: String,
    /// Value id.
    pub value: String,
    /// Number printed.
    pub printed: Option<f64>,
    /// Number counted in the ledger.
    pub counted: f64,
}

/// The answer for a project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectResult {
    /// Project id.
    pub project: String,
    /// Its outputs.
    pub outputs: Vec<OutputResult>,
    /// Money per source and kind, cents.
    pub money: Vec<MoneyLine>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Money of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyLine {
    /// Code of `funding-source`.
    pub source: String,
    /// Code of `budget-movement`.
    pub kind: String,
    /// Year.
    pub year: i32,
    /// Cents.
    pub cents: i64,
}

/// One output indicator of a project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutputResult {
    /// Output id.
    pub output: String,
    /// Distinct persons (or cases without persons) that count.
    pub value: u64,
    /// Target.
    pub target: f64,
    /// By year of the first qualifying date.
    pub by_year: BTreeMap<i32, u64>,
    /// By group of that first case.
    pub by_group: BTreeMap<String, u64>,
    /// Per rule: qualifying cases, distinct persons, persons that no earlier case had.
    pub by_rule: Vec<RuleCount>,
    /// Cases left out by reason, over all rules.
    pub excluded: BTreeMap<String, u64>,
    /// Who counts and why, without names: one line per person.
    pub members: Vec<Member>,
}

/// What one counting rule brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCount {
    /// Rule id.
    pub rule: String,
    /// Qualifying cases inside the period.
    pub cases: u64,
    /// Distinct persons among them.
    pub persons: u64,
    /// Persons whose first qualifying case is of this rule.
    pub first: u64,
}

/// One person that counts in an output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Pseudonym.
    pub person_key: String,
    /// First qualifying date.
    pub date: NaiveDate,
    /// Rule of that date.
    pub rule: String,
    /// Group.
    pub group: Option<String>,
    /// All rules the person meets.
    pub rules: Vec<String>,
}

/// One possible double charge found by the demarcation rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubleCharge {
    /// Pseudonym.
    pub person_key: String,
    /// Day.
    pub date: NaiveDate,
    /// Activity type.
    pub activity_type: String,
    /// First entry.
    pub first_activity: String,
    /// Fund it is charged to.
    pub first_fund: String,
    /// Second entry.
    pub second_activity: String,
    /// Fund it is charged to.
    pub second_fund: String,
}
