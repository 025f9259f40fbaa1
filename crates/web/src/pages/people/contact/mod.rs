//! A person and their contact person: sessions, concerns, and who it was before.

mod act;
mod forms;
mod view;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use record::{Actor, Concern, Contact, PersonId, PersonView, RecordError, SessionNote};

use super::PURPOSE;
use crate::layout::{Answer, Shell};
use crate::listing::address;
use crate::pages::concerns::{self, ConcernLine};
use crate::purpose;
use crate::small_form::{Refused, SmallForm, bring_back};
use crate::visit::Visit;

pub(in crate::pages) use act::act;
pub(in crate::pages::people) use view::{ContactLine, NoteLine, contact, note};

/// Sessions on the page; earlier ones are in the chronology.
const NOTES: usize = 50;

#[derive(Template)]
#[template(path = "pages/people/contact/page.html")]
struct View {
    page: Shell,
    person: String,
    to: String,
    errors: Vec<(String, String)>,
    /// What was typed into a form that is no longer there.
    kept: String,
    facts: Vec<(String, String)>,
    version: i32,
    forms: Vec<SmallForm>,
    assign: Option<String>,
    notes: Vec<NoteLine>,
    concerns: Vec<ConcernLine>,
    contacts: Vec<ContactLine>,
}

/// What is recorded about a person and their contact persons.
struct File {
    person: PersonView,
    contacts: Vec<Contact>,
    notes: Vec<SessionNote>,
    concerns: Vec<Concern>,
}

impl File {
    async fn open(visit: &Visit, actor: &Actor, id: PersonId) -> Result<Self, RecordError> {
        let record = visit.app().record();
        let person = record.person(actor, id).await?;
        let contacts = record.contacts_of(actor, id).await?;
        let notes = part(record.session_notes(actor, id).await)?;
        let concerns = part(record.concerns_about(actor, id).await)?;
        Ok(Self { person, contacts, notes, concerns })
    }

    /// The present assignment.
    fn present(&self) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.until.is_none())
    }
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(id): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let stated = purpose::given(&visit, &query);
    let actor = visit.acting(PURPOSE, stated);
    let file = match File::open(&visit, &actor, PersonId(id)).await {
        Err(RecordError::PurposeNeeded(_)) => {
            return purpose::ask(&visit, format!("/people/{id}/contact"), ("/people", "people"), &query);
        }
        file => file?,
    };
    let said = query.get("saved").map(|_| visit.words().t("assessment-saved"));
    shown(&visit, PersonId(id), &file, None, said).await
}

async fn shown(visit: &Visit, id: PersonId, file: &File, refused: Option<Refused<'_>>, said: Option<String>) -> Answer {
    let words = visit.words();
    let present = file.present();
    let mut forms = forms::of(visit, id, file).await?;
    let (mut errors, mut kept) = (Vec::new(), String::new());
    if let Some(Refused { fields, at, why }) = refused {
        let place = bring_back(forms.iter_mut(), fields, at, &why);
        if place.is_none() {
            let typed = [fields.get("words"), fields.get("concern")].join(" ");
            typed.trim().clone_into(&mut kept);
        }
        errors.push((place.unwrap_or_else(|| "title".to_owned()), why));
    }
    let name = format!("{} {}", file.person.given_name, file.person.family_name);
    let mut page = Shell::new(visit, &words.t("person-contact"))
        .under("/people", words.t("people"))
        .under(format!("/people/{}", id.0), name.clone());
    page.said = said;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let unassigned = present.is_none() && visit.may("write", "contact");
    let html = View {
        to: format!("/people/{}/contact", id.0),
        person: name,
        kept,
        facts: view::facts(file, visit),
        version: present.map_or(0, |contact| contact.version),
        assign: unassigned.then(|| address("/contacts/assign", &[("person", &id.0.to_string())])),
        notes: file.notes.iter().take(NOTES).map(|note| view::note(note, visit)).collect(),
        concerns: file.concerns.iter().rev().map(|one| concerns::line(one, visit)).collect(),
        contacts: file.contacts.iter().map(|contact| view::contact(contact, visit)).collect(),
        forms,
        errors,
        page,
    }
    .render()?;
    Ok((status, Html(html)).into_response())
}

/// What is recorded of a part, or nothing where it is out of sight.
fn part<T>(read: Result<Vec<T>, RecordError>) -> Result<Vec<T>, RecordError> {
    match read {
        Err(RecordError::Forbidden(_) | RecordError::Missing(_) | RecordError::PurposeNeeded(_)) => Ok(Vec::new()),
        read => read,
    }
}
