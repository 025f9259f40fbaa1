//! My work (mans darbs): what is due, what waits for the actor, and what others changed.

mod assessments;
mod changed;
mod people;
mod plans;

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::chain::Entry;
use crate::contact::ConcernState;
use crate::permission::Sight;
use crate::rows::{account, concern, disclosure, person, qualification};
use crate::storage::AT_ONCE;
use crate::{
    AccountId, Actor, AssessmentId, Caseload, ConcernId, ContactId, DisclosureId, PersonId, PlanId, QualificationId,
    Record, RecordError, SectionId,
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
    /// Meet the person of a section, as its contact plan says.
    MeetPerson(SectionId),
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
    /// Hand over the people of somebody who may not sign in any more.
    HandOverCases {
        /// Account they are on the caseload of.
        account: AccountId,
        /// Its name for people.
        name: String,
        /// How many.
        people: u64,
    },
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
        found.extend(self.meetings_due(actor, own).await?.into_iter().map(|(section, person, due)| Found {
            task: WorkTask::MeetPerson(section),
            person: Some(person.0),
            due: Some(due),
        }));
        found.extend(self.plan_work(actor, own).await?);
        found.extend(self.assessment_work(actor).await?);
        found.extend(self.certificates_ending(own, today).await?);
        for concern in self.open_concerns(actor).await? {
            let task = WorkTask::AnswerConcern(ConcernId(concern.id));
            found.push(Found { task, person: Some(concern.person_id), due: None });
        }
        for Caseload { staff, people, .. } in self.caseloads_left(actor).await? {
            let task = WorkTask::HandOverCases { account: staff.id, name: staff.name, people };
            found.push(Found { task, person: None, due: None });
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
        let names = self.names_of(&people).await?;
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

    pub(crate) async fn names_of(&self, people: &BTreeSet<i64>) -> Result<HashMap<i64, String>, RecordError> {
        let people: Vec<i64> = people.iter().copied().collect();
        let mut names = HashMap::with_capacity(people.len());
        for chunk in people.chunks(AT_ONCE) {
            let of = person::Entity::find()
                .select_only()
                .columns([person::Column::Id, person::Column::GivenName, person::Column::FamilyName])
                .filter(person::Column::Id.is_in(chunk.iter().copied()));
            let rows: Vec<(i64, String, String)> = of.into_tuple().all(self.storage.db()).await?;
            names.extend(rows.into_iter().map(|(id, given, family)| (id, format!("{given} {family}"))));
        }
        Ok(names)
    }
}
