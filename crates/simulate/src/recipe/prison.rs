//! Prisons and the way through them.

use chrono::NaiveDate;
use serde::Deserialize;

use super::Ages;

/// How many are in prison, for how long, where, and how they leave.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrisonRecipe {
    /// Prisoners at a time.
    pub stock: f64,
    /// Share of women.
    pub female: f64,
    /// Share of stays without a sentence to serve.
    pub remand_only: f64,
    /// Code of `legal-status` on remand.
    pub remand_status: String,
    /// Code of `legal-status` when sentenced.
    pub sentenced_status: String,
    /// Code of `regime` on remand.
    pub remand_regime: String,
    /// Share of sentenced stays with a transfer to another prison.
    pub transfer: f64,
    /// Share of people with an addiction.
    pub addicted: f64,
    /// Share of addicted and sentenced people who go through the addiction centre.
    pub centre_share: f64,
    /// Lengths of stays.
    pub length: Vec<Length>,
    /// Months of remand.
    pub remand_months: [u32; 2],
    /// Ages at the beginning of a first stay.
    pub ages: Vec<Ages>,
    /// Weights of none, one, two, three or more stays before the nation's time.
    pub prior: [f64; 4],
    /// Ways out.
    pub release: Vec<ReleaseWay>,
    /// Kind of release of remand prisoners.
    pub remand_release: String,
    /// Kind of release by death.
    pub death_kind: String,
    /// Kind of release to another country.
    pub abroad_kind: String,
    /// Kinds of conditional release.
    pub conditional_kinds: Vec<String>,
    /// Share of released people who die within three years.
    pub death_after: f64,
    /// Share of released people with new proceedings that do not lead back to prison.
    pub other_proceedings: f64,
    /// Prisons.
    pub unit: Vec<PrisonUnit>,
    /// What is known to be true.
    pub truth: PrisonTruth,
    /// Codes of facts.
    pub facts: FactWords,
    /// Why people come back.
    pub return_reason: Vec<ReturnReason>,
}

/// A weighted range of lengths.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// Weight.
    pub weight: f64,
    /// Shortest and longest, in months.
    pub months: [u32; 2],
}

/// A way out of prison.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseWay {
    /// Code of `release-kind`.
    pub kind: String,
    /// Weight.
    pub weight: f64,
    /// Share that comes under supervision.
    #[serde(default)]
    pub supervised: f64,
    /// Code of `section-basis` of that supervision.
    pub probation: Option<String>,
}

/// A prison or unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "whom a prison is for is a set of independent marks")]
pub struct PrisonUnit {
    /// Organisation id.
    pub id: String,
    /// For women.
    #[serde(default)]
    pub women: bool,
    /// For juveniles.
    #[serde(default)]
    pub juvenile: bool,
    /// The addiction centre.
    #[serde(default)]
    pub centre: bool,
    /// For mothers with children.
    #[serde(default)]
    pub mother_child: bool,
    /// A part of another prison of the list, where its events are not held apart.
    #[serde(default)]
    pub part: bool,
    /// Weight for remand.
    #[serde(default)]
    pub remand: f64,
    /// Weight for sentences.
    #[serde(default)]
    pub sentenced: f64,
    /// Grades from first to last, codes of `regime`.
    pub grades: Vec<String>,
    /// Grades where none of `grades` is in use any more.
    #[serde(default)]
    pub then: Vec<String>,
    /// First day it takes people.
    pub opened_on: Option<NaiveDate>,
    /// Day people leave it for good; absent: the last day of its code.
    pub closed_on: Option<NaiveDate>,
    /// Where they go then.
    #[serde(default)]
    pub moves_to: Vec<String>,
}

/// Planted parameters of life after prison: what a study of this nation should find.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrisonTruth {
    /// Return to custody.
    pub return_to_custody: ReturnTruth,
    /// First employer tax payment.
    pub first_payment: PaymentTruth,
    /// Treatment in prison.
    pub treatment: TreatmentTruth,
}

/// Return to custody: a hazard a month, times the ratios that apply.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnTruth {
    /// Hazard by months since release.
    pub hazard: Vec<Hazard>,
    /// Ratio below 25 years.
    pub under_25: f64,
    /// Ratio from 25 to 34.
    pub from_25_to_34: f64,
    /// Ratio from 50.
    pub from_50: f64,
    /// Ratios by earlier stays: none, one, two, three or more.
    pub prior: [f64; 4],
    /// Ratio of women.
    pub female: f64,
    /// Ratio after a conditional release.
    pub conditional: f64,
    /// Ratio after a programme.
    pub treated: f64,
    /// Ratio of those with an employer's tax payment within 90 days.
    pub employed_within_90_days: f64,
}

impl ReturnTruth {
    /// Ratio by what no work with a person changes: full years on the day of the release, and earlier stays (3 for more).
    #[must_use]
    pub fn of_past(&self, years: u32, prior: usize) -> f64 {
        let by_age = match years {
            0..25 => self.under_25,
            25..35 => self.from_25_to_34,
            50.. => self.from_50,
            _ => 1.0,
        };
        self.prior[prior.min(3)] * by_age
    }
}

/// A hazard up to a month.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hazard {
    /// Last month it holds for.
    pub to_month: u32,
    /// Hazard a month.
    pub monthly: f64,
}

/// First employer tax payment after a release.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentTruth {
    /// Share within twelve months.
    pub within_12_months: f64,
    /// Ratio with three or more earlier stays.
    pub prior_3: f64,
    /// Ratio from 55 years.
    pub from_55: f64,
    /// Ratio after a programme.
    pub treated: f64,
    /// Mean days until the payment, among those who have one.
    pub mean_days: f64,
}

/// Treatment in prison.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatmentTruth {
    /// Shortest stay, in months.
    pub months: u32,
    /// Share of longer sentenced stays.
    pub share: f64,
}

/// Codes of facts and their sources.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactWords {
    pub employment: String,
    pub no_employment: String,
    pub tax_query: String,
    pub employed: String,
    pub not_employed: String,
    pub tax_source: String,
    pub proceedings: String,
    pub proceedings_source: String,
    pub conviction: String,
    pub conviction_source: String,
    #[serde(rename = "return")]
    pub return_to_custody: String,
    pub return_source: String,
    pub death: String,
    pub death_source: String,
    pub disability: String,
}

/// Why people come back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnReason {
    /// Code of `return-reason`.
    pub code: String,
    /// Weight.
    pub weight: f64,
    /// Only after a conditional release.
    #[serde(default)]
    pub conditional: bool,
    /// A new offence: proceedings come first, a conviction may follow.
    #[serde(default)]
    pub offence: bool,
}
