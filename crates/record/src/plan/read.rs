//! Reading plans: as they are, as they were, and what the ledger could show for a step.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::content::{Evidence, PlanStep, StepWhat};
use super::write::read_content;
use super::{Agreement, PlanId, PlanReview, PlanState, PlanVersion, PlanView};
use crate::rows::{activity, case_plan, case_plan_review, case_plan_version, participation};
use crate::{ActivityId, Actor, PersonId, Record, RecordError};

impl Record {
    /// Plans of a person with their present versions, newest first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn plans(&self, actor: &Actor, person: PersonId) -> Result<Vec<PlanView>, RecordError> {
        self.open_about(actor, "case-plan", person).await?;
        self.plans_of(person).await
    }

    /// Plans of a person who is open already, newest first.
    pub(crate) async fn plans_of(&self, person: PersonId) -> Result<Vec<PlanView>, RecordError> {
        let rows = case_plan::Entity::find()
            .filter(case_plan::Column::PersonId.eq(person.0))
            .order_by_desc(case_plan::Column::OpenedOn)
            .order_by_desc(case_plan::Column::Id)
            .all(self.storage.db())
            .await?;
        let mut plans = Vec::with_capacity(rows.len());
        for row in rows {
            let versions = self.version_rows(PlanId(row.id)).await?;
            let current = versions.into_iter().find(|version| version.number == row.number);
            plans.push(self.plan_view(row, current.ok_or(RecordError::Missing("plan version"))?).await?);
        }
        Ok(plans)
    }

    /// Opens a plan in its present version.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn plan(&self, actor: &Actor, id: PlanId) -> Result<PlanView, RecordError> {
        let row = self.open_plan_row(actor, id).await?;
        let versions = self.version_rows(id).await?;
        let current = versions.into_iter().find(|version| version.number == row.number);
        self.plan_view(row, current.ok_or(RecordError::Missing("plan version"))?).await
    }

    /// Opens a plan as it was at the end of `day`; `None` before it was opened.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn plan_on(&self, actor: &Actor, id: PlanId, day: NaiveDate) -> Result<Option<PlanView>, RecordError> {
        let row = self.open_plan_row(actor, id).await?;
        let then = self.version_rows(id).await?.into_iter().rfind(|version| version.on_day <= day);
        match then {
            Some(then) => self.plan_view(row, then).await.map(Some),
            None => Ok(None),
        }
    }

    /// Versions of a plan, oldest first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn plan_versions(&self, actor: &Actor, id: PlanId) -> Result<Vec<PlanVersion>, RecordError> {
        self.open_plan_row(actor, id).await?;
        Ok(self.version_rows(id).await?.iter().map(version).collect())
    }

    /// For every step, by its number, the ledger entries of the person since the plan was opened that are of the step's
    /// kind and not linked to it, newest first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn evidence_for(&self, actor: &Actor, id: PlanId) -> Result<BTreeMap<u32, Vec<Evidence>>, RecordError> {
        let view = self.plan(actor, id).await?;
        let parts = participation::Entity::find()
            .filter(participation::Column::PersonId.eq(view.person.0))
            .all(self.storage.db())
            .await?;
        let ids = parts.iter().map(|part| part.activity_id);
        let entries = activity::Entity::find()
            .filter(activity::Column::Id.is_in(ids))
            .filter(activity::Column::OnDay.gte(view.opened_on))
            .order_by_desc(activity::Column::OnDay)
            .all(self.storage.db())
            .await?;
        let shows = |step: &PlanStep, entry: &activity::Model| match &step.what {
            StepWhat::Activity(kind) => entry.kind == *kind,
            StepWhat::Programme(code) => entry.programme.as_ref() == Some(code),
            StepWhat::Other => false,
        };
        let evidence = |step: &PlanStep| {
            let linked = |id: i64| step.evidence.iter().any(|one| one.activity.0 == id);
            let fitting = entries.iter().filter(|entry| shows(step, entry) && !linked(entry.id));
            let evidence = fitting.filter_map(|entry| {
                let part = parts.iter().find(|part| part.activity_id == entry.id)?;
                Some(Evidence { activity: ActivityId(entry.id), on: entry.on_day, attended: part.attended })
            });
            (step.id, evidence.collect())
        };
        Ok(view.content.steps().map(|(.., step)| evidence(step)).collect())
    }

    /// A version of a plan, for who was handed that version.
    pub(crate) async fn plan_at_number(&self, id: PlanId, number: i32) -> Result<Option<PlanView>, RecordError> {
        let row = case_plan::Entity::find_by_id(id.0).one(self.storage.db()).await?;
        let shown = self.version_rows(id).await?.into_iter().find(|version| version.number == number);
        match row.zip(shown) {
            Some((row, shown)) => self.plan_view(row, shown).await.map(Some),
            None => Ok(None),
        }
    }

    async fn open_plan_row(&self, actor: &Actor, id: PlanId) -> Result<case_plan::Model, RecordError> {
        self.allowed_persons(actor, "case-plan")?;
        let row = case_plan::Entity::find_by_id(id.0).one(self.storage.db()).await?;
        let row = row.ok_or(RecordError::Missing("case-plan"))?;
        self.open_about(actor, "case-plan", PersonId(row.person_id)).await?;
        Ok(row)
    }

    async fn version_rows(&self, id: PlanId) -> Result<Vec<case_plan_version::Model>, RecordError> {
        Ok(case_plan_version::Entity::find()
            .filter(case_plan_version::Column::PlanId.eq(id.0))
            .order_by_asc(case_plan_version::Column::Number)
            .all(self.storage.db())
            .await?)
    }

    async fn plan_view(&self, row: case_plan::Model, shown: case_plan_version::Model) -> Result<PlanView, RecordError> {
        let content = read_content(&shown)?;
        let reviews = case_plan_review::Entity::find()
            .filter(case_plan_review::Column::PlanId.eq(row.id))
            .order_by_desc(case_plan_review::Column::OnDay)
            .order_by_desc(case_plan_review::Column::Id)
            .all(self.storage.db())
            .await?;
        let review = |row: case_plan_review::Model| {
            (PlanReview { on: row.on_day, words: row.words, next_on: row.next_on }, row.reviewed_by)
        };
        Ok(PlanView {
            id: PlanId(row.id),
            person: PersonId(row.person_id),
            version: row.version,
            author: row.author,
            opened_on: row.opened_on,
            closed_on: row.closed_on,
            closing_words: row.closing_words,
            next_review_on: row.next_review_on,
            shown: version(&shown),
            coverage: content.coverage(),
            content,
            reviews: reviews.into_iter().map(review).collect(),
        })
    }
}

fn version(row: &case_plan_version::Model) -> PlanVersion {
    let agreement = row.agreement.as_deref().map(|id| Agreement::read(id, row.agreement_words.clone()));
    PlanVersion {
        number: row.number,
        on: row.on_day,
        state: PlanState::read(&row.state),
        author: row.author.clone(),
        approved: row.approved_by.clone().zip(row.approved_on),
        agreement: agreement.zip(row.agreed_on),
        acknowledged: row.acknowledged_on.map(|on| (on, row.acknowledged_words.clone())),
    }
}
