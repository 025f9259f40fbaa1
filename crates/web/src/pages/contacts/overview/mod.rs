//! Caseloads of a unit: who has how many people, who is away, sessions recommended and held; where contact persons have
//! been introduced.

mod rollout;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::wording;
use chrono::{NaiveDate, TimeDelta};
use record::{AccountId, ContactLoad, ContactWorker, Page, RecordError, WaitingFilter};

use super::PURPOSE;
use super::unit::Units;
use super::worker::absence;
use crate::field::{Choice, Input};
use crate::form::{Fields, Posted, required};
use crate::layout::{Answer, Shell};
use crate::listing::address;
use crate::problem::sentence;
use crate::small_form::{SmallForm, bring_back};
use crate::visit::Visit;

/// Days a period has unless another one is asked for.
const DAYS: i64 = 30;
/// People a contact person can have where the prison says nothing.
const CAPACITY: i32 = 25;

#[derive(Template)]
#[template(path = "pages/contacts/overview/page.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
    units: Units,
    from: Input,
    until: Input,
    workers: Vec<Worker>,
    waiting: String,
    assign: String,
    rollouts: Vec<rollout::Line>,
    /// Adding a contact person, introducing contact persons: each with the version it was made of.
    forms: Vec<(i32, SmallForm)>,
}

#[derive(Debug)]
struct Worker {
    href: String,
    name: String,
    load: String,
    full: bool,
    complex: i32,
    recommended: i64,
    held: i64,
    share: String,
    absence: String,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let until = get("until").parse().unwrap_or_else(|_| visit.today());
    let from = get("from").parse().unwrap_or(until - TimeDelta::days(DAYS));
    let said = query.get("saved").map(|_| visit.words().t("assessment-saved"));
    shown(&visit, get("unit"), (from, until), None, said).await
}

pub(in crate::pages) async fn act(visit: Visit, Posted(fields): Posted) -> Answer {
    let units = Units::of(&visit, fields.get("unit")).await?;
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let done = if fields.get("act") == "worker" {
        add_worker(&visit, &units, &fields).await
    } else {
        rollout::record(&visit, &fields).await
    };
    let (at, why) = match done {
        Ok(()) => {
            return Ok(Redirect::to(&address("/contacts", &[("unit", &units.here), ("saved", "1")])).into_response());
        }
        Err(RecordError::Invalid { field, problem }) => {
            let (at, label) = rollout::place(&field);
            (at, sentence(words.t(label), &problem, catalogue, words))
        }
        Err(RecordError::Stale { .. }) => ("", words.t("contacts-stale")),
        Err(error) => return Err(error.into()),
    };
    let today = visit.today();
    shown(&visit, &units.here, (today - TimeDelta::days(DAYS), today), Some((&fields, at, why)), None).await
}

async fn add_worker(visit: &Visit, units: &Units, fields: &Fields) -> Result<(), RecordError> {
    let record = visit.app().record();
    let actor = visit.actor(PURPOSE);
    let candidates = record.contact_candidates(&actor, &units.here).await?;
    let one = candidates.into_iter().find(|one| fields.get("account") == one.id.0.to_string());
    let one = one.ok_or_else(|| required("account"))?;
    let new = ContactWorker {
        account: one.id,
        unit: one.unit,
        capacity: fields.number("capacity")?,
        absence: None,
        left_on: None,
        version: 0,
    };
    let mut change = record.change(&actor, "write", None).await?;
    change.contact_worker(&new).await?;
    change.commit().await.map(drop)
}

async fn shown(
    visit: &Visit,
    unit: &str,
    (from, until): (NaiveDate, NaiveDate),
    refused: Option<(&Fields, &str, String)>,
    said: Option<String>,
) -> Answer {
    let (record, words, actor) = (visit.app().record(), visit.words(), visit.actor(PURPOSE));
    let units = Units::of(visit, unit).await?;
    let loads = record.contact_loads(&actor, &units.here, from, until).await?;
    let first = Page { number: 1, size: 1 };
    let waiting = record.people_without_contact(&actor, &units.here, &WaitingFilter::default(), first).await?.total;
    let recorded = record.contact_rollouts(&actor).await?;
    let candidates = record.contact_candidates(&actor, &units.here).await?;
    let mut forms = Vec::new();
    if !candidates.is_empty() {
        let capacity = recorded.iter().find(|one| one.unit == units.here).map_or(CAPACITY, |one| one.capacity);
        let staff = candidates.into_iter().map(|one| (one.id.0.to_string(), one.name));
        let staff = Choice::new("account", words.t("staff-member"), words.t("choose"), staff, "");
        let capacity = Input::new("capacity", words.t("contact-capacity"), "number", &capacity.to_string());
        forms.push((0, SmallForm::new("worker", "do-worker", &0, words, vec![staff], vec![capacity])));
    }
    forms.extend(rollout::form(&units, &recorded, words));
    let mut errors = Vec::new();
    if let Some((fields, at, why)) = refused {
        let place = bring_back(forms.iter_mut().map(|(_, form)| form), fields, at, &why);
        errors.push((place.unwrap_or_else(|| "title".to_owned()), why));
    }
    let mut page = Shell::new(visit, &words.t("contacts"));
    page.said = said;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = View {
        from: Input::new("from", words.t("contact-from"), "date", &from.to_string()),
        until: Input::new("until", words.t("contact-until"), "date", &until.to_string()),
        workers: loads.iter().map(|load| worker(load, visit)).collect(),
        waiting: words.count("assign-waiting", waiting),
        assign: address("/contacts/assign", &[("unit", &units.here)]),
        rollouts: rollout::lines(&units, &recorded, visit),
        forms,
        units,
        errors,
        page,
    }
    .render()?;
    Ok((status, Html(html)).into_response())
}

fn worker(load: &ContactLoad, visit: &Visit) -> Worker {
    let words = visit.words();
    let AccountId(account) = load.worker.account;
    #[expect(clippy::cast_precision_loss, reason = "sessions are far below 2^52")]
    let share = (load.recommended > 0).then(|| 100.0 * load.held as f64 / load.recommended as f64);
    Worker {
        href: format!("/contacts/workers/{account}"),
        name: load.name.clone(),
        load: words.with(
            "load-of",
            &[("load", load.load.to_string().into()), ("capacity", load.worker.capacity.to_string().into())],
        ),
        full: load.load >= load.worker.capacity,
        complex: load.complex,
        recommended: load.recommended,
        held: load.held,
        share: share.map_or_else(|| "–".to_owned(), |share| wording::percent(share, 0, words.lang)),
        absence: absence(&load.worker, visit),
    }
}
