//! Plan (resocializācijas plāns): need -> goal -> step -> evidence in the ledger -> result; one for all professions.

mod content;
mod edit;
mod read;
mod sign;
mod write;

use chrono::NaiveDate;

use crate::PersonId;

pub use content::{
    Evidence, Goal, NeedClosing, NeedGround, NeedResult, PlanContent, PlanCoverage, PlanNeed, PlanStep, StepDoer,
    StepState, StepWhat,
};
pub use edit::{NewStep, PlanEdit};

/// Id of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanId(pub i64);

/// Where a version of a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanState {
    /// Being written.
    Draft,
    /// Approved: in force until another version is.
    Approved,
}

/// What the person said to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreement {
    /// Agreed, in their own words where they have any.
    Agreed(Option<String>),
    /// Did not agree, for these reasons.
    DidNotAgree(String),
    /// Could not answer, for this reason; may answer later.
    CouldNotAnswer(String),
}

/// A review of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanReview {
    /// Day.
    pub on: NaiveDate,
    /// What it found.
    pub words: String,
    /// Day of the next one.
    pub next_on: Option<NaiveDate>,
}

/// A version of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    /// Number, from 1.
    pub number: i32,
    /// Day of change.
    pub on: NaiveDate,
    /// Where it stands.
    pub state: PlanState,
    /// Account that changed it.
    pub author: String,
    /// Account that approved it, and the day.
    pub approved: Option<(String, NaiveDate)>,
    /// What the person said, and the day.
    pub agreement: Option<(Agreement, NaiveDate)>,
    /// Day the person was shown it, with words.
    pub acknowledged: Option<(NaiveDate, Option<String>)>,
}

/// A plan opened, in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    /// Id.
    pub id: PlanId,
    /// Person.
    pub person: PersonId,
    /// Version for optimistic locking; of the plan, not of what it says.
    pub version: i32,
    /// Account that opened it.
    pub author: String,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day.
    pub closed_on: Option<NaiveDate>,
    /// Words at the end.
    pub closing_words: Option<String>,
    /// Day of the next review.
    pub next_review_on: Option<NaiveDate>,
    /// The version shown.
    pub shown: PlanVersion,
    /// What it says.
    pub content: PlanContent,
    /// How much of it is covered and done.
    pub coverage: PlanCoverage,
    /// Reviews, newest first, with the account that made them.
    pub reviews: Vec<(PlanReview, String)>,
}

impl PlanState {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved => "approved",
        }
    }

    pub(super) fn read(id: &str) -> Self {
        if id == "approved" { Self::Approved } else { Self::Draft }
    }
}

impl Agreement {
    pub(super) fn parts(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Agreed(words) => ("agreed", words.as_deref()),
            Self::DidNotAgree(words) => ("did-not-agree", Some(words)),
            Self::CouldNotAnswer(words) => ("could-not-answer", Some(words)),
        }
    }

    pub(super) fn read(id: &str, words: Option<String>) -> Self {
        match id {
            "agreed" => Self::Agreed(words),
            "did-not-agree" => Self::DidNotAgree(words.unwrap_or_default()),
            _ => Self::CouldNotAnswer(words.unwrap_or_default()),
        }
    }
}
