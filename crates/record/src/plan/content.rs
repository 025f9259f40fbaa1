//! What a version of a plan says.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{AccountId, ActivityId, AssessmentId};

/// Everything a version says; the whole of it is kept for every day of change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanContent {
    /// Needs, in order.
    pub needs: Vec<PlanNeed>,
    /// Last number given to a need, goal or step.
    pub(super) last: u32,
}

/// A need and what is done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanNeed {
    /// Number in the plan.
    pub id: u32,
    /// Code of `need`.
    pub area: String,
    /// How it came into the plan.
    pub ground: NeedGround,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Why nothing is done about it, where nothing is.
    pub exception: Option<String>,
    /// How it ended.
    pub closing: Option<NeedClosing>,
}

/// How a need came into the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedGround {
    /// An assessment established it.
    Assessed {
        /// The assessment.
        assessment: AssessmentId,
        /// Id of the level it found.
        level: String,
    },
    /// No assessment established it; somebody says why it is there all the same.
    Justified {
        /// Why.
        reason: String,
        /// Account.
        by: String,
    },
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Number in the plan.
    pub id: u32,
    /// What should be different, as the person understands it.
    pub words: String,
    /// By when.
    pub by: Option<NaiveDate>,
    /// Steps.
    pub steps: Vec<PlanStep>,
}

/// A step: who does what by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanStep {
    /// Number in the plan.
    pub id: u32,
    /// What.
    pub what: StepWhat,
    /// More about it.
    pub words: String,
    /// Who.
    pub who: StepDoer,
    /// By when.
    pub by: NaiveDate,
    /// How far it is.
    pub state: StepState,
    /// Ledger entries that show it.
    pub evidence: Vec<Evidence>,
}

/// What a step is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepWhat {
    /// An activity type of the pack.
    Activity(String),
    /// A code of `programme`.
    Programme(String),
    /// Something the ledger does not know.
    Other,
}

/// Who does a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepDoer {
    /// The person of the plan.
    Person,
    /// A member of staff.
    Account(AccountId),
    /// Whoever has the role.
    Role(String),
    /// An organisation (id).
    Organisation(String),
}

/// How far a step is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// Nothing has happened.
    NotStarted,
    /// Under way.
    InProgress,
    /// Done, with this result.
    Done(String),
    /// Cannot be done at present, for this reason.
    CannotBeDone(String),
    /// No longer needed, for this reason.
    NoLongerNeeded(String),
}

/// A ledger entry that shows a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Activity.
    pub activity: ActivityId,
    /// Its day.
    pub on: NaiveDate,
    /// The person was there.
    pub attended: bool,
}

/// How a need ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedClosing {
    /// Result.
    pub result: NeedResult,
    /// What was achieved.
    pub words: String,
    /// Day.
    pub on: NaiveDate,
    /// Account.
    pub by: String,
}

/// What became of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedResult {
    /// It is met.
    Met,
    /// It is met in part.
    PartlyMet,
    /// It remains.
    NotMet,
    /// The person declined.
    Declined,
    /// It was not one, or is none any more.
    NoLongerNeeded,
}

/// How much of a plan is covered and done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlanCoverage {
    /// Needs in the plan.
    pub needs: u32,
    /// Needs with a step.
    pub with_measure: u32,
    /// Needs without a step, with a reason.
    pub excepted: u32,
    /// Needs with a closing result.
    pub closed: u32,
    /// Steps that are still needed.
    pub steps: u32,
    /// Steps done.
    pub done: u32,
    /// Steps shown by the ledger.
    pub shown: u32,
}

impl PlanContent {
    /// Steps with the need and goal they belong to.
    pub fn steps(&self) -> impl Iterator<Item = (&PlanNeed, &Goal, &PlanStep)> {
        let goals = self.needs.iter().flat_map(|need| need.goals.iter().map(move |goal| (need, goal)));
        goals.flat_map(|(need, goal)| goal.steps.iter().map(move |step| (need, goal, step)))
    }

    /// How much is covered and done.
    #[must_use]
    pub fn coverage(&self) -> PlanCoverage {
        self.needs.iter().map(PlanNeed::coverage).fold(PlanCoverage::default(), PlanCoverage::and)
    }

    /// Needs that have neither a step nor a reason.
    pub fn uncovered(&self) -> impl Iterator<Item = &PlanNeed> {
        self.needs.iter().filter(|need| need.closing.is_none()).filter(|need| {
            let coverage = need.coverage();
            coverage.with_measure + coverage.excepted == 0
        })
    }
}

impl PlanNeed {
    /// How much of this need is covered and done.
    #[must_use]
    pub fn coverage(&self) -> PlanCoverage {
        let needed = |step: &&PlanStep| !matches!(step.state, StepState::NoLongerNeeded(_));
        let steps = || self.goals.iter().flat_map(|goal| &goal.steps).filter(needed);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let measured = steps().next().is_some();
        PlanCoverage {
            needs: 1,
            with_measure: u32::from(measured),
            excepted: u32::from(!measured && self.exception.is_some()),
            closed: u32::from(self.closing.is_some()),
            steps: number(steps().count()),
            done: number(steps().filter(|step| matches!(step.state, StepState::Done(_))).count()),
            shown: number(steps().filter(|step| step.evidence.iter().any(|one| one.attended)).count()),
        }
    }
}

impl PlanCoverage {
    /// Whether everything the plan foresees was received: every need has a measure or a reason, every step is done.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.needs > 0 && self.with_measure + self.excepted == self.needs && self.done == self.steps && self.steps > 0
    }

    fn and(self, other: Self) -> Self {
        Self {
            needs: self.needs + other.needs,
            with_measure: self.with_measure + other.with_measure,
            excepted: self.excepted + other.excepted,
            closed: self.closed + other.closed,
            steps: self.steps + other.steps,
            done: self.done + other.done,
            shown: self.shown + other.shown,
        }
    }
}

impl StepState {
    /// Its id, without words.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Done(_) => "done",
            Self::CannotBeDone(_) => "cannot-be-done",
            Self::NoLongerNeeded(_) => "no-longer-needed",
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::NotStarted | Self::InProgress => None,
            Self::Done(words) | Self::CannotBeDone(words) | Self::NoLongerNeeded(words) => Some(words),
        }
    }

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress)
    }
}

impl NeedResult {
    /// Its id: `partly-met`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::PartlyMet => "partly-met",
            Self::NotMet => "not-met",
            Self::Declined => "declined",
            Self::NoLongerNeeded => "no-longer-needed",
        }
    }
}
