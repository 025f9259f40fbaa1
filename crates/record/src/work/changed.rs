//! What others changed about the actor's people.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::ChangedItem;
use crate::rows::{assessment, assessment_moment, case_plan, case_plan_version, concern, fact, movement, session_note};
use crate::storage::AT_ONCE;
use crate::{Actor, PersonId, Record, RecordError, instant};

/// Changes found, before names are put to them.
#[derive(Default)]
struct Changes(Vec<(i64, ChangedItem)>);

impl Changes {
    fn add(&mut self, person: i64, at: DateTime<Utc>, noun: &'static str, act: String) {
        self.0.push((person, ChangedItem { person: (PersonId(person), String::new()), at, noun, act }));
    }

    /// Where only the day is known.
    fn add_day(&mut self, person: i64, on: NaiveDate, noun: &'static str, act: String) {
        self.add(person, on.and_time(NaiveTime::MIN).and_utc(), noun, act);
    }
}

impl Record {
    /// What others changed since `since` about the actor's people: the caseload, and people the actor assessed or plans for.
    pub(super) async fn changed(
        &self,
        actor: &Actor,
        own: i64,
        since: DateTime<Utc>,
    ) -> Result<Vec<(i64, ChangedItem)>, RecordError> {
        let reads = |resource| self.matrix.freely(&actor.role, "read", resource).is_some();
        if !reads("person") {
            return Ok(Vec::new());
        }
        let mut people = self.charge_of(actor, own).await?;
        people.extend(self.assessed_by(actor).await?);
        let people = self.freely_seen(actor, people).await?;
        let mut changes = Changes::default();
        for people in people.chunks(AT_ONCE) {
            if reads("assessment") {
                self.changed_assessments(actor, people, since, &mut changes).await?;
            }
            if reads("case-plan") {
                self.changed_plans(actor, people, since, &mut changes).await?;
            }
            if reads("session-note") {
                self.changed_sessions(own, people, since, &mut changes).await?;
            }
            if reads("custody") {
                self.changed_stays(people, since, &mut changes).await?;
            }
            if reads("fact") {
                self.changed_facts(people, since, &mut changes).await?;
            }
        }
        let answered = concern::Entity::find()
            .filter(concern::Column::RaisedBy.eq(&actor.account))
            .filter(concern::Column::AnsweredAt.gte(instant::text(since)));
        for row in answered.all(self.storage.db()).await? {
            let at = row.answered_at.as_deref().map_or(Ok(since), instant::read)?;
            changes.add(row.person_id, at, "concern", row.state);
        }
        Ok(changes.0)
    }

    async fn assessed_by(&self, actor: &Actor) -> Result<BTreeSet<i64>, RecordError> {
        let assessed = assessment::Entity::find().select_only().column(assessment::Column::PersonId).distinct();
        let assessed = assessed.filter(assessment::Column::Assessor.eq(&actor.account));
        Ok(assessed.into_tuple::<i64>().all(self.storage.db()).await?.into_iter().collect())
    }

    async fn changed_assessments(
        &self,
        actor: &Actor,
        people: &[i64],
        since: DateTime<Utc>,
        changes: &mut Changes,
    ) -> Result<(), RecordError> {
        let db = self.storage.db();
        let mut theirs = Query::select();
        theirs.column(assessment::Column::Id).from(assessment::Entity);
        theirs.and_where(assessment::Column::PersonId.is_in(people.iter().copied()));
        let moments = assessment_moment::Entity::find()
            .select_only()
            .columns([assessment_moment::Column::AssessmentId, assessment_moment::Column::At])
            .column(assessment_moment::Column::Act)
            .filter(assessment_moment::Column::AssessmentId.in_subquery(theirs))
            .filter(assessment_moment::Column::At.gte(instant::text(since)))
            .filter(assessment_moment::Column::Account.ne(&actor.account))
            .filter(assessment_moment::Column::Act.ne("save"));
        let moments: Vec<(i64, String, String)> = moments.into_tuple().all(db).await?;
        let ids: BTreeSet<i64> = moments.iter().map(|moment| moment.0).collect();
        let mut whose = HashMap::with_capacity(ids.len());
        for row in assessment::Entity::find().filter(assessment::Column::Id.is_in(ids)).all(db).await? {
            if !self.kept_from(db, actor, &row).await? {
                whose.insert(row.id, row.person_id);
            }
        }
        for (id, at, act) in moments {
            if let Some(person) = whose.get(&id) {
                changes.add(*person, instant::read(&at)?, "assessment", act);
            }
        }
        Ok(())
    }

    async fn changed_plans(
        &self,
        actor: &Actor,
        people: &[i64],
        since: DateTime<Utc>,
        changes: &mut Changes,
    ) -> Result<(), RecordError> {
        let theirs = case_plan::Entity::find()
            .select_only()
            .columns([case_plan::Column::Id, case_plan::Column::PersonId])
            .filter(case_plan::Column::PersonId.is_in(people.iter().copied()));
        let whose: Vec<(i64, i64)> = theirs.into_tuple().all(self.storage.db()).await?;
        let whose: HashMap<i64, i64> = whose.into_iter().collect();
        let versions = case_plan_version::Entity::find()
            .select_only()
            .columns([case_plan_version::Column::PlanId, case_plan_version::Column::OnDay])
            .column(case_plan_version::Column::State)
            .filter(case_plan_version::Column::PlanId.is_in(whose.keys().copied()))
            .filter(case_plan_version::Column::OnDay.gte(since.date_naive()))
            .filter(case_plan_version::Column::Author.ne(&actor.account));
        let versions: Vec<(i64, NaiveDate, String)> = versions.into_tuple().all(self.storage.db()).await?;
        for (plan, on, state) in versions {
            if let Some(person) = whose.get(&plan) {
                changes.add_day(*person, on, "case-plan", state);
            }
        }
        Ok(())
    }

    async fn changed_sessions(
        &self,
        own: i64,
        people: &[i64],
        since: DateTime<Utc>,
        changes: &mut Changes,
    ) -> Result<(), RecordError> {
        let notes = session_note::Entity::find()
            .filter(session_note::Column::PersonId.is_in(people.iter().copied()))
            .filter(session_note::Column::AccountId.ne(own))
            .filter(session_note::Column::RecordedAt.gte(instant::text(since)));
        for note in notes.all(self.storage.db()).await? {
            changes.add(note.person_id, instant::read(&note.recorded_at)?, "session-note", "recorded".to_owned());
        }
        Ok(())
    }

    /// Movements, which know their day only.
    async fn changed_stays(
        &self,
        people: &[i64],
        since: DateTime<Utc>,
        changes: &mut Changes,
    ) -> Result<(), RecordError> {
        let moves = movement::Entity::find()
            .filter(movement::Column::PersonId.is_in(people.iter().copied()))
            .filter(movement::Column::OnDay.gte(since.date_naive()));
        for row in moves.all(self.storage.db()).await? {
            changes.add_day(row.person_id, row.on_day, "custody", "moved".to_owned());
        }
        Ok(())
    }

    /// Answers of registers, which know their day only.
    async fn changed_facts(
        &self,
        people: &[i64],
        since: DateTime<Utc>,
        changes: &mut Changes,
    ) -> Result<(), RecordError> {
        let facts = fact::Entity::find()
            .filter(fact::Column::PersonId.is_in(people.iter().copied()))
            .filter(fact::Column::QueriedOn.gte(since.date_naive()));
        for row in facts.all(self.storage.db()).await? {
            changes.add_day(row.person_id, row.queried_on, "fact", row.kind);
        }
        Ok(())
    }
}
