//! What is recorded about a person with the small forms of the page.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use record::{PersonId, RecordError};

use super::super::PURPOSE;
use super::{How, caseworkers, custody, sections, supervision, terms};
use crate::form::{Fields, Posted};
use crate::layout::Answer;
use crate::problem::sentence;
use crate::small_form::Refused;
use crate::visit::Visit;

pub(in crate::pages) async fn act(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let (at, why) = match done(&visit, PersonId(id), &fields).await {
        Ok(()) => return Ok(Redirect::to(&format!("/people/{id}?saved=1")).into_response()),
        Err(RecordError::Invalid { field, problem }) => {
            let (at, label) = place(&field);
            (at, sentence(words.t(label), &problem, catalogue, words))
        }
        Err(RecordError::Stale { .. }) => ("", words.t("term-stale")),
        Err(error) => return Err(error.into()),
    };
    let how = How::OnScreen(Some(Refused { fields: &fields, at, why }));
    super::shown(&visit, PersonId(id), &BTreeMap::new(), how).await
}

async fn done(visit: &Visit, person: PersonId, fields: &Fields) -> Result<(), RecordError> {
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    let known = terms::done(&mut change, person, fields).await?
        || custody::done(&mut change, person, fields).await?
        || sections::done(&mut change, person, fields, visit).await?
        || supervision::done(&mut change, fields).await?
        || caseworkers::done(&mut change, person, fields).await?;
    if !known {
        return Err(RecordError::Missing("form"));
    }
    change.commit().await.map(drop)
}

/// The form's field and the key of its label, for a field of the record.
fn place(field: &str) -> (&'static str, &'static str) {
    match field.rsplit('.').next().unwrap_or_default() {
        "kind" => ("kind", "kind"),
        "until" => ("until", "exemption-until"),
        "unit" => ("unit", "unit"),
        "legal_status" => ("legal_status", "legal-status"),
        "regime" => ("regime", "regime"),
        "basis" | "function" => ("basis", "section-basis"),
        "reason" | "closing_reason" => ("reason", "closing-reason"),
        "custody" | "person" => ("", "person-position"),
        "set_by" => ("set_by", "condition-setter"),
        "ending" => ("ending", "condition-ending"),
        "condition" => ("condition", "section-condition"),
        "answer" => ("answer", "breach-answer"),
        "delivery" => ("delivery", "delivery"),
        "officer" => ("officer", "meeting-officer"),
        "every_days" => ("every_days", "meeting-every-days"),
        "words" => ("words", "words"),
        "section" => ("", "section-function"),
        "account" => ("account", "caseworker"),
        "from" => ("from", "day"),
        _ => ("on", "day"),
    }
}
