//! Plans that answer the needs an assessment established.

use chrono::NaiveDate;
use record::{Agreement, NewStep, PersonId, PlanEdit, PlanId, StepDoer, StepState, StepWhat};

use super::Office;
use crate::SimulateError;
use crate::day::later;
use crate::recipe::WorkerRecipe;

impl Office<'_> {
    /// A plan: every need gets a goal and a step or a reason; most are approved and answered by the person.
    pub(super) async fn plan(
        &mut self,
        worker: &WorkerRecipe,
        person: PersonId,
        on: NaiveDate,
    ) -> Result<(), SimulateError> {
        let Some(actor) = self.acting(&worker.account, on, 13) else { return Ok(()) };
        let mut change = self.record.change(&actor, "write", None).await?;
        let id = change.open_plan(person).await?;
        change.commit().await?;
        self.made.plans += 1;
        let needs = self.record.plan(&actor, id).await?.content.needs;
        let mut edits = Vec::new();
        for need in &needs {
            match self.recipe.answer.iter().find(|answer| answer.need == need.area) {
                Some(answer) => edits.push(PlanEdit::SetGoal {
                    need: need.id,
                    goal: None,
                    words: answer.goal.clone(),
                    by: Some(later(on, 180)),
                }),
                None => edits
                    .push(PlanEdit::ExceptNeed {
                        need: need.id, reason: "Pašlaik nav piemērota pasākuma.".to_owned()
                    }),
            }
        }
        self.edit(worker, id, on, &edits).await?;
        let steps = self.steps(worker, id, on).await?;
        self.edit(worker, id, on, &steps).await?;
        self.approve(worker, id, later(on, 3)).await?;
        self.progress(worker, id, later(on, 21)).await
    }

    async fn edit(
        &self,
        worker: &WorkerRecipe,
        id: PlanId,
        on: NaiveDate,
        edits: &[PlanEdit],
    ) -> Result<(), SimulateError> {
        let Some(actor) = self.acting(&worker.account, on, 14).filter(|_| !edits.is_empty()) else { return Ok(()) };
        let version = self.record.plan(&actor, id).await?.version;
        let mut change = self.record.change(&actor, "write", None).await?;
        change.edit_plan(id, version, edits).await?;
        change.commit().await?;
        Ok(())
    }

    /// A step for every goal.
    async fn steps(
        &mut self,
        worker: &WorkerRecipe,
        id: PlanId,
        on: NaiveDate,
    ) -> Result<Vec<PlanEdit>, SimulateError> {
        let Some(actor) = self.acting(&worker.account, on, 14) else { return Ok(Vec::new()) };
        let plan = self.record.plan(&actor, id).await?;
        let mut edits = Vec::new();
        for need in &plan.content.needs {
            let answer = self.recipe.answer.iter().find(|answer| answer.need == need.area);
            for (goal, answer) in need.goals.iter().filter_map(|goal| Some((goal, answer?))) {
                edits.push(PlanEdit::AddStep {
                    goal: goal.id,
                    step: NewStep {
                        what: StepWhat::Activity(answer.activity.clone()),
                        words: String::new(),
                        who: StepDoer::Person,
                        by: self.chance.day(later(on, 30), later(on, 150)),
                    },
                });
            }
        }
        Ok(edits)
    }

    async fn approve(&mut self, worker: &WorkerRecipe, id: PlanId, on: NaiveDate) -> Result<(), SimulateError> {
        let signer = worker.signer.as_deref().and_then(|signer| self.acting(signer, on, 10));
        let Some(signer) = signer.filter(|_| self.chance.happens(self.recipe.approved)) else { return Ok(()) };
        let plan = self.record.plan(&signer, id).await?;
        if plan.content.needs.is_empty() {
            return Ok(());
        }
        let mut change = self.record.change(&signer, "verify", None).await?;
        change.approve_plan(id, plan.version).await?;
        change.commit().await?;
        let Some(actor) = self.acting(&worker.account, later(on, 1), 10) else { return Ok(()) };
        let version = self.record.plan(&actor, id).await?.version;
        let agreement = if self.chance.happens(self.recipe.agreed) {
            Agreement::Agreed(None)
        } else {
            Agreement::DidNotAgree("Nevēlos piedalīties programmā.".to_owned())
        };
        let mut change = self.record.change(&actor, "write", None).await?;
        change.record_agreement(id, version, &agreement, later(on, 1)).await?;
        change.commit().await?;
        Ok(())
    }

    /// How far the steps of an approved plan are.
    async fn progress(&mut self, worker: &WorkerRecipe, id: PlanId, on: NaiveDate) -> Result<(), SimulateError> {
        let Some(actor) = self.acting(&worker.account, on, 15).filter(|_| on <= self.until) else { return Ok(()) };
        let plan = self.record.plan(&actor, id).await?;
        if plan.shown.approved.is_none() {
            return Ok(());
        }
        let steps: Vec<u32> = plan.content.steps().map(|(_, _, step)| step.id).collect();
        let mut edits = Vec::new();
        for step in steps {
            let mark = self.chance.share();
            let to = match mark {
                mark if mark < 0.3 => StepState::InProgress,
                mark if mark < 0.6 => StepState::Done("Pabeigts.".to_owned()),
                _ => continue,
            };
            edits.push(PlanEdit::MoveStep { step, to });
        }
        self.edit(worker, id, on, &edits).await
    }
}
