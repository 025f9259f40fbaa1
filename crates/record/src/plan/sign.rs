//! Approval, the person's agreement and acknowledgement, reviews.

use chrono::NaiveDate;

use super::write::read_content;
use super::{Agreement, PlanId, PlanReview, PlanState};
use crate::change::{not_before, refuse, required};
use crate::rows::{case_plan, case_plan_review, case_plan_version};
use crate::{Change, Problem, RecordError};

impl Change<'_> {
    /// Approves what the plan says now: every need has a measure or a reasoned exception.
    ///
    /// # Errors
    /// When the role may not verify plans or wrote this version; a need is uncovered; somebody else changed it (`Stale`).
    pub async fn approve_plan(&mut self, id: PlanId, version: i32) -> Result<(), RecordError> {
        let (row, current) = self.plan_at("verify", id, version).await?;
        if current.author == self.actor.account {
            return Err(refuse(0, "plan", Problem::OwnWork));
        }
        in_state(&current, PlanState::Draft)?;
        let content = read_content(&current)?;
        if content.needs.is_empty() {
            return Err(refuse(0, "needs", Problem::Required));
        }
        if let Some(open) = content.uncovered().next() {
            return Err(refuse(0, &format!("needs.{}", open.id), Problem::Required));
        }
        let approved = case_plan_version::Model {
            state: PlanState::Approved.id().to_owned(),
            approved_by: Some(self.actor.account.clone()),
            approved_on: Some(self.today()),
            ..current
        };
        self.put::<case_plan_version::Entity>(approved).await?;
        self.plan_moved(row).await
    }

    /// Records what the person said to the plan that was approved. `CouldNotAnswer` may be answered later.
    ///
    /// # Errors
    /// When refused, not approved, answered already, without words where they are needed, or `Stale`.
    pub async fn record_agreement(
        &mut self,
        id: PlanId,
        version: i32,
        agreement: &Agreement,
        on: NaiveDate,
    ) -> Result<(), RecordError> {
        let (row, current) = self.plan_at("write", id, version).await?;
        in_state(&current, PlanState::Approved)?;
        if let Some(answer) = current.agreement.as_ref().filter(|answer| *answer != "could-not-answer") {
            let needed = vec!["could-not-answer".to_owned()];
            return Err(refuse(0, "agreement", Problem::NotInState { state: answer.clone(), needed }));
        }
        if let Agreement::DidNotAgree(words) | Agreement::CouldNotAnswer(words) = agreement {
            required(0, "words", words)?;
        }
        self.check_day(&current, on)?;
        let (answer, words) = agreement.parts();
        let agreed = case_plan_version::Model {
            agreement: Some(answer.to_owned()),
            agreement_words: words.map(|words| words.trim().to_owned()),
            agreed_on: Some(on),
            ..current
        };
        self.put::<case_plan_version::Entity>(agreed).await?;
        self.plan_moved(row).await
    }

    /// Records that the person was shown the plan that was approved.
    ///
    /// # Errors
    /// When refused, not approved, or `Stale`.
    pub async fn acknowledge_plan(
        &mut self,
        id: PlanId,
        version: i32,
        on: NaiveDate,
        words: Option<&str>,
    ) -> Result<(), RecordError> {
        let (row, current) = self.plan_at("write", id, version).await?;
        in_state(&current, PlanState::Approved)?;
        self.check_day(&current, on)?;
        let acknowledged = case_plan_version::Model {
            acknowledged_on: Some(on),
            acknowledged_words: words.map(|words| words.trim().to_owned()),
            ..current
        };
        self.put::<case_plan_version::Entity>(acknowledged).await?;
        self.plan_moved(row).await
    }

    /// Records a review and the day of the next one.
    ///
    /// # Errors
    /// When refused, the words are blank, the days do not follow each other, or `Stale`.
    pub async fn review_plan(&mut self, id: PlanId, version: i32, review: &PlanReview) -> Result<(), RecordError> {
        let (row, _) = self.plan_at("write", id, version).await?;
        required(0, "words", &review.words)?;
        if review.on > self.today() {
            return Err(refuse(0, "on", Problem::InFuture { on: review.on }));
        }
        not_before(review.on, "opened_on", row.opened_on).map_err(|problem| refuse(0, "on", problem))?;
        if let Some(next) = review.next_on {
            not_before(next, "on", review.on).map_err(|problem| refuse(0, "next_on", problem))?;
        }
        let new = case_plan_review::Model {
            id: self.ids("case-plan-review", 1).await?,
            plan_id: id.0,
            on_day: review.on,
            words: review.words.trim().to_owned(),
            next_on: review.next_on,
            reviewed_by: self.actor.account.clone(),
        };
        self.add::<case_plan_review::Entity>(&[new]).await?;
        self.plan_moved(case_plan::Model { next_review_on: review.next_on, ..row }).await
    }

    fn check_day(&self, row: &case_plan_version::Model, on: NaiveDate) -> Result<(), RecordError> {
        if on > self.today() {
            return Err(refuse(0, "on", Problem::InFuture { on }));
        }
        let approved = row.approved_on.unwrap_or(row.on_day);
        not_before(on, "approved_on", approved).map_err(|problem| refuse(0, "on", problem))
    }

    async fn plan_moved(&mut self, row: case_plan::Model) -> Result<(), RecordError> {
        let id = row.id;
        self.put::<case_plan::Entity>(case_plan::Model { version: row.version + 1, ..row }).await?;
        self.wrote("case-plan", 1, &id);
        Ok(())
    }
}

fn in_state(row: &case_plan_version::Model, wanted: PlanState) -> Result<(), RecordError> {
    if PlanState::read(&row.state) == wanted {
        return Ok(());
    }
    let needed = vec![wanted.id().to_owned()];
    Err(refuse(0, "plan", Problem::NotInState { state: row.state.clone(), needed }))
}
