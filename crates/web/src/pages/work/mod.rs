//! My work: what is overdue, due, waiting, and what others changed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use catalogue::{Due, wording};
use chrono::TimeDelta;
use record::{CaseloadRow, ChangedItem, WorkItem, WorkTask};

use crate::layout::{Answer, Shell, page};
use crate::listing::address;
use crate::shown;
use crate::visit::Visit;

const PURPOSE: &str = "casework";
/// Days back that "changed" looks at unless asked otherwise.
const DAYS_BACK: i64 = 1;

#[derive(Template)]
#[template(path = "pages/work/page.html")]
struct View {
    page: Shell,
    /// The visitor's people as a contact person.
    caseload: Vec<Talk>,
    lists: Vec<List>,
    changed: Vec<Changed>,
    since: Vec<(String, String, bool)>,
    nothing: bool,
}

/// Somebody the visitor talks with regularly.
#[derive(Debug)]
struct Talk {
    href: String,
    name: String,
    every: String,
    last: String,
    due: String,
    overdue: bool,
    complex: bool,
}

/// Things to do of one kind.
#[derive(Debug)]
struct List {
    id: &'static str,
    name: String,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    href: Option<String>,
    what: String,
    person: Option<(String, String)>,
    due: String,
    /// Why it is due on that day, step by step.
    why: Vec<String>,
}

#[derive(Debug)]
struct Changed {
    at: String,
    person: (String, String),
    what: String,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let words = visit.words();
    let days = query.get("days").and_then(|days| days.parse().ok()).filter(|days| (1..=31).contains(days));
    let days = days.unwrap_or(DAYS_BACK);
    let actor = visit.actor(PURPOSE);
    let record = visit.app().record();
    let mut work = record.work(&actor, actor.at - TimeDelta::days(days)).await?;
    let caseload = if visit.may("write", "session-note") { record.contact_caseload(&actor).await? } else { Vec::new() };
    if !caseload.is_empty() {
        // Sessions stand in the caseload.
        for list in [&mut work.overdue, &mut work.due] {
            list.retain(|item| !matches!(item.task, WorkTask::HoldSession(_)));
        }
    }
    let list = |id, key: &str, items: &[WorkItem]| List {
        id,
        name: words.count(key, items.len() as u64),
        lines: items.iter().map(|item| line(item, &visit)).collect(),
    };
    let since = [1, 7, 30].map(|back: i64| {
        let label = words.count("work-days", back.unsigned_abs());
        (address("/work", &[("days", &back.to_string())]), label, back == days)
    });
    page(&View {
        page: Shell::new(&visit, &words.t("work")),
        lists: vec![
            list("overdue", "work-overdue", &work.overdue),
            list("due", "work-due", &work.due),
            list("waiting", "work-waiting", &work.waiting),
        ],
        caseload: caseload.iter().map(|row| talk(row, &visit)).collect(),
        nothing: caseload.is_empty() && work.overdue.is_empty() && work.due.is_empty() && work.waiting.is_empty(),
        changed: work.changed.iter().map(|item| changed(item, &visit)).collect(),
        since: since.into(),
    })
}

fn talk(row: &CaseloadRow, visit: &Visit) -> Talk {
    let words = visit.words();
    Talk {
        href: format!("/people/{}/contact", row.person.0),
        name: row.name.clone(),
        every: words.count("contact-every", row.every_days.unsigned_abs().into()),
        last: shown::day(row.last_session, words.lang),
        due: wording::date(row.due, words.lang),
        overdue: row.due < visit.today(),
        complex: row.complex.is_some(),
    }
}

fn line(item: &WorkItem, visit: &Visit) -> Line {
    let words = visit.words();
    let person = item.person.as_ref().map(|(id, name)| (format!("/people/{}", id.0), name.clone()));
    let of_person = || person.as_ref().map(|(href, _)| href.clone());
    let contact = || person.as_ref().map(|(href, _)| format!("{href}/contact"));
    let (key, href) = match &item.task {
        WorkTask::HoldSession(_) => ("work-session", contact()),
        WorkTask::DoStep { plan, .. } => ("work-step", Some(format!("/case-plans/{}", plan.0))),
        WorkTask::ReviewPlan(plan) => ("work-review", Some(format!("/case-plans/{}", plan.0))),
        WorkTask::AskAgreement(plan) => ("work-agreement", Some(format!("/case-plans/{}", plan.0))),
        WorkTask::ApprovePlan(plan) => ("work-approve", Some(format!("/case-plans/{}", plan.0))),
        WorkTask::FinishAssessment(id) => ("work-finish-assessment", Some(format!("/assessments/{}", id.0))),
        WorkTask::MendAssessment(id) => ("work-mend-assessment", Some(format!("/assessments/{}", id.0))),
        WorkTask::Countersign(id) => ("work-countersign", Some(format!("/assessments/{}", id.0))),
        WorkTask::AnswerConcern(id) => ("work-concern", Some(format!("/concerns#concern-{}", id.0))),
        WorkTask::ReceivePackage(id) => ("work-package", Some(format!("/packages/{}", id.0))),
        WorkTask::RenewCertificate { .. } => ("work-certificate", None),
        WorkTask::MeetDeadline(_) => ("work-deadline", of_person()),
    };
    let mut what = words.t(key);
    let mut why = Vec::new();
    if let WorkTask::MeetDeadline(due) = &item.task {
        (what, why) = deadline(due, visit);
    }
    if let WorkTask::RenewCertificate { code, .. } = &item.task {
        what = format!("{what}: {}", visit.app().catalogue().word("qualification", code, words.lang));
    }
    Line { href, what, person, why, due: item.due.map(|day| wording::date(day, words.lang)).unwrap_or_default() }
}

/// Name of a deadline, and why it is due on its day.
pub(in crate::pages) fn deadline(due: &Due, visit: &Visit) -> (String, Vec<String>) {
    let (catalogue, lang) = (visit.app().catalogue(), visit.lang());
    let name = catalogue.deadlines.iter().find(|one| one.id == due.deadline);
    let name = name.map_or(due.deadline.as_str(), |one| one.name.get(lang)).to_owned();
    (name, due.steps.iter().map(|step| step.sentence(catalogue, lang)).collect())
}

fn changed(item: &ChangedItem, visit: &Visit) -> Changed {
    let words = visit.words();
    let what = match item.noun {
        "assessment" => "changed-assessment",
        "case-plan" => "changed-plan",
        "session-note" => "changed-session",
        "concern" => "changed-concern",
        "custody" => "changed-custody",
        _ => "changed-fact",
    };
    Changed {
        at: wording::date(item.at.date_naive(), words.lang),
        person: (format!("/people/{}", item.person.0.0), item.person.1.clone()),
        what: words.t(what),
    }
}
