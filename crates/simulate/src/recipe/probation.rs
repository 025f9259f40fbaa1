//! Probation functions and what is known to be true of their clients.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::Ages;

/// How many clients there are, for how long, and why.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProbationRecipe {
    /// Agency.
    pub agency: String,
    /// Kinds of organisations that are offices with clients.
    pub office_kinds: Vec<String>,
    /// Kind of organisation that is a region.
    pub region_kind: String,
    /// Share of women.
    pub female: f64,
    /// Share of new sections of people who are known already.
    pub known_before: f64,
    /// Share of sections that end by death.
    pub death: f64,
    /// Code of `closing-reason` for it.
    pub death_reason: String,
    /// Functions.
    pub function: Vec<FunctionRecipe>,
    /// Supervision after a conditional release.
    pub after_release: AfterRelease,
    /// What is known to be true.
    pub truth: ProbationTruth,
}

/// A probation function.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionRecipe {
    /// Code of `probation-function`.
    pub id: String,
    /// First day of the function; absent: before the nation's time.
    pub from: Option<NaiveDate>,
    /// Open sections at a time.
    pub stock: f64,
    /// New sections a year, besides those after a release.
    pub per_year: f64,
    /// Mean length in months.
    pub months: f64,
    /// Legal bases.
    pub bases: Vec<Basis>,
    /// Ends.
    pub closings: Vec<Closing>,
    /// Ages at opening.
    pub ages: Vec<Ages>,
    /// The tax register is asked at opening and closing.
    #[serde(default)]
    pub asks_tax: bool,
}

/// A legal basis.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Code of `section-basis`.
    pub code: String,
    /// Weight.
    pub weight: f64,
    /// For children only.
    #[serde(default)]
    pub child: bool,
}

/// An end of a section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Code of `closing-reason`.
    pub code: String,
    /// Weight.
    pub weight: f64,
}

/// Supervision after a conditional release.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterRelease {
    /// Code of `probation-function`.
    pub function: String,
    /// Shortest and longest, in months.
    pub months: [u32; 2],
    /// Code of `closing-reason` where the person comes back to prison.
    pub back_reason: String,
}

/// Planted parameters.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProbationTruth {
    /// Employment of clients.
    pub employment: EmploymentTruth,
}

/// Employment of clients.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmploymentTruth {
    /// Share employed at opening.
    pub at_opening: f64,
    /// Of those, share employed at closing.
    pub kept: f64,
    /// Share without an answer.
    pub no_answer: f64,
    /// Share of the others employed at closing, by year of closing.
    pub found: BTreeMap<String, f64>,
}
