//! Changes of a plan, as systems send them: several at once, all or none.

use record::{ActivityId, AssessmentId, NeedResult, NewStep, PlanEdit};
use serde::Deserialize;

use super::day::Day;
use super::plan_content::{State, What, Who};
use super::shape::shape;

shape! {
    /// Changes to make together.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Edits {
        pub edits: Vec<Edit>,
    }
}

shape! {
    /// One change. Needs, goals and steps are named by their numbers in the plan.
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    pub(super) enum Edit {
        /// Takes up a need an assessment established.
        TakeUpNeed {
            assessment: i64,
            /// Code of `need`.
            area: String,
        },
        /// Takes up a need no assessment established.
        JustifyNeed {
            /// Code of `need`.
            area: String,
            reason: String,
        },
        /// Says why nothing is done about a need.
        ExceptNeed { need: u32, reason: String },
        /// Sets a goal of a need; a new one where `goal` is left out.
        SetGoal { need: u32, goal: Option<u32>, words: String, by: Option<Day> },
        /// Adds a step to a goal.
        AddStep { goal: u32, step: StepToWrite },
        /// Writes a step anew; its state and evidence stay.
        ReviseStep { step: u32, new: StepToWrite },
        /// Says how far a step is.
        MoveStep { step: u32, to: State },
        /// Shows a step by a ledger entry.
        LinkEvidence { step: u32, activity: i64 },
        /// Takes evidence back.
        UnlinkEvidence { step: u32, activity: i64 },
        /// Says what became of a need.
        CloseNeed { need: u32, result: Became, words: String },
        /// Opens a closed need again.
        ReopenNeed { need: u32, reason: String },
    }
}

shape! {
    /// A step to write.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct StepToWrite {
        what: What,
        /// More about it; needed for what the ledger does not know.
        #[serde(default)]
        words: String,
        who: Who,
        by: Day,
    }
}

shape! {
    /// What became of a need.
    #[derive(Debug, Clone, Copy, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum Became {
        Met,
        PartlyMet,
        NotMet,
        Declined,
        NoLongerNeeded,
    }
}

impl From<Edit> for PlanEdit {
    fn from(edit: Edit) -> Self {
        match edit {
            Edit::TakeUpNeed { assessment, area } => Self::TakeUpNeed { assessment: AssessmentId(assessment), area },
            Edit::JustifyNeed { area, reason } => Self::JustifyNeed { area, reason },
            Edit::ExceptNeed { need, reason } => Self::ExceptNeed { need, reason },
            Edit::SetGoal { need, goal, words, by } => Self::SetGoal { need, goal, words, by: by.map(|by| by.0) },
            Edit::AddStep { goal, step } => Self::AddStep { goal, step: step.into() },
            Edit::ReviseStep { step, new } => Self::ReviseStep { step, new: new.into() },
            Edit::MoveStep { step, to } => Self::MoveStep { step, to: to.into() },
            Edit::LinkEvidence { step, activity } => Self::LinkEvidence { step, activity: ActivityId(activity) },
            Edit::UnlinkEvidence { step, activity } => Self::UnlinkEvidence { step, activity: ActivityId(activity) },
            Edit::CloseNeed { need, result, words } => Self::CloseNeed { need, result: result.into(), words },
            Edit::ReopenNeed { need, reason } => Self::ReopenNeed { need, reason },
        }
    }
}

impl From<StepToWrite> for NewStep {
    fn from(step: StepToWrite) -> Self {
        Self { what: step.what.into(), words: step.words, who: step.who.into(), by: step.by.0 }
    }
}

impl From<Became> for NeedResult {
    fn from(result: Became) -> Self {
        match result {
            Became::Met => Self::Met,
            Became::PartlyMet => Self::PartlyMet,
            Became::NotMet => Self::NotMet,
            Became::Declined => Self::Declined,
            Became::NoLongerNeeded => Self::NoLongerNeeded,
        }
    }
}
