//! What can be changed in a plan, one verb each; applied together or not at all.

use chrono::NaiveDate;

use super::content::{
    Evidence, Goal, NeedClosing, NeedGround, NeedResult, PlanContent, PlanNeed, PlanStep, StepDoer, StepState, StepWhat,
};
use crate::{ActivityId, AssessmentId, Problem};

/// A step to write.
#[derive(Debug, Clone)]
pub struct NewStep {
    /// What.
    pub what: StepWhat,
    /// More about it; needed for what the ledger does not know.
    pub words: String,
    /// Who.
    pub who: StepDoer,
    /// By when.
    pub by: NaiveDate,
}

/// One change of a plan. Needs, goals and steps are named by their numbers in the plan.
#[derive(Debug, Clone)]
pub enum PlanEdit {
    /// Takes up a need an assessment established.
    TakeUpNeed {
        /// The assessment.
        assessment: AssessmentId,
        /// Code of `need`.
        area: String,
    },
    /// Takes up a need no assessment established, with a reason.
    JustifyNeed {
        /// Code of `need`.
        area: String,
        /// Why.
        reason: String,
    },
    /// Says why nothing is done about a need.
    ExceptNeed {
        /// Need.
        need: u32,
        /// Why.
        reason: String,
    },
    /// Sets a goal of a need.
    SetGoal {
        /// Need.
        need: u32,
        /// Goal to change; `None`: a new one.
        goal: Option<u32>,
        /// Words.
        words: String,
        /// By when.
        by: Option<NaiveDate>,
    },
    /// Adds a step to a goal.
    AddStep {
        /// Goal.
        goal: u32,
        /// Step.
        step: NewStep,
    },
    /// Writes a step anew; its state and evidence stay.
    ReviseStep {
        /// Step.
        step: u32,
        /// What it becomes.
        new: NewStep,
    },
    /// Says how far a step is.
    MoveStep {
        /// Step.
        step: u32,
        /// Where to.
        to: StepState,
    },
    /// Shows a step by a ledger entry in which the person took part.
    LinkEvidence {
        /// Step.
        step: u32,
        /// Ledger entry.
        activity: ActivityId,
    },
    /// Takes evidence back.
    UnlinkEvidence {
        /// Step.
        step: u32,
        /// Ledger entry.
        activity: ActivityId,
    },
    /// Says what became of a need.
    CloseNeed {
        /// Need.
        need: u32,
        /// Result.
        result: NeedResult,
        /// What was achieved.
        words: String,
    },
    /// Opens a closed need again.
    ReopenNeed {
        /// Need.
        need: u32,
        /// Why.
        reason: String,
    },
}

/// What an edit needs to know beside the plan.
pub(super) struct Known {
    pub(super) today: NaiveDate,
    pub(super) account: String,
    /// The ground of a need that is taken up.
    pub(super) ground: Option<NeedGround>,
    /// The ledger entry that is linked.
    pub(super) evidence: Option<Evidence>,
}

impl PlanEdit {
    /// Whether it only tells how far things are: the plan that was approved stays the same.
    pub(super) fn is_progress(&self) -> bool {
        matches!(
            self,
            Self::MoveStep { .. }
                | Self::LinkEvidence { .. }
                | Self::UnlinkEvidence { .. }
                | Self::CloseNeed { .. }
                | Self::ReopenNeed { .. }
        )
    }

    /// The plan after this change, or what is wrong with which field.
    pub(super) fn apply(&self, mut plan: PlanContent, known: Known) -> Result<PlanContent, (&'static str, Problem)> {
        match self {
            Self::TakeUpNeed { area, .. } | Self::JustifyNeed { area, .. } => {
                if plan.needs.iter().any(|need| need.area == *area && need.closing.is_none()) {
                    return Err(("area", Problem::Twice { value: area.clone() }));
                }
                let id = plan.number();
                let ground = known.ground.expect("the caller looks the ground up");
                let need =
                    PlanNeed { id, area: area.clone(), ground, goals: Vec::new(), exception: None, closing: None };
                plan.needs.push(need);
            }
            Self::ExceptNeed { need, reason } => {
                plan.open_need(*need)?.exception = Some(said("reason", reason)?);
            }
            Self::SetGoal { need, goal, words, by } => {
                let words = said("words", words)?;
                let number = plan.last + 1;
                let need = plan.open_need(*need)?;
                if let Some(id) = goal {
                    let found = need.goals.iter_mut().find(|goal| goal.id == *id);
                    let found = found.ok_or_else(|| unknown("goal", *id))?;
                    found.words = words;
                    found.by = *by;
                } else {
                    need.goals.push(Goal { id: number, words, by: *by, steps: Vec::new() });
                    plan.last = number;
                }
            }
            Self::AddStep { goal, step } => {
                let words = step.words()?;
                if step.by < known.today {
                    return Err(("by", Problem::Before { on: step.by, field: "today", earliest: known.today }));
                }
                let number = plan.number();
                let (closed, goal) = plan.goal(*goal)?;
                if let Some(on) = closed {
                    return Err(("goal", Problem::Ended { on }));
                }
                goal.steps.push(PlanStep {
                    id: number,
                    what: step.what.clone(),
                    words,
                    who: step.who.clone(),
                    by: step.by,
                    state: StepState::NotStarted,
                    evidence: Vec::new(),
                });
            }
            Self::ReviseStep { step, new } => {
                let words = new.words()?;
                let found = plan.step(*step)?;
                (found.what, found.words, found.who, found.by) = (new.what.clone(), words, new.who.clone(), new.by);
            }
            Self::MoveStep { step, to } => {
                if let Some(words) = to.words() {
                    said("words", words)?;
                }
                let found = plan.step(*step)?;
                found.state = to.clone();
            }
            Self::LinkEvidence { step, activity } => {
                let found = plan.step(*step)?;
                if found.evidence.iter().any(|one| one.activity == *activity) {
                    return Err(("activity", Problem::Twice { value: activity.0.to_string() }));
                }
                found.evidence.push(known.evidence.expect("the caller looks the entry up"));
                if found.state == StepState::NotStarted {
                    found.state = StepState::InProgress;
                }
            }
            Self::UnlinkEvidence { step, activity } => {
                plan.step(*step)?.evidence.retain(|one| one.activity != *activity);
            }
            Self::CloseNeed { need, result, words } => {
                let words = said("words", words)?;
                let closing = NeedClosing { result: *result, words, on: known.today, by: known.account };
                plan.open_need(*need)?.closing = Some(closing);
            }
            Self::ReopenNeed { need, reason } => {
                said("reason", reason)?;
                plan.need(*need)?.closing = None;
            }
        }
        Ok(plan)
    }
}

impl NewStep {
    fn words(&self) -> Result<String, (&'static str, Problem)> {
        if self.what == StepWhat::Other { said("words", &self.words) } else { Ok(self.words.trim().to_owned()) }
    }
}

impl PlanContent {
    fn number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn need(&mut self, id: u32) -> Result<&mut PlanNeed, (&'static str, Problem)> {
        self.needs.iter_mut().find(|need| need.id == id).ok_or_else(|| unknown("need", id))
    }

    fn open_need(&mut self, id: u32) -> Result<&mut PlanNeed, (&'static str, Problem)> {
        let need = self.need(id)?;
        match &need.closing {
            Some(closing) => Err(("need", Problem::Ended { on: closing.on })),
            None => Ok(need),
        }
    }

    /// A goal, with the day its need was closed.
    fn goal(&mut self, id: u32) -> Result<(Option<NaiveDate>, &mut Goal), (&'static str, Problem)> {
        let goals = self.needs.iter_mut().flat_map(|need| {
            let closed = need.closing.as_ref().map(|closing| closing.on);
            need.goals.iter_mut().map(move |goal| (closed, goal))
        });
        goals.into_iter().find(|(_, goal)| goal.id == id).ok_or_else(|| unknown("goal", id))
    }

    fn step(&mut self, id: u32) -> Result<&mut PlanStep, (&'static str, Problem)> {
        let goals = self.needs.iter_mut().flat_map(|need| need.goals.iter_mut());
        goals.flat_map(|goal| goal.steps.iter_mut()).find(|step| step.id == id).ok_or_else(|| unknown("step", id))
    }
}

fn said(field: &'static str, words: &str) -> Result<String, (&'static str, Problem)> {
    let words = words.trim();
    if words.is_empty() { Err((field, Problem::Required)) } else { Ok(words.to_owned()) }
}

fn unknown(noun: &'static str, id: u32) -> (&'static str, Problem) {
    (noun, Problem::Unknown { noun, id: id.to_string(), nearest: None })
}
