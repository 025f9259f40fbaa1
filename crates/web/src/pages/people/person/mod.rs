//! The page of one person: who, what needs doing, who works with them, what happened.

mod chronology;
mod view;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use record::{ChronologyFilter, ConcernState, Dossier, Nature, PersonId, RecordError};

use super::PURPOSE;
use super::contact::{self, ContactLine, NoteLine};
use crate::layout::{Answer, Shell, page};
use crate::listing::{Pages, address, asked_page};
use crate::pages::concerns::{self, ConcernLine};
use crate::purpose;
use crate::visit::Visit;
use view::{AssessmentLine, PlanLine};

const ENTRIES_A_PAGE: u64 = 40;

#[derive(Template)]
#[template(path = "pages/people/person/page.html")]
#[expect(clippy::struct_excessive_bools, reason = "a page shows or leaves out several things")]
struct View {
    page: Shell,
    id: i64,
    /// Identity bar: label and value.
    identity: Vec<(String, String)>,
    simulated: bool,
    /// Deadlines ahead: name, day, state, why.
    deadlines: Vec<(String, String, bool, Vec<String>)>,
    assessments: Vec<AssessmentLine>,
    may_assess: bool,
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
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(id): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let (record, words, id) = (visit.app().record(), visit.words(), PersonId(id));
    let stated = query.get("purpose").map(String::as_str).filter(|code| purpose::is_one(&visit, code));
    let actor = visit.acting(PURPOSE, stated);
    let here = format!("/people/{}", id.0);
    let wanted = query.get("show").map_or("", String::as_str);
    let nature = match wanted {
        "facts" => Some(Nature::Fact),
        "opinions" => Some(Nature::Opinion),
        _ => None,
    };
    let filter = ChronologyFilter { nature, ..ChronologyFilter::default() };
    let asked = asked_page(query.get("page").map(String::as_str), ENTRIES_A_PAGE);
    let dossier = match record.dossier(&actor, id, &filter, asked).await {
        Err(RecordError::PurposeNeeded(_)) => return purpose::ask(&visit, here, ("/people", "people"), &query),
        dossier => dossier?,
    };
    let shows_contacts = dossier.sees("contact");
    let Dossier { person, deadlines, assessments, plans, contacts, notes, concerns, chronology: happened, .. } =
        dossier;
    let open = concerns.iter().filter(|one| one.state != ConcernState::Answered);
    let units = visit.organisations().await?;
    let unit = |id: &str| {
        units.iter().find(|unit| unit.data.id == id).map_or_else(|| id.to_owned(), |unit| unit.data.name.clone())
    };
    let purpose = stated.unwrap_or_default();
    let tab = |value: &str, key: &str| {
        (address(&here, &[("show", value), ("purpose", purpose)]), words.t(key), value == wanted)
    };
    let name = format!("{} {}", person.given_name, person.family_name);
    page(&View {
        page: Shell::new(&visit, &name).under("/people", words.t("people")),
        id: person.id.0,
        identity: view::identity(&person, &contacts, &happened.entries.rows, &unit, &visit),
        simulated: person.simulated,
        deadlines: deadlines.iter().filter_map(|due| view::deadline(due, &visit)).collect(),
        assessments: assessments.iter().map(|one| view::assessment(one, purpose, &visit)).collect(),
        may_assess: visit.may("write", "assessment"),
        may_plan: visit.may("write", "case-plan") && plans.iter().all(|plan| plan.closed_on.is_some()),
        plan: plans.first().map(|plan| view::plan(plan, purpose, words)),
        contact: shows_contacts.then(|| address(&format!("{here}/contact"), &[("purpose", purpose)])),
        contacts: contacts.iter().map(|one| contact::contact(one, &visit)).collect(),
        notes: notes.iter().take(5).map(|one| contact::note(one, &visit)).collect(),
        concerns: open.map(|one| concerns::line(one, &visit)).collect(),
        entries: happened.entries.rows.iter().map(|entry| chronology::line(entry, &unit, &visit)).collect(),
        natures: vec![tab("", "show-all"), tab("facts", "show-facts"), tab("opinions", "show-opinions")],
        pages: Pages::around(&happened.entries, &here, &[("show", wanted), ("purpose", purpose)], words),
        left_out: !happened.left_out.is_empty(),
    })
}

/// What is recorded of a part, or nothing where it is out of sight.
pub(super) fn part<T>(read: Result<Vec<T>, RecordError>) -> Result<Vec<T>, RecordError> {
    match read {
        Err(RecordError::Forbidden(_) | RecordError::Missing(_) | RecordError::PurposeNeeded(_)) => Ok(Vec::new()),
        read => read,
    }
}
