//! Beginning an assessment: which instrument, about which day.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::Instrument;
use record::{NewAssessment, PersonId, RecordError};

use super::{PURPOSE, held, lacks, usable};
use crate::field::{Choice, Input};
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::problem::sentence;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/assessments/begin/page.html")]
struct View {
    page: Shell,
    to: String,
    errors: Vec<(String, String)>,
    instruments: Vec<Line>,
    topic: Choice,
    on: Input,
}

#[derive(Debug)]
struct Line {
    id: String,
    name: String,
    state: String,
    limits: String,
    chosen: bool,
    /// The qualification the visitor lacks for it today.
    lacks: Option<String>,
}

pub(in crate::pages) async fn choose(visit: Visit, Path(person): Path<i64>) -> Answer {
    form(&visit, person, &Fields::default(), Vec::new()).await
}

pub(in crate::pages) async fn begin(visit: Visit, Path(person): Path<i64>, Posted(fields): Posted) -> Answer {
    let words = visit.words();
    let instrument = usable(&visit).into_iter().find(|one| one.definition.id == fields.get("instrument"));
    let mut errors = Vec::new();
    if instrument.is_none() {
        errors.push(("instrument".to_owned(), words.t("assessment-choose")));
    }
    let on = fields.get("on").parse().ok();
    if on.is_none() {
        errors.push(("on".to_owned(), words.t("problem-not-a-day")));
    }
    let (Some(instrument), Some(on)) = (instrument, on) else { return form(&visit, person, &fields, errors).await };
    let new = NewAssessment {
        person: PersonId(person),
        instrument: instrument.definition.id.clone(),
        topic: instrument.definition.topic.as_ref().and_then(|_| fields.given("topic")),
        on,
        answers: BTreeMap::new(),
        corrects: None,
    };
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    match change.begin_assessment(&new).await {
        Ok(id) => {
            change.commit().await?;
            Ok(Redirect::to(&format!("/assessments/{}", id.0)).into_response())
        }
        Err(RecordError::Invalid { field, problem }) => {
            drop(change);
            let at = if field.ends_with("on") {
                "on"
            } else if field.ends_with("topic") {
                "topic"
            } else {
                "instrument"
            };
            let says = sentence(words.t(at), &problem, visit.app().catalogue(), words);
            form(&visit, person, &fields, vec![(at.to_owned(), says)]).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn form(visit: &Visit, person: i64, fields: &Fields, errors: Vec<(String, String)>) -> Answer {
    let words = visit.words();
    let name = name_of(visit, person).await?;
    let error =
        |id: &str| errors.iter().find(|(field, _)| field == id).map(|(_, text)| text.clone()).unwrap_or_default();
    let held = held(visit, visit.today()).await?;
    let chosen = fields.get("instrument");
    let instruments: Vec<&Instrument> = usable(visit);
    let topics = instruments.iter().find_map(|one| one.definition.topic.as_deref());
    let today = visit.today().to_string();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = View {
        page: Shell::new(visit, &words.t("assessment-new"))
            .under("/people", words.t("people"))
            .under(format!("/people/{person}"), name),
        to: format!("/people/{person}/assessments/new"),
        topic: Choice {
            error: error("topic"),
            hint: words.t("assessment-topic-hint"),
            ..Choice::new(
                "topic",
                words.t("topic"),
                words.t("not-given"),
                visit.codes(topics.unwrap_or_default()),
                fields.get("topic"),
            )
        },
        on: Input {
            error: error("on"),
            hint: words.t("assessment-on-hint"),
            ..Input::new(
                "on",
                words.t("day"),
                "date",
                if fields.get("on").is_empty() { &today } else { fields.get("on") },
            )
        },
        instruments: instruments
            .iter()
            .map(|one| Line {
                id: one.definition.id.clone(),
                name: one.definition.name.get(words.lang).to_owned(),
                state: crate::pages::instruments::state(one.state_on(visit.today()), words),
                limits: one.definition.card.limits.get(words.lang).to_owned(),
                chosen: one.definition.id == chosen,
                lacks: lacks(&held, one, visit),
            })
            .collect(),
        errors,
    }
    .render()?;
    Ok((status, Html(html)).into_response())
}

/// Name of the person, where the visitor may open them.
async fn name_of(visit: &Visit, person: i64) -> Result<String, Trouble> {
    let person = visit.app().record().person(&visit.actor(PURPOSE), PersonId(person)).await?;
    Ok(format!("{} {}", person.given_name, person.family_name))
}
