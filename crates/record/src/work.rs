//! My work (mans darbs): what is due, what waits for the actor, and what others changed.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::chain::Entry;
use crate::contact::ConcernState;
use crate::permission::Sight;
use crate::rows::{
    account, assessment, assessment_moment, assignment, case_plan, case_plan_step, case_plan_version, concern, custody,
    disclosure, fact, movement, person, qualification, session_note,
};
use crate::storage::AT_ONCE;
use crate::{
    Actor, AssessmentId, AssessmentState, ConcernId, ContactId, DisclosureId, PersonId, PlanId, QualificationId,
    Record, RecordError, instant,
};

/// Days ahead that are shown as due.
const AHEAD: u64 = 14;

/// Days ahead in which the end of a certificate is told.
const CERTIFICATE_AHEAD: u64 = 60;

/// What somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Past its day, the oldest first.
    pub overdue: Vec<WorkItem>,
    /// Due within two weeks, the next first.
    pub due: Vec<WorkItem>,
    /// Waits for the actor, without a day.
    pub waiting: Vec<WorkItem>,
    /// What others changed since the instant asked for, newest first.
    pub changed: Vec<ChangedItem>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkItem {
    /// What.
    pub task: WorkTask,
    /// About whom, with the name; `None` for the actor's own matters.
    pub person: Option<(PersonId, String)>,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// What there is to do, with what it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkTask {
    /// Meet a deadline of the pack.
    MeetDeadline(catalogue::Due),
    /// Hold a session.
    HoldSession(ContactId),
    /// Do a step of a plan.
    DoStep {
        /// Plan.
        plan: PlanId,
        /// Number of the step.
        step: i32,
    },
    /// Review a plan.
    ReviewPlan(PlanId),
    /// Ask the person what they say to the plan.
    AskAgreement(PlanId),
    /// Approve a plan.
    ApprovePlan(PlanId),
    /// Go on with an assessment.
    FinishAssessment(AssessmentId),
    /// Mend an assessment that was returned.
    MendAssessment(AssessmentId),
    /// Sign an assessment as the second person.
    Countersign(AssessmentId),
    /// Answer a concern.
    AnswerConcern(ConcernId),
    /// Take a hand-over package.
    ReceivePackage(DisclosureId),
    /// Renew a certificate.
    RenewCertificate {
        /// Qualification.
        id: QualificationId,
        /// Code of `qualification`.
        code: String,
    },
}

/// Something others changed about a person of the actor's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedItem {
    /// Person and name.
    pub person: (PersonId, String),
    /// When; the beginning of the day where only the day is known.
    pub at: DateTime<Utc>,
    /// Resource: `assessment`, `case-plan`, `session-note`, `concern`, `custody`, `fact`.
    pub noun: &'static str,
    /// What was done: `complete`, `countersign`, `answered`, `moved`…
    pub act: String,
}

/// Something found before names are put to it.
struct Found {
    task: WorkTask,
    person: Option<i64>,
    due: Option<NaiveDate>,
}

impl Record {
    /// The actor's work on the day of `actor.at`, and what others changed since `since` about the people on the actor's
    /// caseload or in plans and assessments of the actor's.
    ///
    /// # Errors
    /// When the role is unknown or the database does not answer.
    pub async fn work(&self, actor: &Actor, since: DateTime<Utc>) -> Result<Work, RecordError> {
        let today = actor.at.date_naive();
        let own = account::Entity::find().filter(account::Column::Name.eq(&actor.account));
        let own = own.one(self.storage.db()).await?.map_or(-1, |row| row.id);
        let mut found = self.sessions_due(actor).await?;
        found.extend(self.plan_work(actor, own).await?);
        found.extend(self.assessment_work(actor).await?);
        found.extend(self.certificates_ending(own, today).await?);
        for concern in self.open_concerns(actor).await? {
            let task = WorkTask::AnswerConcern(ConcernId(concern.id));
            found.push(Found { task, person: Some(concern.person_id), due: None });
        }
        for package in self.packages_to_receive(actor).await? {
            let task = WorkTask::ReceivePackage(DisclosureId(package.id));
            found.push(Found { task, person: Some(package.person_id), due: None });
        }
        let mine = self.people_of(actor, own).await?;
        for (person, due) in self.deadlines_ahead(&mine, today).await? {
            let on = due.on;
            found.push(Found { task: WorkTask::MeetDeadline(due), person: Some(person), due: Some(on) });
        }
        let mut changed = self.changed(actor, own, since).await?;
        changed.sort_by_key(|(_, item)| std::cmp::Reverse(item.at));
        let people = found.iter().filter_map(|one| one.person).chain(changed.iter().map(|(person, _)| *person));
        let people: BTreeSet<i64> = people.collect();
        let names = self.names_of(people.iter().copied()).await?;
        let detail = format!("work: {} people", people.len());
        let entry = Entry { verb: "read".to_owned(), noun: "work".to_owned(), subject: None, detail: Some(detail) };
        self.log(actor, vec![entry]).await?;
        let named = |id: i64| (PersonId(id), names.get(&id).cloned().unwrap_or_default());
        let mut work = Work { overdue: Vec::new(), due: Vec::new(), waiting: Vec::new(), changed: Vec::new() };
        let horizon = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
        found.sort_by_key(|one| (one.due, one.person));
        for one in found {
            let item = WorkItem { task: one.task, person: one.person.map(named), due: one.due };
            match item.due {
                None => work.waiting.push(item),
                Some(due) if due < today => work.overdue.push(item),
                Some(due) if due <= horizon => work.due.push(item),
                // The end of a certificate is told earlier than other days, a deadline when the pack says so.
                Some(_) if item.person.is_none() || matches!(item.task, WorkTask::MeetDeadline(_)) => {
                    work.due.push(item);
                }
                Some(_) => {}
            }
        }
        work.changed = changed.into_iter().map(|(id, item)| ChangedItem { person: named(id), ..item }).collect();
        Ok(work)
    }

    async fn sessions_due(&self, actor: &Actor) -> Result<Vec<Found>, RecordError> {
        let rows = self.caseload_rows(actor).await?;
        let due = |row: crate::CaseloadRow| Found {
            task: WorkTask::HoldSession(row.contact),
            person: Some(row.person.0),
            due: Some(row.due),
        };
        Ok(rows.into_iter().map(due).collect())
    }

    /// People whose deadlines are the actor's: the caseload, those of the actor's plans, and everybody held in the
    /// actor's unit where the role assesses the whole unit; nobody where it assesses nobody.
    async fn people_of(&self, actor: &Actor, own: i64) -> Result<Vec<i64>, RecordError> {
        let db = self.storage.db();
        // Deadlines are those of assessments and plans: they are of no use to who makes neither.
        let Some(assesses) = self.matrix.freely(&actor.role, "write", "assessment") else { return Ok(Vec::new()) };
        let mut people = self.charge_of(actor, own).await?;
        if assesses == catalogue::Scope::OwnUnit && !actor.unit.is_empty() {
            let held = custody::Entity::find()
                .filter(custody::Column::Unit.is_in(self.units_below(&actor.unit).await?))
                .filter(custody::Column::UntilDay.is_null());
            people.extend(held.all(db).await?.into_iter().map(|row| row.person_id));
        }
        self.freely_seen(actor, people).await
    }

    /// The actor's caseload and the people whose open plans are the actor's.
    async fn charge_of(&self, actor: &Actor, own: i64) -> Result<BTreeSet<i64>, RecordError> {
        let db = self.storage.db();
        let caseload = assignment::Entity::find().filter(assignment::Column::AccountId.eq(own)).all(db).await?;
        let plans = case_plan::Entity::find()
            .filter(case_plan::Column::Author.eq(&actor.account))
            .filter(case_plan::Column::ClosedOn.is_null())
            .all(db)
            .await?;
        let planned = plans.into_iter().map(|row| row.person_id);
        Ok(caseload.into_iter().map(|row| row.person_id).chain(planned).collect())
    }

    /// Those of `people` who are in sight without being asked what for.
    async fn freely_seen(&self, actor: &Actor, people: BTreeSet<i64>) -> Result<Vec<i64>, RecordError> {
        let db = self.storage.db();
        let Some(scope) = self.matrix.freely(&actor.role, "read", "person") else { return Ok(Vec::new()) };
        let sight = Sight::new(db, actor, scope).await?;
        let seen = person::Entity::find().filter(person::Column::Id.is_in(people)).filter(sight.people());
        Ok(seen.all(db).await?.into_iter().map(|row| row.id).collect())
    }

    async fn plan_work(&self, actor: &Actor, own: i64) -> Result<Vec<Found>, RecordError> {
        let db = self.storage.db();
        let mut found = Vec::new();
        if let Some(scope) = self.matrix.freely(&actor.role, "read", "case-plan") {
            let sight = Sight::new(db, actor, scope).await?;
            let doers = [format!("account:{own}"), format!("role:{}", actor.role)];
            let steps = case_plan_step::Entity::find()
                .filter(case_plan_step::Column::Doer.is_in(doers))
                .filter(case_plan_step::Column::State.is_in(["not-started", "in-progress"]))
                .filter(sight.of_person(case_plan_step::Column::PersonId))
                .all(db)
                .await?;
            found.extend(steps.into_iter().map(|row| Found {
                task: WorkTask::DoStep { plan: PlanId(row.plan_id), step: row.step },
                person: Some(row.person_id),
                due: Some(row.by_day),
            }));
        }
        let open = case_plan::Entity::find().filter(case_plan::Column::ClosedOn.is_null());
        let mine = open.clone().filter(case_plan::Column::Author.eq(&actor.account)).all(db).await?;
        let present = self.present_versions(&mine).await?;
        for row in mine {
            if let Some(due) = row.next_review_on {
                let task = WorkTask::ReviewPlan(PlanId(row.id));
                found.push(Found { task, person: Some(row.person_id), due: Some(due) });
            }
            let current = present.get(&row.id).ok_or(RecordError::Missing("plan version"))?;
            let unanswered = current.agreement.as_deref().is_none_or(|answer| answer == "could-not-answer");
            if current.state == "approved" && unanswered {
                let task = WorkTask::AskAgreement(PlanId(row.id));
                found.push(Found { task, person: Some(row.person_id), due: None });
            }
        }
        if let Some(scope) = self.matrix.freely(&actor.role, "verify", "case-plan") {
            let sight = Sight::new(db, actor, scope).await?;
            let seen = open.filter(sight.of_person(case_plan::Column::PersonId)).all(db).await?;
            let present = self.present_versions(&seen).await?;
            for row in seen {
                let current = present.get(&row.id).ok_or(RecordError::Missing("plan version"))?;
                let content = crate::json::read::<crate::PlanContent>(&current.content)?;
                let ready = !content.needs.is_empty() && content.uncovered().next().is_none();
                if current.state == "draft" && ready && current.author != actor.account {
                    let task = WorkTask::ApprovePlan(PlanId(row.id));
                    found.push(Found { task, person: Some(row.person_id), due: None });
                }
            }
        }
        Ok(found)
    }

    /// The present version of each plan, by plan.
    async fn present_versions(
        &self,
        plans: &[case_plan::Model],
    ) -> Result<HashMap<i64, case_plan_version::Model>, RecordError> {
        let mut present = HashMap::with_capacity(plans.len());
        for chunk in plans.chunks(AT_ONCE) {
            let column = |column| Expr::col((case_plan_version::Entity, column));
            let mut of_plan = Query::select();
            of_plan.expr(Expr::value(1)).from(case_plan::Entity);
            of_plan.and_where(
                column(case_plan_version::Column::PlanId).equals((case_plan::Entity, case_plan::Column::Id)),
            );
            of_plan.and_where(
                column(case_plan_version::Column::Number).equals((case_plan::Entity, case_plan::Column::Number)),
            );
            let rows = case_plan_version::Entity::find()
                .filter(case_plan_version::Column::PlanId.is_in(chunk.iter().map(|row| row.id)))
                .filter(Expr::exists(of_plan))
                .all(self.storage.db())
                .await?;
            present.extend(rows.into_iter().map(|row| (row.plan_id, row)));
        }
        Ok(present)
    }

    async fn assessment_work(&self, actor: &Actor) -> Result<Vec<Found>, RecordError> {
        let db = self.storage.db();
        let draft = [AssessmentState::Draft.id(), AssessmentState::Returned.id()];
        let mine = assessment::Entity::find()
            .filter(assessment::Column::Assessor.eq(&actor.account))
            .filter(assessment::Column::State.is_in(draft))
            .all(db)
            .await?;
        let task = |row: &assessment::Model| {
            let id = AssessmentId(row.id);
            let draft = row.state == AssessmentState::Draft.id();
            if draft { WorkTask::FinishAssessment(id) } else { WorkTask::MendAssessment(id) }
        };
        let mut found: Vec<Found> =
            mine.iter().map(|row| Found { task: task(row), person: Some(row.person_id), due: None }).collect();
        if let Some(scope) = self.matrix.freely(&actor.role, "verify", "assessment") {
            let sight = Sight::new(db, actor, scope).await?;
            let unsigned = assessment::Entity::find()
                .filter(assessment::Column::State.eq(AssessmentState::AwaitsCountersignature.id()))
                .filter(assessment::Column::Assessor.ne(&actor.account))
                .filter(sight.of_person(assessment::Column::PersonId))
                .all(db)
                .await?;
            for row in unsigned {
                if !self.kept_from(db, actor, &row).await? {
                    let task = WorkTask::Countersign(AssessmentId(row.id));
                    found.push(Found { task, person: Some(row.person_id), due: None });
                }
            }
        }
        Ok(found)
    }

    async fn certificates_ending(&self, own: i64, today: NaiveDate) -> Result<Vec<Found>, RecordError> {
        let horizon = today.checked_add_days(Days::new(CERTIFICATE_AHEAD)).unwrap_or(today);
        let rows = qualification::Entity::find()
            .filter(qualification::Column::AccountId.eq(own))
            .all(self.storage.db())
            .await?;
        let ends = |row: &qualification::Model| {
            let until = row.until_day?;
            // A newer certificate of the same code takes the place of this one.
            if rows.iter().any(|other| other.code == row.code && other.until_day.is_none_or(|end| end > until)) {
                return None;
            }
            let item = WorkTask::RenewCertificate { id: QualificationId(row.id), code: row.code.clone() };
            (until <= horizon).then_some(Found { task: item, person: None, due: Some(until) })
        };
        Ok(rows.iter().filter_map(ends).collect())
    }

    async fn open_concerns(&self, actor: &Actor) -> Result<Vec<concern::Model>, RecordError> {
        let db = self.storage.db();
        let Some(scope) = self.matrix.freely(&actor.role, "write", "concern") else { return Ok(Vec::new()) };
        let sight = Sight::new(db, actor, scope).await?;
        Ok(concern::Entity::find()
            .filter(concern::Column::ToRole.eq(&actor.role))
            .filter(concern::Column::State.ne(ConcernState::Answered.id()))
            .filter(sight.of_person(concern::Column::PersonId))
            .all(db)
            .await?)
    }

    async fn packages_to_receive(&self, actor: &Actor) -> Result<Vec<disclosure::Model>, RecordError> {
        if !self.may(actor, "read", "disclosure") || actor.unit.is_empty() {
            return Ok(Vec::new());
        }
        Ok(disclosure::Entity::find()
            .filter(disclosure::Column::Recipient.eq(&actor.unit))
            .filter(disclosure::Column::ReceivedAt.is_null())
            .all(self.storage.db())
            .await?)
    }

    /// What others changed about the actor's people.
    async fn changed(
        &self,
        actor: &Actor,
        own: i64,
        since: DateTime<Utc>,
    ) -> Result<Vec<(i64, ChangedItem)>, RecordError> {
        let db = self.storage.db();
        let after = instant::text(since);
        let mut people = self.charge_of(actor, own).await?;
        let assessed =
            assessment::Entity::find().filter(assessment::Column::Assessor.eq(&actor.account)).all(db).await?;
        people.extend(assessed.into_iter().map(|row| row.person_id));
        if self.matrix.freely(&actor.role, "read", "person").is_none() {
            return Ok(Vec::new());
        }
        let people = self.freely_seen(actor, people).await?;
        let mut changed = Vec::new();
        let mut add = |person: i64, at: DateTime<Utc>, noun: &'static str, act: String| {
            changed.push((person, ChangedItem { person: (PersonId(person), String::new()), at, noun, act }));
        };
        if self.matrix.freely(&actor.role, "read", "assessment").is_some() {
            let rows = assessment::Entity::find().filter(assessment::Column::PersonId.is_in(people.iter().copied()));
            for row in rows.all(db).await? {
                if self.kept_from(db, actor, &row).await? {
                    continue;
                }
                let moments = assessment_moment::Entity::find()
                    .filter(assessment_moment::Column::AssessmentId.eq(row.id))
                    .filter(assessment_moment::Column::At.gte(&after))
                    .filter(assessment_moment::Column::Account.ne(&actor.account))
                    .filter(assessment_moment::Column::Act.ne("save"));
                for moment in moments.all(db).await? {
                    add(row.person_id, instant::read(&moment.at)?, "assessment", moment.act);
                }
            }
        }
        if self.matrix.freely(&actor.role, "read", "session-note").is_some() {
            let notes = session_note::Entity::find()
                .filter(session_note::Column::PersonId.is_in(people.iter().copied()))
                .filter(session_note::Column::AccountId.ne(own))
                .filter(session_note::Column::RecordedAt.gte(&after));
            for note in notes.all(db).await? {
                add(note.person_id, instant::read(&note.recorded_at)?, "session-note", "recorded".to_owned());
            }
        }
        let answered = concern::Entity::find()
            .filter(concern::Column::RaisedBy.eq(&actor.account))
            .filter(concern::Column::AnsweredAt.gte(&after));
        for row in answered.all(db).await? {
            let at = row.answered_at.as_deref().map_or(Ok(since), instant::read)?;
            add(row.person_id, at, "concern", row.state);
        }
        let day = since.date_naive();
        let at = |on: NaiveDate| on.and_time(chrono::NaiveTime::MIN).and_utc();
        if self.matrix.freely(&actor.role, "read", "custody").is_some() {
            let moves = movement::Entity::find()
                .filter(movement::Column::PersonId.is_in(people.iter().copied()))
                .filter(movement::Column::OnDay.gte(day));
            for row in moves.all(db).await? {
                add(row.person_id, at(row.on_day), "custody", "moved".to_owned());
            }
        }
        if self.matrix.freely(&actor.role, "read", "fact").is_some() {
            let facts = fact::Entity::find()
                .filter(fact::Column::PersonId.is_in(people.iter().copied()))
                .filter(fact::Column::QueriedOn.gte(day));
            for row in facts.all(db).await? {
                add(row.person_id, at(row.queried_on), "fact", row.kind);
            }
        }
        Ok(changed)
    }

    async fn names_of(&self, ids: impl Iterator<Item = i64>) -> Result<HashMap<i64, String>, RecordError> {
        let rows = person::Entity::find().filter(Condition::all().add(person::Column::Id.is_in(ids)));
        let rows = rows.all(self.storage.db()).await?;
        Ok(rows.into_iter().map(|row| (row.id, format!("{} {}", row.given_name, row.family_name))).collect())
    }
}
