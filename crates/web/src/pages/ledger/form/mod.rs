//! Records an activity: fields by type, participants found by name or code, headcounts that add up. Every button sends
//! the whole form, so that nothing typed is lost and no script is needed.

mod draft;
mod kinds;
mod stale;
mod view;

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::ActivityType;
use record::{ActivityId, PersonMatch, RecordError};

use super::PURPOSE;
use super::entry::label;
use super::entry::may_edit;
use crate::problem::sentence;

use crate::form::{Fields, Posted};
use crate::layout::Answer;
use crate::listing::address;
use crate::purpose;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Hits of a search for participants.
const MATCHES: u64 = 12;

/// What the form is about: a new activity, or a recorded one at a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Subject {
    id: Option<i64>,
}

/// A problem beside its field.
type Errors = Vec<(String, String)>;

pub(in crate::pages) async fn blank(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let Some(kind) = query.get("kind") else { return kinds::choose(&visit) };
    let kind = visit.app().catalogue().activity_types.get(kind).ok_or(Trouble::NotFound)?;
    let mut fields = Fields::default();
    fields.set("kind", &kind.id);
    fields.set("unit", &visit.session.account.unit);
    fields.set("on", &visit.today().to_string());
    shown(&visit, Subject { id: None }, kind, &fields, &[], None).await
}

pub(in crate::pages) async fn record(visit: Visit, Posted(fields): Posted) -> Answer {
    answer(&visit, Subject { id: None }, fields).await
}

pub(in crate::pages) async fn open(
    visit: Visit,
    Path(id): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let Some(purpose) = purpose::stated(&visit, "activity", PURPOSE, &query) else {
        return purpose::ask(&visit, format!("/ledger/{id}/edit"), ("/ledger", "ledger"), &query);
    };
    let detail = visit.app().record().activity(&visit.actor(&purpose), ActivityId(id)).await?;
    let kind = visit.app().catalogue().activity_types.get(&detail.data.kind).ok_or(Trouble::NotFound)?;
    // Somebody who does not see who took part would overwrite it.
    if !may_edit(&visit, &detail, &visit.organisations().await?) {
        return Err(Trouble::Forbidden);
    }
    let mut fields = draft::of(&detail);
    fields.set("purpose", query.get("purpose").map_or("", String::as_str));
    shown(&visit, Subject { id: Some(id) }, kind, &fields, &[], None).await
}

pub(in crate::pages) async fn revise(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    answer(&visit, Subject { id: Some(id) }, fields).await
}

/// Does what the pressed button says.
async fn answer(visit: &Visit, subject: Subject, mut fields: Fields) -> Answer {
    let kind = visit.app().catalogue().activity_types.get(fields.get("kind")).ok_or(Trouble::NotUnderstood)?;
    if fields.has("add") || fields.has("remove") || fields.has("add-organisation") {
        draft::rearrange(&mut fields);
        return shown(visit, subject, kind, &fields, &[], None).await;
    }
    let words = fields.get("find").to_owned();
    // Enter in the search field means the search; the button that saves saves.
    if fields.has("search") || (fields.has("enter") && !words.is_empty()) {
        let stated = purpose::is_one(visit, fields.get("purpose"));
        if visit.is_asked("person") && !stated {
            let error = ("purpose".to_owned(), visit.words().t("purpose-first"));
            return shown(visit, subject, kind, &fields, &[error], None).await;
        }
        let why = if stated { fields.get("purpose") } else { PURPOSE };
        let found = visit.app().record().find_people(&visit.actor(why), &words, MATCHES).await?;
        return shown(visit, subject, kind, &fields, &[], Some(found)).await;
    }
    save(visit, subject, kind, &fields).await
}

async fn save(visit: &Visit, subject: Subject, kind: &ActivityType, fields: &Fields) -> Answer {
    let new = match draft::activity(fields, kind, &visit.session.account.agency, visit.words()) {
        Ok(new) => new,
        Err(errors) => return shown(visit, subject, kind, fields, &errors, None).await,
    };
    let actor = visit.actor(PURPOSE);
    let mut change = visit.app().record().change(&actor, "write", None).await?;
    let done = match subject.id {
        None => change.activities(std::slice::from_ref(&new)).await.map(|ids| ids.first().map(|id| id.0)),
        Some(id) => {
            let version = fields.get("version").parse().map_err(|_| Trouble::NotUnderstood)?;
            change.revise_activity(ActivityId(id), version, &new).await.map(|()| Some(id))
        }
    };
    match done {
        Ok(id) => {
            change.commit().await?;
            let id = id.or(subject.id).ok_or(Trouble::Ours)?;
            let purpose = if visit.is_asked("activity") {
                fields.given("purpose").unwrap_or(PURPOSE.into())
            } else {
                String::new()
            };
            let opened = address(&format!("/ledger/{id}"), &[("saved", "1"), ("purpose", &purpose)]);
            Ok(Redirect::to(&opened).into_response())
        }
        Err(RecordError::Invalid { field, problem }) => {
            drop(change);
            let (field, id) = view::place_of(&field);
            let message = sentence(visit.words().t(label(&field)), &problem, visit.app().catalogue(), visit.words());
            shown(visit, subject, kind, fields, &[(id, message)], None).await
        }
        Err(RecordError::Stale { version, .. }) => {
            drop(change);
            stale::both(visit, subject.id.unwrap_or_default(), version, fields, &new).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn shown(
    visit: &Visit,
    subject: Subject,
    kind: &ActivityType,
    fields: &Fields,
    errors: &[(String, String)],
    found: Option<Vec<PersonMatch>>,
) -> Answer {
    let html = view::page(visit, subject, kind, fields, errors, found).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, Html(html)).into_response())
}
