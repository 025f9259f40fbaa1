//! Handing a person over to the other agency: to whom, what for, and what exactly.

mod choice;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::wording;
use record::{NewDisclosure, PersonId, RecordError};

use super::PURPOSE;
use crate::field::{Choice, Input};
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::problem::sentence;
use crate::shown;
use crate::visit::Visit;
use choice::Group;

/// What people are handed over for unless something else is chosen: code of classifier `purpose`.
const HANDOVER: &str = "handover";

#[derive(Template)]
#[template(path = "pages/people/handover/page.html")]
struct View {
    page: Shell,
    to: String,
    person: String,
    errors: Vec<(String, String)>,
    recipient: Choice,
    recipient_words: Input,
    purpose: Choice,
    ground: Input,
    groups: Vec<Group>,
    contents_error: String,
    sent: Vec<Sent>,
}

/// A package handed over before.
#[derive(Debug)]
struct Sent {
    href: String,
    on: String,
    recipient: String,
    purpose: String,
    received: String,
}

pub(in crate::pages) async fn choose(visit: Visit, Path(person): Path<i64>) -> Answer {
    form(&visit, PersonId(person), &Fields::default(), Vec::new()).await
}

pub(in crate::pages) async fn send(visit: Visit, Path(person): Path<i64>, Posted(fields): Posted) -> Answer {
    let (words, catalogue, person) = (visit.words(), visit.app().catalogue(), PersonId(person));
    let new = NewDisclosure {
        person,
        recipient: fields.get("recipient").to_owned(),
        recipient_words: fields.given("recipient_words"),
        purpose: fields.get("purpose").to_owned(),
        ground: fields.get("ground").to_owned(),
        contents: fields.all("contents").filter_map(choice::read).collect(),
    };
    let mut change = visit.app().record().change(&visit.actor(HANDOVER), "write", None).await?;
    match change.disclose(&new).await {
        Ok(id) => {
            change.commit().await?;
            Ok(Redirect::to(&format!("/packages/{}?saved=1", id.0)).into_response())
        }
        Err(RecordError::Invalid { field, problem }) => {
            drop(change);
            let (at, label) = match field.rsplit('.').next() {
                Some("ground") => ("ground", "package-ground"),
                Some("purpose") => ("purpose", "package-purpose"),
                Some("recipient") => ("recipient", "package-recipient"),
                _ => ("contents", "package-contents"),
            };
            let says = sentence(words.t(label), &problem, catalogue, words);
            form(&visit, person, &fields, vec![(at.to_owned(), says)]).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn form(visit: &Visit, person: PersonId, fields: &Fields, errors: Vec<(String, String)>) -> Answer {
    let (record, words) = (visit.app().record(), visit.words());
    let choices = record.package_choices(&visit.actor(HANDOVER), person).await?;
    let sent = record.disclosures(&visit.actor(HANDOVER), person).await?;
    let about = record.person(&visit.actor(PURPOSE), person).await?;
    let units = visit.organisations().await?;
    let unit = |id: &str| shown::unit(&units, id);
    let error =
        |id: &str| errors.iter().find(|(field, _)| field == id).map(|(_, text)| text.clone()).unwrap_or_default();
    let own = &visit.session.account.unit;
    let others = units.iter().filter(|unit| unit.data.agency.is_some() && unit.data.id != *own);
    let others = others.map(|unit| (unit.data.id.clone(), unit.data.name.clone()));
    let purpose = if fields.has("purpose") { fields.get("purpose") } else { HANDOVER };
    let name = format!("{} {}", about.given_name, about.family_name);
    let packages = sent.iter().map(|one| Sent {
        href: format!("/packages/{}", one.id.0),
        on: wording::date(one.disclosed_at.date_naive(), words.lang),
        recipient: unit(&one.recipient),
        purpose: visit.app().catalogue().word("purpose", &one.purpose, words.lang).to_owned(),
        received: one.received.as_ref().map(|(_, at)| wording::date(at.date_naive(), words.lang)).unwrap_or_default(),
    });
    let html = View {
        page: Shell::new(visit, &words.t("handover"))
            .under("/people", words.t("people"))
            .under(format!("/people/{}", person.0), name.clone()),
        to: format!("/people/{}/handover", person.0),
        person: name,
        recipient: Choice {
            error: error("recipient"),
            ..Choice::new("recipient", words.t("package-recipient"), words.t("choose"), others, fields.get("recipient"))
        },
        recipient_words: Input {
            hint: words.t("package-recipient-words-hint"),
            ..Input::new("recipient_words", words.t("package-recipient-words"), "text", fields.get("recipient_words"))
        },
        purpose: Choice {
            error: error("purpose"),
            ..Choice::new("purpose", words.t("package-purpose"), words.t("choose"), visit.purposes(), purpose)
        },
        ground: Input {
            error: error("ground"),
            hint: words.t("package-ground-hint"),
            ..Input::new("ground", words.t("package-ground"), "text", fields.get("ground"))
        },
        groups: choice::groups(&choices, fields, &unit, visit),
        contents_error: error("contents"),
        sent: packages.collect(),
        errors,
    };
    let status = if html.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, Html(html.render()?)).into_response())
}
