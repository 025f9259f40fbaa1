//! The page of one person: who, what needs doing, who works with them, what happened.

mod acts;
mod caseworkers;
pub(in crate::pages) mod chronology;
mod custody;
mod sections;
mod supervision;
mod terms;
mod topics;
mod view;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use record::{ChronologyFilter, ConcernState, Dossier, Nature, PersonId, RecordError};

use super::PURPOSE;
use super::contact::{self, ContactLine, NoteLine};
use crate::Access;
use crate::layout::{Answer, Shell, page};
use crate::listing::{Pages, address, asked_page};
use crate::pages::concerns::{self, ConcernLine};
use crate::purpose;
use crate::shown;
use crate::small_form::{Refused, SmallForm, bring_back};
use crate::visit::Visit;
pub(in crate::pages) use acts::act;
use caseworkers::CaseworkerLine;
use sections::SectionLine;
use supervision::SupervisionLine;
use terms::ExemptionLine;
use topics::TopicLine;
use view::{AssessmentLine, PlanLine};

const ENTRIES_A_PAGE: u64 = 40;

#[derive(Template)]
#[template(path = "pages/people/person/page.html")]
#[expect(clippy::struct_excessive_bools, reason = "a page shows or leaves out several things")]
struct View {
    page: Shell,
    id: i64,
    /// Where its forms are sent.
    to: String,
    /// Identity bar: label and value.
    identity: Vec<(String, String)>,
    simulated: bool,
    errors: Vec<(String, String)>,
    /// Deadlines ahead: name, day, state, why.
    deadlines: Vec<(String, String, bool, Vec<String>)>,
    exemptions: Vec<ExemptionLine>,
    /// What can be recorded about terms.
    term_forms: Vec<SmallForm>,
    sections: Vec<SectionLine>,
    supervision: Vec<SupervisionLine>,
    /// What can be recorded about custody and sections.
    course_forms: Vec<SmallForm>,
    caseworkers: Vec<CaseworkerLine>,
    caseworker_forms: Vec<SmallForm>,
    assessments: Vec<AssessmentLine>,
    topics: Vec<TopicLine>,
    may_assess: bool,
    may_edit: bool,
    plan: Option<PlanLine>,
    may_plan: bool,
    /// The page of contact persons, sessions and concerns.
    contact: Option<String>,
    contacts: Vec<ContactLine>,
    notes: Vec<NoteLine>,
    /// Concerns not answered yet.
    concerns: Vec<ConcernLine>,
    entries: Vec<chronology::Line>,
    natures: Vec<(String, String, bool)>,
    pages: Pages,
    left_out: bool,
    /// Pages about the person beside this one.
    others: Vec<(String, String)>,
}

/// The same on paper.
#[derive(Template)]
#[template(path = "pages/people/person/summary.html")]
struct Summary<'v> {
    page: &'v Shell,
    seen: &'v View,
    printed: String,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(id): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    shown(&visit, PersonId(id), &query, How::OnScreen(None)).await
}

pub(in crate::pages) async fn print(
    visit: Visit,
    Path(id): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    shown(&visit, PersonId(id), &query, How::OnPaper).await
}

/// How the person is shown.
enum How<'f> {
    /// With what can be done, and a form that was refused.
    OnScreen(Option<Refused<'f>>),
    /// To be read and put into a file.
    OnPaper,
}

async fn shown(visit: &Visit, id: PersonId, query: &BTreeMap<String, String>, how: How<'_>) -> Answer {
    let (record, words) = (visit.app().record(), visit.words());
    let stated = purpose::given(visit, query);
    let actor = visit.acting(PURPOSE, stated);
    let here = format!("/people/{}{}", id.0, if matches!(how, How::OnPaper) { "/summary" } else { "" });
    let wanted = query.get("show").map_or("", String::as_str);
    let nature = match wanted {
        "facts" => Some(Nature::Fact),
        "opinions" => Some(Nature::Opinion),
        _ => None,
    };
    let filter = ChronologyFilter { nature, ..ChronologyFilter::default() };
    let asked = asked_page(query.get("page").map(String::as_str), ENTRIES_A_PAGE);
    let dossier = match record.dossier(&actor, id, &filter, asked).await {
        Err(RecordError::PurposeNeeded(_)) => return purpose::ask(visit, here, ("/people", "people"), query),
        dossier => dossier?,
    };
    let shows_contacts = dossier.sees("contact");
    let units = visit.organisations().await?;
    let mut term_forms = terms::forms(&dossier, visit);
    let mut course_forms = custody::forms(&dossier, &units, visit);
    course_forms.extend(sections::forms(&dossier, &units, visit));
    course_forms.extend(supervision::forms(&dossier, visit));
    let mut caseworker_forms = caseworkers::forms(&dossier, visit).await?;
    let mut errors = Vec::new();
    let on_paper = matches!(how, How::OnPaper);
    if let How::OnScreen(Some(Refused { fields, at, why })) = how {
        let to =
            bring_back(term_forms.iter_mut().chain(&mut course_forms).chain(&mut caseworker_forms), fields, at, &why);
        errors.push((to.unwrap_or_else(|| "title".to_owned()), why));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let Dossier {
        person,
        held,
        sections,
        supervision: supervised,
        caseworkers,
        exemptions,
        deadlines,
        assessments,
        plans,
        contacts,
        notes,
        concerns,
        chronology: happened,
        ..
    } = dossier;
    let open = concerns.iter().filter(|one| one.state != ConcernState::Answered);
    let unit = |id: &str| shown::unit(&units, id);
    let purpose = stated.unwrap_or_default();
    let tab = |value: &str, key: &str| {
        (address(&here, &[("show", value), ("purpose", purpose)]), words.t(key), value == wanted)
    };
    let name = format!("{} {}", person.given_name, person.family_name);
    let mut shell = Shell::new(visit, &name).under("/people", words.t("people"));
    shell.said = query.get("saved").map(|_| words.t("assessment-saved"));
    let view = View {
        page: shell,
        id: person.id.0,
        to: here.clone(),
        identity: view::identity(&person, held.as_ref(), &contacts, &happened.entries.rows, &unit, visit),
        simulated: person.simulated,
        deadlines: deadlines.iter().filter_map(|due| view::deadline(due, visit)).collect(),
        exemptions: exemptions.iter().map(|one| terms::exemption(one, visit)).collect(),
        term_forms,
        sections: sections.iter().map(|one| sections::line(one, &unit, visit)).collect(),
        supervision: supervision::lines(&sections, &supervised, &caseworkers, visit),
        course_forms,
        caseworkers: caseworkers.iter().map(|one| caseworkers::line(one, visit)).collect(),
        caseworker_forms,
        errors,
        assessments: assessments.iter().map(|one| view::assessment(one, purpose, visit)).collect(),
        topics: topics::lines(&assessments, visit),
        may_assess: visit.may("write", "assessment"),
        may_edit: visit.may("write", "person"),
        may_plan: visit.may("write", "case-plan") && plans.iter().all(|plan| plan.closed_on.is_some()),
        plan: plans.first().map(|plan| view::plan(plan, purpose, words)),
        contact: shows_contacts.then(|| address(&format!("/people/{}/contact", person.id.0), &[("purpose", purpose)])),
        contacts: contacts.iter().map(|one| contact::contact(one, visit)).collect(),
        notes: notes.iter().take(5).map(|one| contact::note(one, visit)).collect(),
        concerns: open.map(|one| concerns::line(one, visit)).collect(),
        entries: happened.entries.rows.iter().map(|entry| chronology::line(entry, &unit, visit)).collect(),
        natures: vec![tab("", "show-all"), tab("facts", "show-facts"), tab("opinions", "show-opinions")],
        pages: Pages::around(&happened.entries, &here, &[("show", wanted), ("purpose", purpose)], words),
        left_out: !happened.left_out.is_empty(),
        others: others(person.id.0, purpose, visit),
    };
    if on_paper {
        return page(&Summary { page: &view.page, seen: &view, printed: shown::printed(visit) });
    }
    Ok((status, Html(view.render()?)).into_response())
}

/// Pages about a person that the visitor's role may open.
fn others(id: i64, purpose: &str, visit: &Visit) -> Vec<(String, String)> {
    let pages = [
        ("summary", "person-summary", Access::Named { resource: "person" }),
        ("handover", "handover", Access::May { verb: "write", resource: "disclosure" }),
        ("duplicates", "duplicates", Access::Named { resource: "duplicate" }),
    ];
    let link = |(page, key, _): &(&str, &str, Access)| {
        (address(&format!("/people/{id}/{page}"), &[("purpose", purpose)]), visit.words().t(key))
    };
    pages.iter().filter(|(_, _, access)| visit.opens(*access)).map(link).collect()
}
