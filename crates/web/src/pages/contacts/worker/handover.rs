//! Handing the people of one contact person over to others, each as recommended or as the supervisor chooses.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use record::{ContactMove, RecordError};

use super::{Attempt, Opened, shown};
use crate::form::{Fields, Posted};
use crate::layout::Answer;
use crate::pages::contacts::PURPOSE;
use crate::pages::contacts::row;
use crate::problem::sentence;
use crate::visit::Visit;

pub(in crate::pages) async fn hand_over(visit: Visit, Path(account): Path<i64>, Posted(fields): Posted) -> Answer {
    let opened = Opened::of(&visit, account).await?;
    let (on, to) = match requested(&visit, &fields, &opened) {
        Ok(requested) => requested,
        Err(errors) => return shown(&visit, &opened, Attempt { fields, errors }, None),
    };
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    let said = fields.given("words");
    let from = opened.worker.account;
    let (field, problem) = match change.hand_over_contacts(from, &to, on, fields.get("reason"), said.as_deref()).await {
        Ok(_) => {
            change.commit().await?;
            let moved = format!("/contacts/workers/{account}?moved={}", to.len());
            return Ok(Redirect::to(&moved).into_response());
        }
        Err(RecordError::Invalid { field, problem }) => (field, problem),
        Err(error) => return Err(error.into()),
    };
    drop(change);
    let (index, field) = field.split_once('.').unwrap_or(("", &field));
    let one = index.parse().ok().and_then(|index: usize| to.get(index));
    let error = match (field, one) {
        ("on", _) => ("on".to_owned(), sentence(words.t("handover-on"), &problem, catalogue, words)),
        ("reason", _) => ("reason".to_owned(), sentence(words.t("contact-end-reason"), &problem, catalogue, words)),
        (_, Some(one)) => (row::field_of(one.person), sentence(opened.name_of(one.person), &problem, catalogue, words)),
        (_, None) => ("title".to_owned(), sentence(words.t("person-contact"), &problem, catalogue, words)),
    };
    shown(&visit, &opened, Attempt { fields, errors: vec![error] }, None)
}

type Requested = (chrono::NaiveDate, Vec<ContactMove>);

/// The day and the moves asked for, or everything that is wrong with them.
fn requested(visit: &Visit, fields: &Fields, opened: &Opened) -> Result<Requested, Vec<(String, String)>> {
    let words = visit.words();
    let mut errors = Vec::new();
    let picked = fields.people("pick");
    if picked.is_empty() {
        let first = opened.caseload.first().map_or_else(|| "title".to_owned(), |one| format!("pick-{}", one.person.0));
        errors.push((first, words.t("assign-nobody")));
    }
    let on = fields.get("on").parse().ok();
    if on.is_none() {
        errors.push(("on".to_owned(), words.t("problem-not-a-day")));
    }
    if fields.get("reason").is_empty() {
        let label = words.t("contact-end-reason");
        errors.push(("reason".to_owned(), words.with("problem-choose", &[("field", label.into())])));
    }
    let gone = picked.iter().filter(|person| opened.caseload.iter().all(|one| one.person != **person)).count();
    if gone > 0 {
        errors.push(("title".to_owned(), words.count("handover-gone", gone as u64)));
    }
    let mut to = Vec::new();
    for one in opened.advice.iter().filter(|one| picked.contains(&one.person)) {
        match row::chosen(one, &opened.name_of(one.person), fields, visit) {
            Ok((account, ground)) => to.push(ContactMove { person: one.person, account, ground }),
            Err(error) => errors.push(error),
        }
    }
    match on {
        Some(on) if errors.is_empty() => Ok((on, to)),
        _ => Err(errors),
    }
}
