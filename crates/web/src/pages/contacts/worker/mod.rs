//! One contact person: how many people they can have, absence and leaving, and their caseload, to look at or to hand over.

mod handover;
mod settings;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use catalogue::wording;
use record::{AccountId, CaseloadRow, ContactAdvice, ContactWorker, PersonId};

use super::PURPOSE;
use super::row::Row;
use super::unit::Units;
use crate::field::{Choice, Input};
use crate::form::Fields;
use crate::layout::{Answer, Shell};
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(in crate::pages) use handover::hand_over;
pub(super) use settings::absence;
pub(in crate::pages) use settings::set;

#[derive(Template)]
#[template(path = "pages/contacts/worker/page.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
    to: String,
    facts: Vec<(String, String)>,
    settings: settings::Form,
    rows: Vec<Row>,
    on: Input,
    reason: Choice,
    words: Input,
}

/// A contact person within the visitor's reach, with the caseload and whom the record recommends instead.
struct Opened {
    worker: ContactWorker,
    name: String,
    units: Units,
    caseload: Vec<CaseloadRow>,
    advice: Vec<ContactAdvice>,
}

impl Opened {
    async fn of(visit: &Visit, account: i64) -> Result<Self, Trouble> {
        let (record, actor, account) = (visit.app().record(), visit.actor(PURPOSE), AccountId(account));
        let (worker, name) = record.contact_worker(&actor, account).await?;
        let units = Units::of(visit, &worker.unit).await?;
        if !units.holds(&worker.unit) {
            return Err(Trouble::NotFound);
        }
        let caseload = record.contact_caseload_of(&actor, account).await?;
        let people: Vec<PersonId> = caseload.iter().map(|row| row.person).collect();
        // Colleagues of the visitor's whole unit can take people over, not only those of a part of it.
        let from = Units::of(visit, "").await?.here;
        let advice = record.advise_handover(&actor, &from, account, &people).await?;
        Ok(Self { worker, name, units, caseload, advice })
    }

    fn name_of(&self, person: PersonId) -> String {
        self.caseload.iter().find(|one| one.person == person).map(|one| one.name.clone()).unwrap_or_default()
    }
}

/// What a refused form brings back.
#[derive(Default)]
struct Attempt {
    fields: Fields,
    errors: Vec<(String, String)>,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(account): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let words = visit.words();
    let moved = query.get("moved").and_then(|count| count.parse().ok()).map(|count| words.count("handed-over", count));
    let said = moved.or_else(|| query.get("saved").map(|_| words.t("assessment-saved")));
    shown(&visit, &Opened::of(&visit, account).await?, Attempt::default(), said)
}

fn shown(visit: &Visit, opened: &Opened, attempt: Attempt, said: Option<String>) -> Answer {
    let words = visit.words();
    let Attempt { fields, errors } = attempt;
    let hands_over = fields.get("act") == "handover";
    let picked = fields.people("pick");
    let rows = opened.caseload.iter().filter_map(|one| {
        let advice = opened.advice.iter().find(|advice| advice.person == one.person)?;
        // A handover is usually of everybody.
        let picked = !hands_over || picked.contains(&one.person);
        let mut row = Row::new(&one.name, about(one, visit), picked, advice, &fields, visit);
        row.blame(&errors);
        Some(row)
    });
    let rows = rows.collect();
    let error = |id: &str| errors.iter().find(|(at, _)| at == id).map(|(_, why)| why.clone()).unwrap_or_default();
    let today = visit.today().to_string();
    let on = if hands_over { fields.get("on") } else { &today };
    let mut page = Shell::new(visit, &opened.name).under("/contacts", words.t("contacts"));
    page.said = said;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let reasons = visit.codes("contact-end");
    let html = View {
        to: format!("/contacts/workers/{}", opened.worker.account.0),
        facts: settings::facts(opened, visit),
        settings: settings::form(&opened.worker, &fields, &errors, visit),
        on: Input { error: error("on"), ..Input::new("on", words.t("handover-on"), "date", on) },
        reason: Choice {
            error: error("reason"),
            ..Choice::new("reason", words.t("contact-end-reason"), words.t("choose"), reasons, fields.get("reason"))
        },
        words: Input {
            error: error("words"),
            hint: words.t("contact-words-hint"),
            ..Input::new("words", words.t("contact-words"), "text", fields.get("words"))
        },
        rows,
        errors,
        page,
    }
    .render()?;
    Ok((status, Html(html)).into_response())
}

/// How often, when last and when next; whether the case is complex.
fn about(one: &CaseloadRow, visit: &Visit) -> Vec<String> {
    let words = visit.words();
    let last = one.last_session.map_or_else(
        || words.t("session-none"),
        |day| words.with("session-last", &[("day", wording::date(day, words.lang).into())]),
    );
    let every = words.count("contact-every", one.every_days.unsigned_abs().into());
    let due = words.with("session-due", &[("day", wording::date(one.due, words.lang).into())]);
    let complex = one.complex.as_ref().map(|why| words.with("advice-complex", &[("why", why.as_str().into())]));
    [Some(format!("{every}; {last}; {due}")), complex].into_iter().flatten().collect()
}
