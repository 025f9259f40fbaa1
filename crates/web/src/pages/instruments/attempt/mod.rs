//! Trying an instrument: answers in the address, the result beside them, nothing kept.

use askama::Template;
use axum::extract::{Path, Query};

use super::opened;
use crate::assessing::{Outcome, Questions, asked_errors, outcome, progress, written};
use crate::form::Fields;
use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/instruments/attempt/page.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
    questions: Questions,
    outcome: Option<Outcome>,
    to: String,
    progress: String,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path((id, version)): Path<(String, u32)>,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let words = visit.words();
    let instrument = opened(&visit, &id, version)?;
    let fields = Fields(query);
    let written = written(&fields);
    let scored = instrument.read(&written).and_then(|answers| instrument.score(&answers));
    // Before anything is answered the questions are asked without complaints.
    let (outcome, errors) = match scored {
        Ok(scored) => (Some(outcome(instrument, &scored, visit.app().catalogue(), words)), Vec::new()),
        Err(problem) if fields.has("score") => (None, asked_errors(instrument, &problem, words)),
        Err(_) => (None, Vec::new()),
    };
    let questions = Questions::of(instrument, &written, &errors, words);
    page(&View {
        page: Shell::new(&visit, &words.t("instrument-attempt"))
            .under("/instruments", words.t("instruments"))
            .under(format!("/instruments/{id}/{version}"), instrument.definition.name.get(words.lang)),
        progress: progress(questions.answered, questions.asked, words),
        to: format!("/instruments/{id}/{version}/try"),
        outcome: outcome.filter(|_| fields.has("score")),
        questions,
        errors,
    })
}
