//! What is recorded with the forms of a person's contact page.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use chrono::NaiveDate;
use record::{
    AccountId, ContactEnd, ContactId, ContactMove, NewConcern, NewSessionNote, PersonId, Problem, RecordError,
};

use super::{File, forms, shown};
use crate::form::{Fields, Posted, required};
use crate::layout::Answer;
use crate::pages::contacts::ground_for;
use crate::pages::people::PURPOSE;
use crate::problem::sentence;
use crate::small_form::Refused;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(in crate::pages) async fn act(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    let person = PersonId(id);
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let (at, why) = match done(&visit, person, &fields).await {
        Ok(()) => return Ok(Redirect::to(&format!("/people/{id}/contact?saved=1")).into_response()),
        Err(Failure::Record(RecordError::Invalid { field, problem })) => {
            let (at, label) = place(&field, fields.get("act"));
            (at, sentence(words.t(label), &problem, catalogue, words))
        }
        Err(Failure::Record(RecordError::Stale { .. })) => ("", words.t("contact-stale")),
        Err(Failure::Record(error)) => return Err(error.into()),
        Err(Failure::Trouble(trouble)) => return Err(trouble),
    };
    let file = File::open(&visit, &visit.actor(PURPOSE), person).await?;
    shown(&visit, person, &file, Some(Refused { fields: &fields, at, why }), None).await
}

enum Failure {
    Record(RecordError),
    Trouble(Trouble),
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        Self::Record(error)
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// The form's field and the key of its label, for a field of the record.
fn place(field: &str, act: &str) -> (&'static str, &'static str) {
    if field.contains("concern") {
        return if field.ends_with("to_role") { ("to-role", "concern-to") } else { ("concern", "concern-words") };
    }
    match field.rsplit('.').next().unwrap_or_default() {
        "on" if act == "note" => ("on", "day"),
        "on" if act == "end" => ("on", "contact-last-day"),
        "on" => ("on", "handover-on"),
        "delivery" => ("delivery", "session-delivery"),
        "minutes" => ("minutes", "session-minutes"),
        "every" | "every_days" => ("every", "contact-every-days"),
        "account" | "person" | "contact" => ("to", "person-contact"),
        "reason" if act == "complex" => ("words", "complex-why"),
        "reason" => ("reason", "contact-end-reason"),
        "ground" => ("words", "contact-words"),
        "words" if act == "note" => ("words", "session-words"),
        _ => ("words", "words"),
    }
}

async fn done(visit: &Visit, person: PersonId, fields: &Fields) -> Result<(), Failure> {
    let record = visit.app().record();
    let actor = visit.actor(PURPOSE);
    let about: i64 = fields.get("about").parse().unwrap_or_default();
    let version = fields.get("version").parse().unwrap_or_default();
    // What the record reads for a recommendation is read before the change begins.
    let moved = if fields.get("act") == "change" { Some(change(visit, person, fields).await?) } else { None };
    let mut change = record.change(&actor, "write", None).await?;
    match fields.get("act") {
        "note" => {
            let concern = Some(concern(fields));
            let note = NewSessionNote {
                contact: ContactId(about),
                on: fields.must_day("on")?,
                delivery: fields.get("delivery").to_owned(),
                minutes: fields.given("minutes").map(|_| fields.number("minutes")).transpose()?,
                held: fields.get("held") != "no",
                words: fields.get("words").to_owned(),
                concern: concern.filter(|one| !one.to_role.is_empty() || !one.words.is_empty()),
            };
            change.note_session(&note).await?;
        }
        "concern" => {
            change.raise_concern(person, &concern(fields)).await?;
        }
        "change" => {
            let (one, on) = moved.ok_or(Trouble::Ours)?;
            let said = fields.given("words");
            let reason = fields.get("reason");
            change.hand_over_contacts(AccountId(about), &[one], on, reason, said.as_deref()).await?;
        }
        "end" => {
            let reason = fields.get("reason").to_owned();
            let end = ContactEnd {
                contact: ContactId(about),
                version,
                on: fields.must_day("on")?,
                reason,
                words: fields.given("words"),
            };
            change.end_contact(&end).await?;
        }
        "frequency" => {
            change.set_contact_frequency(ContactId(about), version, fields.number("every")?).await?;
        }
        "complex" => change.mark_complex(person, fields.given("words").as_deref()).await?,
        _ => return Err(Trouble::NotUnderstood.into()),
    }
    change.commit().await?;
    Ok(())
}

fn concern(fields: &Fields) -> NewConcern {
    NewConcern { to_role: fields.get("to-role").to_owned(), words: fields.get("concern").to_owned() }
}

/// The new contact person with the ground, and the day.
async fn change(visit: &Visit, person: PersonId, fields: &Fields) -> Result<(ContactMove, NaiveDate), Failure> {
    let on = fields.must_day("on")?;
    let file = File::open(visit, &visit.actor(PURPOSE), person).await?;
    let present = file.present().ok_or_else(|| not_theirs(fields))?;
    let advice = forms::advice_instead(visit, person, present).await?.ok_or(Trouble::NotFound)?;
    let account = fields.get("to").parse().map(AccountId).map_err(|_| required("account"))?;
    let ground = ground_for(&advice, account, fields.get("words")).ok_or_else(|| required("ground"))?;
    Ok((ContactMove { person, account, ground }, on))
}

/// Somebody else has changed the contact person meanwhile.
fn not_theirs(fields: &Fields) -> RecordError {
    let problem = Problem::Unknown { noun: "contact", id: fields.get("about").to_owned(), nearest: None };
    RecordError::Invalid { field: "person".to_owned(), problem }
}
