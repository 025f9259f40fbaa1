//! Lines of the list of work: one thing to do, one change.

use catalogue::{Due, wording};
use record::{ChangedItem, WorkItem, WorkTask};

use crate::visit::Visit;

/// A kind of work, to show it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind<'t> {
    /// Of the house: the key of its words.
    Task(&'static str),
    /// A deadline of the pack.
    Deadline(&'t str),
}

impl<'t> Kind<'t> {
    pub fn of(task: &'t WorkTask) -> Self {
        Self::Task(match task {
            WorkTask::MeetDeadline(due) => return Self::Deadline(&due.deadline),
            WorkTask::HoldSession(_) => "work-session",
            WorkTask::MeetPerson(_) => "work-meeting",
            WorkTask::DoStep { .. } => "work-step",
            WorkTask::ReviewPlan(_) => "work-review",
            WorkTask::AskAgreement(_) => "work-agreement",
            WorkTask::ApprovePlan(_) => "work-approve",
            WorkTask::FinishAssessment(_) => "work-finish-assessment",
            WorkTask::MendAssessment(_) => "work-mend-assessment",
            WorkTask::Countersign(_) => "work-countersign",
            WorkTask::AnswerConcern(_) => "work-concern",
            WorkTask::ReceivePackage(_) => "work-package",
            WorkTask::HandOverCases { .. } => "work-cases",
            WorkTask::RenewCertificate { .. } => "work-certificate",
        })
    }

    /// As it stands in an address.
    pub fn code(self) -> String {
        match self {
            Self::Task(key) => key.trim_start_matches("work-").to_owned(),
            Self::Deadline(id) => format!("deadline-{id}"),
        }
    }

    pub fn name(self, visit: &Visit) -> String {
        match self {
            Self::Task(key) => visit.words().t(key),
            Self::Deadline(id) => {
                let rule = visit.app().catalogue().deadlines.iter().find(|one| one.id == id);
                rule.map_or(id, |one| one.name.get(visit.lang())).to_owned()
            }
        }
    }
}

/// One thing to do.
#[derive(Debug)]
pub(super) struct Line {
    pub href: Option<String>,
    pub what: String,
    pub person: Option<(String, String)>,
    pub due: String,
    /// Why it is due on that day, step by step.
    pub why: Vec<String>,
}

impl Line {
    pub fn new(item: &WorkItem, visit: &Visit) -> Self {
        let words = visit.words();
        let person = item.person.as_ref().map(|(id, name)| (format!("/people/{}", id.0), name.clone()));
        let of_person = || person.as_ref().map(|(href, _)| href.clone());
        let href = match &item.task {
            WorkTask::HoldSession(_) => of_person().map(|href| format!("{href}/contact")),
            WorkTask::DoStep { plan, .. }
            | WorkTask::ReviewPlan(plan)
            | WorkTask::AskAgreement(plan)
            | WorkTask::ApprovePlan(plan) => Some(format!("/case-plans/{}", plan.0)),
            WorkTask::FinishAssessment(id) | WorkTask::MendAssessment(id) | WorkTask::Countersign(id) => {
                Some(format!("/assessments/{}", id.0))
            }
            WorkTask::AnswerConcern(id) => Some(format!("/concerns#concern-{}", id.0)),
            WorkTask::ReceivePackage(id) => Some(format!("/packages/{}", id.0)),
            WorkTask::HandOverCases { account, .. } => Some(format!("/caseloads/{}", account.0)),
            WorkTask::RenewCertificate { .. } => None,
            WorkTask::MeetPerson(_) => of_person().map(|href| format!("{href}#course")),
            WorkTask::MeetDeadline(_) => of_person(),
        };
        let mut what = Kind::of(&item.task).name(visit);
        let mut why = Vec::new();
        match &item.task {
            WorkTask::MeetDeadline(due) => (_, why) = deadline(due, visit),
            WorkTask::HandOverCases { name, people, .. } => {
                what = format!("{what}: {name}, {}", words.count("caseload-people", *people));
            }
            WorkTask::RenewCertificate { code, .. } => {
                what = format!("{what}: {}", visit.app().catalogue().word("qualification", code, words.lang));
            }
            _ => {}
        }
        Self { href, what, person, why, due: item.due.map(|day| wording::date(day, words.lang)).unwrap_or_default() }
    }
}

/// Name of a deadline, and why it is due on its day.
pub(in crate::pages) fn deadline(due: &Due, visit: &Visit) -> (String, Vec<String>) {
    let steps = due.steps.iter().map(|step| step.sentence(visit.app().catalogue(), visit.lang()));
    (Kind::Deadline(&due.deadline).name(visit), steps.collect())
}

/// Something others changed.
#[derive(Debug)]
pub(super) struct Changed {
    pub at: String,
    pub person: (String, String),
    pub what: String,
}

impl Changed {
    pub fn new(item: &ChangedItem, visit: &Visit) -> Self {
        let words = visit.words();
        let what = match item.noun {
            "assessment" => "changed-assessment",
            "case-plan" => "changed-plan",
            "session-note" => "changed-session",
            "concern" => "changed-concern",
            "custody" => "changed-custody",
            _ => "changed-fact",
        };
        Self {
            at: wording::date(item.at.date_naive(), words.lang),
            person: (format!("/people/{}", item.person.0.0), item.person.1.clone()),
            what: words.t(what),
        }
    }
}
