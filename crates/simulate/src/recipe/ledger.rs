//! How entries of the ledger look, what goes on year after year, and what plans publish.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

/// The ledger.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerRecipe {
    /// Times and payers of projects.
    pub project: BTreeMap<String, ProjectTime>,
    /// What holds where nothing else is said.
    pub usual: Usual,
    /// Code of `funding-source` of an agency's own budget.
    pub own_budget: BTreeMap<String, String>,
    /// What plans publish.
    pub published: Published,
    /// Help that was paid for twice.
    pub double_charge: DoubleCharge,
    /// How entries look, by activity type.
    pub shape: BTreeMap<String, Shape>,
    /// What goes on year after year.
    pub steady: Vec<Steady>,
}

/// When a project carried activities and who pays.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectTime {
    /// First day; absent: the pack's.
    pub from: Option<NaiveDate>,
    /// Last day; absent: the pack's.
    pub to: Option<NaiveDate>,
    /// Code of `funding-source`.
    pub funding: String,
}

/// Which published values the ledger must meet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Plan.
    pub plan: String,
    /// Who organised what a count leaves open, by policy measure; taken in turn.
    pub organiser: BTreeMap<String, Vec<String>>,
    /// Days and titles that are printed, by task, achievement and value: `2.1/l/orientieris`.
    pub fixed: BTreeMap<String, Fixed>,
}

/// A printed day and title.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// First day.
    pub on: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Title.
    pub title: String,
}

/// What holds where nothing else is said.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usual {
    /// Delivery modes.
    pub delivery: Vec<String>,
    /// Share present at a meeting of a group.
    pub attended: f64,
    /// Share of clients with a record in the agency's system.
    pub system_record: f64,
}

/// Help to the same person that was paid for twice.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubleCharge {
    /// Activity type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Agency.
    pub agency: String,
    /// Role of the person.
    pub role: String,
    /// Project that paid first.
    pub project: String,
    /// Fund that paid again.
    pub other_project_fund: String,
    /// Code of `funding-source` of the first.
    pub funding: String,
    /// Code of `funding-source` of the second.
    pub other_funding: String,
    /// Persons.
    pub persons: u32,
    /// Days between the two.
    pub days: [u32; 2],
    /// First day.
    pub from: NaiveDate,
}

/// How entries of a type look.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// Where: `custody`, `prison`, `women`, `mother-child`, `centre`, `probation`, `region`, `agency`, or an organisation id.
    #[serde(rename = "where")]
    pub place: String,
    /// Length.
    pub minutes: [u32; 2],
    /// Days it takes.
    #[serde(default)]
    pub days: u32,
    /// Titles.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Programmes.
    #[serde(default)]
    pub programmes: Vec<String>,
    /// Instruments.
    #[serde(default)]
    pub instruments: Vec<String>,
    /// Delivery modes; empty: in person mostly.
    #[serde(default)]
    pub delivery: Vec<String>,
    /// Profession of the provider.
    pub profession: Option<String>,
    /// Outcomes of participants.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// Meetings of one person, where a plan publishes persons only.
    #[serde(default)]
    pub sessions: Option<[u32; 2]>,
    /// A group meets so many times.
    pub series: Option<u32>,
    /// Who takes part.
    #[serde(default)]
    pub crowd: Vec<Crowd>,
    /// People who are only counted.
    #[serde(default)]
    pub headcounts: Vec<Heads>,
}

/// Participants of one role.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crowd {
    /// Code of `participant-role`.
    pub role: String,
    /// How many.
    pub number: [u32; 2],
    /// Kinds of organisations they stand for.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Agency of staff, where it is not the organiser's.
    pub of: Option<String>,
    /// Ages, in full years.
    pub ages: Option<[u32; 2]>,
    /// First language they do not have.
    pub language_not: Option<String>,
    /// Always the same few.
    pub few: Option<usize>,
}

/// People who are only counted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heads {
    /// Code of `headcount-kind`.
    pub kind: String,
    /// How many.
    pub number: [u32; 2],
    /// Kinds of organisations they stand for.
    #[serde(default)]
    pub kinds: Vec<Kind>,
}

/// A kind of organisation with its weight.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Code of `organisation-kind`.
    pub code: String,
    /// Weight.
    pub weight: f64,
}

/// Something that goes on year after year.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steady {
    /// Activity type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Agency.
    pub agency: String,
    /// Entries a year.
    pub a_year: f64,
    /// The rate holds at every scale.
    #[serde(default)]
    pub whole: bool,
    /// The rate is of every prison.
    #[serde(default)]
    pub each_prison: bool,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Always in this month.
    pub month: Option<u32>,
    /// Prisoners with treatment only.
    #[serde(default)]
    pub treated: bool,
    /// Those who are offered a group and do not begin.
    pub refused: Option<Crowd>,
    /// Project.
    pub project: Option<String>,
    /// Policy measure.
    pub measure: Option<String>,
    /// Share with participants from abroad.
    pub international: Option<f64>,
    /// Kinds of co-organisers.
    #[serde(default)]
    pub partner: Vec<String>,
    /// Instead of the shape's.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// Instead of the shape's.
    pub crowd: Option<Vec<Crowd>>,
    /// Instead of the shape's.
    pub topics: Option<Vec<String>>,
    /// Instead of the shape's.
    pub programmes: Option<Vec<String>>,
    /// Instead of the shape's.
    pub instruments: Option<Vec<String>>,
    /// Instead of the shape's.
    pub series: Option<u32>,
}
