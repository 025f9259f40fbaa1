//! One assessment: its questions while it is being filled in, its result and signatures afterwards.

mod act;
mod second;
mod view;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use catalogue::Instrument;
use record::{AssessmentId, AssessmentState, AssessmentView, RecordError};

use super::{PURPOSE, held, lacks};
use crate::assessing::{Outcome, Questions, outcome, progress};
use crate::field::{Choice, Input};
use crate::layout::{Answer, Shell};
use crate::purpose;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(in crate::pages) use act::act;
pub(in crate::pages) use second::ask as ask_second;
pub(super) use view::answer;
pub(in crate::pages) use view::facts;

#[derive(Template)]
#[template(path = "pages/assessments/one/page.html")]
struct View {
    page: Shell,
    to: String,
    person: String,
    version: i32,
    errors: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    /// The qualification the assessor lacks for going on with it.
    lacks: Option<String>,
    /// Where it is compared with the other coding.
    comparison: Option<String>,
    /// Asking somebody for a second coding.
    second: Option<second::Asking>,
    /// The words it was returned with.
    returned: Option<String>,
    filling: Option<Filling>,
    outcome: Option<Outcome>,
    changes: Vec<view::Change>,
    since: Vec<view::Since>,
    previous: Option<String>,
    answers: Vec<(String, String)>,
    decision: Option<String>,
    may_sign: bool,
    may_decide: bool,
    steps: Vec<view::Step>,
    words: Input,
}

/// The form of a draft.
#[derive(Debug)]
struct Filling {
    questions: Questions,
    progress: String,
    bands: Choice,
    reason: Input,
    /// Answers somebody else saved meanwhile: question, theirs, yours.
    differing: Vec<(String, String, String)>,
}

/// What a refused form brings back.
#[derive(Debug, Default)]
pub(super) struct Attempt {
    pub written: Option<BTreeMap<String, String>>,
    pub errors: Vec<(String, String)>,
    /// The answers saved meanwhile are to be shown beside those typed.
    pub stale: bool,
    pub words: String,
    /// Who was asked for a second coding.
    pub asked: String,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(id): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let stated = purpose::given(&visit, &query);
    let opened = visit.app().record().assessment(&visit.acting(PURPOSE, stated), AssessmentId(id)).await;
    if let Err(RecordError::PurposeNeeded(_)) = opened {
        return purpose::ask(&visit, format!("/assessments/{id}"), ("/people", "people"), &query);
    }
    let said = query.get("saved").map(|_| visit.words().t("assessment-saved"));
    shown(&visit, opened?, stated, Attempt::default(), said).await
}

/// The page of an assessment, with what a refused form brings back.
pub(super) async fn shown(
    visit: &Visit,
    opened: AssessmentView,
    stated: Option<&str>,
    attempt: Attempt,
    said: Option<String>,
) -> Answer {
    let (catalogue, words, record) = (visit.app().catalogue(), visit.words(), visit.app().record());
    let actor = visit.acting(PURPOSE, stated);
    let row = &opened.row;
    let instrument = catalogue.instrument(&row.instrument, row.instrument_version).ok_or(Trouble::Ours)?;
    let person = record.person(&actor, opened.person).await?;
    let own = row.assessor == visit.session.account.name;
    let open = matches!(row.state, AssessmentState::Draft | AssessmentState::Returned);
    let previous = match opened.previous {
        Some(id) if opened.scored.is_some() => record.assessment(&actor, id).await.ok(),
        _ => None,
    };
    let steps = record.assessment_steps(&actor, row.id).await?;
    let lacks = if open && own { lacks(&held(visit, row.on).await?, instrument, visit) } else { None };
    let second = second::asking(visit, &opened, &attempt).await?;
    let mut page = Shell::new(visit, instrument.definition.name.get(words.lang))
        .under("/people", words.t("people"))
        .under(format!("/people/{}", opened.person.0), format!("{} {}", person.given_name, person.family_name));
    page.said = said;
    let status = if attempt.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let waits = row.state == AssessmentState::AwaitsCountersignature;
    let html = View {
        to: format!("/assessments/{}", row.id.0),
        person: format!("{} {}", person.given_name, person.family_name),
        version: opened.version,
        facts: view::facts(&opened, instrument, visit),
        lacks,
        comparison: second::comparison(&opened),
        second,
        returned: opened.returned_with.clone().filter(|_| row.state == AssessmentState::Returned),
        filling: (open && own).then(|| filling(&opened, instrument, &attempt, visit)),
        outcome: opened.scored.as_ref().map(|scored| outcome(instrument, scored, catalogue, words)),
        changes: view::changes(&opened, instrument, words),
        since: view::since(previous.as_ref(), &opened, instrument, words),
        previous: previous.map(|one| format!("/assessments/{}", one.row.id.0)),
        answers: if open && own { Vec::new() } else { view::answers(&opened, instrument, words) },
        decision: view::decision(&opened, words),
        may_sign: waits && !own && visit.may("verify", "assessment"),
        may_decide: opened.decision.is_none() && opened.scored.is_some() && visit.may("write", "assessment"),
        steps: steps.iter().map(|step| view::step(step, words)).collect(),
        words: Input {
            hint: words.t("assessment-words-hint"),
            ..Input::new("words", words.t("assessment-words"), "text", &attempt.words)
        },
        errors: attempt.errors,
        page,
    }
    .render()?;
    Ok((status, Html(html)).into_response())
}

fn filling(opened: &AssessmentView, instrument: &Instrument, attempt: &Attempt, visit: &Visit) -> Filling {
    let words = visit.words();
    let saved = opened.answers.written();
    let written = attempt.written.as_ref().unwrap_or(&saved);
    let questions = Questions::of(instrument, written, &attempt.errors, words);
    let bands = instrument.definition.band.iter();
    let differing = instrument.definition.item.iter().filter(|_| attempt.stale).filter_map(|item| {
        let shown = |text: Option<&String>| {
            text.map_or_else(|| words.t("not-answered"), |text| view::answer(instrument, item, text, words))
        };
        let (theirs, yours) = (saved.get(&item.id), written.get(&item.id));
        (theirs != yours).then(|| (item.name.get(words.lang).to_owned(), shown(theirs), shown(yours)))
    });
    Filling {
        progress: progress(questions.answered, questions.asked, words),
        bands: Choice::new(
            "band",
            words.t("assessment-other-band"),
            words.t("assessment-as-scored"),
            bands.map(|band| (band.id.clone(), crate::shown::raised(band.name.get(words.lang)))),
            "",
        ),
        reason: Input::new("reason", words.t("assessment-reason"), "text", &attempt.words),
        differing: differing.collect(),
        questions,
    }
}
