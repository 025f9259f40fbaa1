//! Concerns: those that wait for the visitor's role, to take up and answer, and those the visitor handed on.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::wording;
use record::{Concern, ConcernId, ConcernState, RecordError};

use crate::field::Input;
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::problem::sentence;
use crate::small_form::{SmallForm, bring_back};
use crate::visit::Visit;

/// What concerns are usually read for: code of classifier `purpose`.
const PURPOSE: &str = "casework";

#[derive(Template)]
#[template(path = "pages/concerns/page.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
    /// What was typed into a form that is no longer there.
    kept: String,
    waiting: Vec<ConcernLine>,
    mine: Vec<ConcernLine>,
}

/// A concern, ready to print.
#[derive(Debug)]
pub(super) struct ConcernLine {
    pub id: i64,
    pub href: String,
    pub person: String,
    pub at: String,
    pub from: String,
    pub to: String,
    pub words: String,
    pub state: String,
    pub answer: String,
    pub version: i32,
    pub forms: Vec<SmallForm>,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Query(query): Query<std::collections::BTreeMap<String, String>>,
) -> Answer {
    let said = query.get("saved").map(|_| visit.words().t("assessment-saved"));
    shown(&visit, None, said).await
}

pub(in crate::pages) async fn act(visit: Visit, Posted(fields): Posted) -> Answer {
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let why = match done(&visit, &fields).await {
        Ok(()) => return Ok(Redirect::to("/concerns?saved=1").into_response()),
        Err(RecordError::Invalid { problem, .. }) => sentence(words.t("concern-answer"), &problem, catalogue, words),
        Err(RecordError::Stale { .. }) => words.t("concern-stale"),
        Err(error) => return Err(error.into()),
    };
    shown(&visit, Some((&fields, why)), None).await
}

async fn done(visit: &Visit, fields: &Fields) -> Result<(), RecordError> {
    let id = ConcernId(fields.get("about").parse().map_err(|_| RecordError::Missing("concern"))?);
    let version = fields.get("version").parse().unwrap_or_default();
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    match fields.get("act") {
        "take" => change.take_concern(id, version).await?,
        _ => change.answer_concern(id, version, fields.get("answer")).await?,
    }
    change.commit().await.map(drop)
}

async fn shown(visit: &Visit, refused: Option<(&Fields, String)>, said: Option<String>) -> Answer {
    let words = visit.words();
    let concerns = visit.app().record().concerns(&visit.actor(PURPOSE)).await?;
    let role = &visit.session.account.role;
    let (waiting, mine): (Vec<Concern>, Vec<Concern>) = concerns.into_iter().partition(|one| one.to_role == *role);
    let may = visit.may("write", "concern");
    let with_forms =
        |one: &Concern| ConcernLine { forms: if may { forms(one, visit) } else { Vec::new() }, ..line(one, visit) };
    let mut waiting: Vec<ConcernLine> = waiting.iter().map(with_forms).collect();
    let (mut errors, mut kept) = (Vec::new(), String::new());
    if let Some((fields, why)) = refused {
        let place = bring_back(waiting.iter_mut().flat_map(|one| &mut one.forms), fields, "answer", &why);
        if place.is_none() {
            fields.get("answer").clone_into(&mut kept);
        }
        errors.push((place.unwrap_or_else(|| "title".to_owned()), why));
    }
    let mut page = Shell::new(visit, &words.t("concerns"));
    page.said = said;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mine = mine.iter().map(|one| line(one, visit)).collect();
    let html = View { page, errors, kept, waiting, mine }.render()?;
    Ok((status, Html(html)).into_response())
}

pub(super) fn line(one: &Concern, visit: &Visit) -> ConcernLine {
    let (words, roles) = (visit.words(), &visit.app().catalogue().roles);
    let by = |key: &'static str| {
        let who = one.taken_by.clone().unwrap_or_default();
        words.with(key, &[("who", who.into())])
    };
    ConcernLine {
        id: one.id.0,
        href: format!("/people/{}/contact", one.person.0),
        person: one.person_name.clone(),
        at: wording::date(one.raised_at.date_naive(), words.lang),
        from: one.raised_by.clone(),
        to: roles.get(&one.to_role).map_or(one.to_role.as_str(), |role| role.name.get(words.lang)).to_owned(),
        words: one.words.clone(),
        state: match one.state {
            ConcernState::Raised => words.t("concern-raised"),
            ConcernState::Taken => by("concern-taken"),
            ConcernState::Answered => by("concern-answered"),
        },
        answer: one.answer.clone().unwrap_or_default(),
        version: one.version,
        forms: Vec::new(),
    }
}

fn forms(one: &Concern, visit: &Visit) -> Vec<SmallForm> {
    let words = visit.words();
    let said =
        Input { hint: words.t("concern-answer-hint"), ..Input::new("answer", words.t("concern-answer"), "area", "") };
    let take = SmallForm::new("take", "do-take", &one.id.0, words, vec![], vec![]);
    let answer = SmallForm::new("answer", "do-answer", &one.id.0, words, vec![], vec![said]);
    if one.state == ConcernState::Raised { vec![take, answer] } else { vec![answer] }
}
