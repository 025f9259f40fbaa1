//! Registering a person, and mending what is recorded of who they are.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use record::{NewPerson, PersonId, PersonView, PersonalCode, PersonalCodeError, Problem, RecordError};

use super::PURPOSE;
use crate::field::{Choice, Input};
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::problem::sentence;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/people/register/page.html")]
struct View {
    page: Shell,
    to: String,
    version: i32,
    errors: Vec<(String, String)>,
    inputs: Vec<Input>,
    code_checked: bool,
    sex: Choice,
    /// What is recorded now, where somebody else changed it.
    now: Vec<(String, String)>,
}

/// Fields with their labels, hints and kinds, in order.
const FIELDS: [(&str, &str, &str, &str); 6] = [
    ("given_name", "person-given", "", "text"),
    ("family_name", "person-family", "", "text"),
    ("code", "person-code", "person-code-hint", "text"),
    ("born_on", "person-born", "", "date"),
    ("citizenship", "person-citizenship", "person-citizenship-hint", "text"),
    ("language", "person-language", "person-language-hint", "text"),
];

pub(in crate::pages) async fn blank(visit: Visit) -> Answer {
    form(&visit, None, &Fields::default(), None)
}

pub(in crate::pages) async fn record(visit: Visit, Posted(fields): Posted) -> Answer {
    let done = match read(&fields, None) {
        Ok(new) => registered(&visit, &new).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(id) => Ok(Redirect::to(&format!("/people/{}?saved=1", id.0)).into_response()),
        Err(error) => form(&visit, None, &fields, Some(error)),
    }
}

pub(in crate::pages) async fn open(visit: Visit, Path(id): Path<i64>) -> Answer {
    let person = visit.app().record().person(&visit.actor(PURPOSE), PersonId(id)).await?;
    form(&visit, Some(&person), &written(&person), None)
}

pub(in crate::pages) async fn revise(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    let person = visit.app().record().person(&visit.actor(PURPOSE), PersonId(id)).await?;
    let done = match read(&fields, Some(&person)) {
        Ok(new) => revised(&visit, person.id, fields.get("version").parse().unwrap_or_default(), &new).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/people/{}?saved=1", person.id.0)).into_response()),
        Err(error) => form(&visit, Some(&person), &fields, Some(error)),
    }
}

async fn registered(visit: &Visit, new: &NewPerson) -> Result<PersonId, RecordError> {
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    let ids = change.people(std::slice::from_ref(new)).await?;
    change.commit().await?;
    Ok(ids[0])
}

async fn revised(visit: &Visit, id: PersonId, version: i32, new: &NewPerson) -> Result<(), RecordError> {
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    change.revise_person(id, version, new).await?;
    change.commit().await.map(drop)
}

/// What the form says; what it has no fields for stays as it is.
fn read(fields: &Fields, old: Option<&PersonView>) -> Result<NewPerson, RecordError> {
    let refused = |error| RecordError::Invalid { field: "code".to_owned(), problem: Problem::Code(error) };
    let written = fields.given("code");
    let code: Result<Option<PersonalCode>, PersonalCodeError> = match written.as_deref() {
        Some(text) if fields.has("code-checked") => PersonalCode::confirmed(text).map(Some),
        Some(text) => PersonalCode::parse(text).map(Some),
        None => Ok(None),
    };
    let code = code.map_err(refused)?;
    Ok(NewPerson {
        external_key: None,
        given_name: fields.must("given_name")?,
        family_name: fields.must("family_name")?,
        born_on: fields.day("born_on")?,
        sex: fields.given("sex"),
        citizenship: fields.given("citizenship").map(|code| code.to_uppercase()),
        language: fields.given("language").map(|code| code.to_lowercase()),
        employer_agency: old.and_then(|old| old.employer_agency.clone()),
        volunteer: old.is_some_and(|old| old.volunteer),
        simulated: old.is_some_and(|old| old.simulated),
        code,
    })
}

fn written(person: &PersonView) -> Fields {
    let day = person.born_on.map(|day| day.to_string());
    let given = |name: &str, value: Option<&String>| (name.to_owned(), value.cloned().unwrap_or_default());
    Fields(vec![
        given("given_name", Some(&person.given_name)),
        given("family_name", Some(&person.family_name)),
        given("code", person.code.as_ref()),
        given("born_on", day.as_ref()),
        given("sex", person.sex.as_ref()),
        given("citizenship", person.citizenship.as_ref()),
        given("language", person.language.as_ref()),
    ])
}

fn form(visit: &Visit, person: Option<&PersonView>, fields: &Fields, refused: Option<RecordError>) -> Answer {
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let mut errors = Vec::new();
    let mut now = Vec::new();
    match refused {
        None => {}
        Some(RecordError::Invalid { field, problem }) => {
            let at = field.rsplit('.').next().unwrap_or_default().to_owned();
            let label = FIELDS.iter().find(|(name, ..)| *name == at).map_or("person-sex", |(_, label, ..)| *label);
            let says = match problem {
                Problem::Taken { .. } => words.t("person-taken"),
                problem => sentence(words.t(label), &problem, catalogue, words),
            };
            errors.push((at, says));
        }
        Some(RecordError::Stale { .. }) => {
            errors.push(("title".to_owned(), words.t("person-stale")));
            let present = person.map(written).unwrap_or_default();
            let line = |(name, label, ..): (&str, &str, &str, &str)| (words.t(label), present.get(name).to_owned());
            now = FIELDS.into_iter().map(line).filter(|(_, value)| !value.is_empty()).collect();
        }
        Some(error) => return Err(error.into()),
    }
    let error =
        |id: &str| errors.iter().find(|(field, _)| field == id).map(|(_, text)| text.clone()).unwrap_or_default();
    let input = |(name, label, hint, kind): (&str, &str, &str, &'static str)| Input {
        hint: if hint.is_empty() { String::new() } else { words.t(hint) },
        error: error(name),
        ..Input::new(name, words.t(label), kind, fields.get(name))
    };
    let sexes = visit.codes("sex");
    let sex = Choice {
        error: error("sex"),
        ..Choice::new("sex", words.t("person-sex"), words.t("not-given"), sexes, fields.get("sex"))
    };
    let title = words.t(if person.is_some() { "person-edit" } else { "person-new" });
    let mut page = Shell::new(visit, &title).under("/people", words.t("people"));
    if let Some(person) = person {
        let name = format!("{} {}", person.given_name, person.family_name);
        page = page.under(format!("/people/{}", person.id.0), name);
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = View {
        to: person.map_or_else(|| "/people/new".to_owned(), |person| format!("/people/{}/edit", person.id.0)),
        version: person.map_or(0, |person| person.version),
        inputs: FIELDS.into_iter().map(input).collect(),
        code_checked: fields.has("code-checked"),
        sex,
        now,
        errors,
        page,
    }
    .render()?;
    Ok((status, Html(html)).into_response())
}
