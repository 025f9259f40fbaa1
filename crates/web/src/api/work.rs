//! Work of the account: what is overdue, due and waiting, and what others changed.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use record::{ChangedItem, WorkItem, WorkTask};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

use super::call::Call;
use super::deadline::CaseDeadline;
use super::operation::Shown;
use super::problem::Refused;
use super::shape::{Schemas, Shape, shape};
use crate::pages::people::PURPOSE;
use crate::visit::Visit;

/// Days back, 1 to 31.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days(i64);

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let days = i64::deserialize(deserializer).ok().filter(|days| (1..=31).contains(days));
        days.map(Self).ok_or_else(|| D::Error::custom("no number of days between 1 and 31"))
    }
}

impl Shape for Days {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "integer", "minimum": 1, "maximum": 31, "default": 1 })
    }
}

shape! {
    /// How far back.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Asked {
        /// Days back that `changed` looks at; 1 where it is left out.
        days: Option<Days>,
    }
}

shape! {
    /// The account's work.
    #[derive(Debug, Serialize)]
    pub(super) struct Work {
        overdue: Vec<Task>,
        due: Vec<Task>,
        waiting: Vec<Task>,
        changed: Vec<Changed>,
    }
}

shape! {
    /// One thing to do.
    #[derive(Debug, Serialize)]
    pub(super) struct Task {
        /// `meet-deadline`, `hold-session`, `meet-person`, `do-step`, `review-plan`, `ask-agreement`, `approve-plan`, `finish-assessment`,
        /// `mend-assessment`, `countersign`, `answer-concern`, `receive-package`, `hand-over-cases`,
        /// `renew-certificate`.
        what: &'static str,
        /// Id of what it leads to: contact, section, plan, assessment, concern, package, account, qualification.
        id: Option<i64>,
        /// Number of the step in the plan.
        step: Option<i32>,
        deadline: Option<CaseDeadline>,
        person: Option<i64>,
        name: Option<String>,
        due: Option<NaiveDate>,
    }
}

shape! {
    /// Something others changed.
    #[derive(Debug, Serialize)]
    pub(super) struct Changed {
        person: i64,
        name: String,
        at: DateTime<Utc>,
        /// `assessment`, `case-plan`, `session-note`, `concern`, `custody`, `fact`.
        noun: &'static str,
        act: String,
    }
}

pub(super) async fn show(call: Call, asked: Asked) -> Result<Shown<Work>, Refused> {
    let days = asked.days.map_or(1, |days| days.0);
    let actor = call.actor(PURPOSE);
    let work = call.record().work(&actor, actor.at - TimeDelta::days(days)).await?;
    let tasks = |items: &[WorkItem]| items.iter().map(|item| Task::new(item, &call.visit)).collect();
    Ok(Shown::new(Work {
        overdue: tasks(&work.overdue),
        due: tasks(&work.due),
        waiting: tasks(&work.waiting),
        changed: work.changed.into_iter().map(Changed::from).collect(),
    }))
}

impl Task {
    fn new(item: &WorkItem, visit: &Visit) -> Self {
        let mut step_of = None;
        let mut deadline = None;
        let (what, id) = match &item.task {
            WorkTask::MeetDeadline(due) => {
                deadline = Some(CaseDeadline::new(due, visit));
                ("meet-deadline", None)
            }
            WorkTask::MeetPerson(section) => ("meet-person", Some(section.0)),
            WorkTask::HoldSession(contact) => ("hold-session", Some(contact.0)),
            WorkTask::DoStep { plan, step } => {
                step_of = Some(*step);
                ("do-step", Some(plan.0))
            }
            WorkTask::ReviewPlan(plan) => ("review-plan", Some(plan.0)),
            WorkTask::AskAgreement(plan) => ("ask-agreement", Some(plan.0)),
            WorkTask::ApprovePlan(plan) => ("approve-plan", Some(plan.0)),
            WorkTask::FinishAssessment(id) => ("finish-assessment", Some(id.0)),
            WorkTask::MendAssessment(id) => ("mend-assessment", Some(id.0)),
            WorkTask::Countersign(id) => ("countersign", Some(id.0)),
            WorkTask::AnswerConcern(id) => ("answer-concern", Some(id.0)),
            WorkTask::ReceivePackage(id) => ("receive-package", Some(id.0)),
            WorkTask::HandOverCases { account, .. } => ("hand-over-cases", Some(account.0)),
            WorkTask::RenewCertificate { id, .. } => ("renew-certificate", Some(id.0)),
        };
        let (person, name) = item.person.clone().map(|(id, name)| (id.0, name)).unzip();
        Self { what, id, step: step_of, deadline, person, name, due: item.due }
    }
}

impl From<ChangedItem> for Changed {
    fn from(item: ChangedItem) -> Self {
        Self { person: item.person.0.0, name: item.person.1, at: item.at, noun: item.noun, act: item.act }
    }
}
