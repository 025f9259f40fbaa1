//! What a plan says: needs, goals, steps, as systems read and write them.

use chrono::NaiveDate;
use record::{AccountId, Goal, NeedGround, PlanNeed, PlanStep, StepDoer, StepState, StepWhat};
use serde::{Deserialize, Serialize};

use super::shape::shape;

shape! {
    /// A need and what is done about it.
    #[derive(Debug, Serialize)]
    pub(super) struct NeedInPlan {
        /// Number in the plan.
        id: u32,
        /// Code of `need`.
        area: String,
        /// Assessment that established it; null where somebody justified it.
        assessment: Option<i64>,
        /// Level the assessment found.
        level: Option<String>,
        /// Why it is in the plan without an assessment.
        justified: Option<String>,
        goals: Vec<GoalInPlan>,
        /// Why nothing is done about it.
        exception: Option<String>,
        /// How it ended: `met`, `partly-met`, `not-met`, `declined`, `no-longer-needed`.
        result: Option<String>,
        /// What was achieved.
        result_words: Option<String>,
    }
}

shape! {
    /// A goal.
    #[derive(Debug, Serialize)]
    pub(super) struct GoalInPlan {
        id: u32,
        words: String,
        by: Option<NaiveDate>,
        steps: Vec<StepInPlan>,
    }
}

shape! {
    /// A step.
    #[derive(Debug, Serialize)]
    pub(super) struct StepInPlan {
        id: u32,
        what: What,
        words: String,
        who: Who,
        by: NaiveDate,
        state: State,
        evidence: Vec<EvidenceInPlan>,
    }
}

shape! {
    /// A ledger entry that shows a step.
    #[derive(Debug, Serialize)]
    pub(super) struct EvidenceInPlan {
        activity: i64,
        on: NaiveDate,
        attended: bool,
    }
}

shape! {
    /// What a step is: an activity type, a programme, or something the ledger does not know.
    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    pub(super) struct What {
        kind: WhatKind,
        /// Id of the activity type or code of `programme`; null for others.
        code: Option<String>,
    }
}

shape! {
    #[derive(Debug, Clone, Copy, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum WhatKind {
        Activity,
        Programme,
        Other,
    }
}

shape! {
    /// Who does a step.
    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    pub(super) struct Who {
        kind: WhoKind,
        /// Id of the account, role or organisation; null for the person of the plan.
        id: Option<String>,
    }
}

shape! {
    #[derive(Debug, Clone, Copy, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum WhoKind {
        Person,
        Account,
        Role,
        Organisation,
    }
}

shape! {
    /// How far a step is.
    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    pub(super) struct State {
        is: StateKind,
        /// Result or reason; needed for `done`, `cannot-be-done` and `no-longer-needed`.
        words: Option<String>,
    }
}

shape! {
    #[derive(Debug, Clone, Copy, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum StateKind {
        NotStarted,
        InProgress,
        Done,
        CannotBeDone,
        NoLongerNeeded,
    }
}

impl From<&PlanNeed> for NeedInPlan {
    fn from(need: &PlanNeed) -> Self {
        let (assessment, level, justified) = match &need.ground {
            NeedGround::Assessed { assessment, level } => (Some(assessment.0), Some(level.clone()), None),
            NeedGround::Justified { reason, .. } => (None, None, Some(reason.clone())),
        };
        Self {
            id: need.id,
            area: need.area.clone(),
            assessment,
            level,
            justified,
            goals: need.goals.iter().map(GoalInPlan::from).collect(),
            exception: need.exception.clone(),
            result: need.closing.as_ref().map(|closing| closing.result.id().to_owned()),
            result_words: need.closing.as_ref().map(|closing| closing.words.clone()),
        }
    }
}

impl From<&Goal> for GoalInPlan {
    fn from(goal: &Goal) -> Self {
        let steps = goal.steps.iter().map(StepInPlan::from).collect();
        Self { id: goal.id, words: goal.words.clone(), by: goal.by, steps }
    }
}

impl From<&PlanStep> for StepInPlan {
    fn from(step: &PlanStep) -> Self {
        let evidence = step.evidence.iter().map(EvidenceInPlan::from).collect();
        Self {
            id: step.id,
            what: What::from(&step.what),
            words: step.words.clone(),
            who: Who::from(&step.who),
            by: step.by,
            state: State::from(&step.state),
            evidence,
        }
    }
}

impl From<&record::Evidence> for EvidenceInPlan {
    fn from(one: &record::Evidence) -> Self {
        Self { activity: one.activity.0, on: one.on, attended: one.attended }
    }
}

impl From<&StepWhat> for What {
    fn from(what: &StepWhat) -> Self {
        match what {
            StepWhat::Activity(kind) => Self { kind: WhatKind::Activity, code: Some(kind.clone()) },
            StepWhat::Programme(code) => Self { kind: WhatKind::Programme, code: Some(code.clone()) },
            StepWhat::Other => Self { kind: WhatKind::Other, code: None },
        }
    }
}

impl From<What> for StepWhat {
    fn from(what: What) -> Self {
        let code = what.code.unwrap_or_default();
        match what.kind {
            WhatKind::Activity => Self::Activity(code),
            WhatKind::Programme => Self::Programme(code),
            WhatKind::Other => Self::Other,
        }
    }
}

impl From<&StepDoer> for Who {
    fn from(who: &StepDoer) -> Self {
        match who {
            StepDoer::Person => Self { kind: WhoKind::Person, id: None },
            StepDoer::Account(id) => Self { kind: WhoKind::Account, id: Some(id.0.to_string()) },
            StepDoer::Role(role) => Self { kind: WhoKind::Role, id: Some(role.clone()) },
            StepDoer::Organisation(id) => Self { kind: WhoKind::Organisation, id: Some(id.clone()) },
        }
    }
}

impl From<Who> for StepDoer {
    fn from(who: Who) -> Self {
        let id = who.id.unwrap_or_default();
        match who.kind {
            WhoKind::Person => Self::Person,
            // No account has the number 0: the record says that there is none.
            WhoKind::Account => Self::Account(AccountId(id.parse().unwrap_or_default())),
            WhoKind::Role => Self::Role(id),
            WhoKind::Organisation => Self::Organisation(id),
        }
    }
}

impl From<&StepState> for State {
    fn from(state: &StepState) -> Self {
        let is = match state {
            StepState::NotStarted => StateKind::NotStarted,
            StepState::InProgress => StateKind::InProgress,
            StepState::Done(_) => StateKind::Done,
            StepState::CannotBeDone(_) => StateKind::CannotBeDone,
            StepState::NoLongerNeeded(_) => StateKind::NoLongerNeeded,
        };
        Self { is, words: state.words().map(str::to_owned) }
    }
}

impl From<State> for StepState {
    fn from(state: State) -> Self {
        let words = state.words.unwrap_or_default();
        match state.is {
            StateKind::NotStarted => Self::NotStarted,
            StateKind::InProgress => Self::InProgress,
            StateKind::Done => Self::Done(words),
            StateKind::CannotBeDone => Self::CannotBeDone(words),
            StateKind::NoLongerNeeded => Self::NoLongerNeeded(words),
        }
    }
}
