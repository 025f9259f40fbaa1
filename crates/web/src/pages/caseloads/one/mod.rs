//! The people of one caseload, to look at or to hand over.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::wording;
use record::{AccountId, Caseload, CaseloadPerson, PersonId, RecordError};

use crate::field::Choice;
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::pages::caseloads::PURPOSE;
use crate::problem::sentence;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Value of the choice that takes people off without giving them to anybody.
const NOBODY: &str = "nobody";

#[derive(Template)]
#[template(path = "pages/caseloads/one/page.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
    href: String,
    role: String,
    closed: bool,
    rows: Vec<Row>,
    to: Choice,
}

struct Row {
    id: i64,
    name: String,
    since: String,
    picked: bool,
}

struct Opened {
    of: Caseload,
    people: Vec<CaseloadPerson>,
}

impl Opened {
    async fn of(visit: &Visit, account: i64) -> Result<Self, Trouble> {
        let (of, people) = visit.app().record().caseload(&visit.actor(PURPOSE), AccountId(account)).await?;
        Ok(Self { of, people })
    }
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(account): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let done = ["handed-over", "taken-off"].into_iter().find_map(|key| Some((key, query.get(key)?.parse().ok()?)));
    let said = done.map(|(key, count)| visit.words().count(key, count));
    shown(&visit, &Opened::of(&visit, account).await?, None, said).await
}

pub(in crate::pages) async fn hand_over(visit: Visit, Path(account): Path<i64>, Posted(fields): Posted) -> Answer {
    let opened = Opened::of(&visit, account).await?;
    let (to, people) = match requested(&visit, &fields, &opened) {
        Ok(requested) => requested,
        Err(errors) => return shown(&visit, &opened, Some((&fields, errors)), None).await,
    };
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    match change.hand_over_cases(opened.of.staff.id, to, &people).await {
        Ok(moved) => {
            change.commit().await?;
            let done = if to.is_some() { "handed-over" } else { "taken-off" };
            Ok(Redirect::to(&format!("/caseloads/{account}?{done}={moved}")).into_response())
        }
        Err(RecordError::Invalid { field, problem }) => {
            drop(change);
            let words = visit.words();
            let error = match &*field {
                "account" => {
                    ("to".to_owned(), sentence(words.t("caseload-to"), &problem, visit.app().catalogue(), words))
                }
                // Somebody else moved the person while this was sent.
                _ => ("title".to_owned(), words.count("caseload-gone", 1)),
            };
            shown(&visit, &Opened::of(&visit, account).await?, Some((&fields, vec![error])), None).await
        }
        Err(error) => Err(error.into()),
    }
}

type Requested = (Option<AccountId>, Vec<PersonId>);

/// Who is to have whom, or everything that is wrong with what was sent.
fn requested(visit: &Visit, fields: &Fields, opened: &Opened) -> Result<Requested, Vec<(String, String)>> {
    let words = visit.words();
    let mut errors = Vec::new();
    let people = fields.people("pick");
    if people.is_empty() {
        let first = opened.people.first().map_or_else(|| "title".to_owned(), |one| format!("pick-{}", one.person.0));
        errors.push((first, words.t("caseload-nobody-picked")));
    }
    let gone = people.iter().filter(|person| opened.people.iter().all(|one| one.person != **person)).count();
    if gone > 0 {
        errors.push(("title".to_owned(), words.count("caseload-gone", gone as u64)));
    }
    let to = match fields.get("to") {
        NOBODY => Some(None),
        account => account.parse().ok().map(|account| Some(AccountId(account))),
    };
    if to.is_none() {
        let field = words.t("caseload-to");
        errors.push(("to".to_owned(), words.with("problem-choose", &[("field", field.into())])));
    }
    match to {
        Some(to) if errors.is_empty() => Ok((to, people)),
        _ => Err(errors),
    }
}

async fn shown(
    visit: &Visit,
    opened: &Opened,
    refused: Option<(&Fields, Vec<(String, String)>)>,
    said: Option<String>,
) -> Answer {
    let (words, Opened { of, people }) = (visit.words(), opened);
    let staff = visit.app().record().caseload_staff(&visit.actor(PURPOSE)).await?;
    let others = staff.into_iter().filter(|one| one.id != of.staff.id).map(|one| (one.id.0.to_string(), one.name));
    let nobody = std::iter::once((NOBODY.to_owned(), words.t("caseload-to-nobody")));
    let (fields, errors) = refused.map_or_else(|| (None, Vec::new()), |(fields, errors)| (Some(fields), errors));
    let wanted = fields.map(|fields| fields.people("pick"));
    let row = |one: &CaseloadPerson| Row {
        id: one.person.0,
        name: one.name.clone(),
        since: wording::date(one.since, words.lang),
        // Whoever may not sign in any more hands everybody over.
        picked: wanted.as_ref().map_or(!of.active, |wanted| wanted.contains(&one.person)),
    };
    let error = errors.iter().find(|(at, _)| at == "to").map(|(_, why)| why.clone()).unwrap_or_default();
    let chosen = fields.map_or("", |fields| fields.get("to"));
    let mut page = Shell::new(visit, &of.staff.name).under("/caseloads", words.t("room-caseloads"));
    page.said = said;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = View {
        href: format!("/caseloads/{}", of.staff.id.0),
        role: visit.role_name(&of.staff.role),
        closed: !of.active,
        rows: people.iter().map(row).collect(),
        to: Choice {
            error,
            ..Choice::new("to", words.t("caseload-to"), words.t("choose"), others.chain(nobody), chosen)
        },
        errors,
        page,
    };
    Ok((status, Html(view.render()?)).into_response())
}
