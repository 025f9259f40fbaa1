//! Asking somebody to code the same case a second time, without seeing the first coding.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use record::{AccountId, AssessmentId, AssessmentState, AssessmentView, Problem, RecordError};

use super::{Attempt, shown};
use crate::field::Choice;
use crate::form::Posted;
use crate::layout::Answer;
use crate::pages::assessments::PURPOSE;
use crate::problem::sentence;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// The form.
#[derive(Debug)]
pub(super) struct Asking {
    pub choice: Choice,
    /// Who could not be asked for lack of the certificate, in words.
    pub unqualified: String,
    pub open: bool,
}

/// Where a case coded twice is compared; `None` until both codings are done.
pub(super) fn comparison(opened: &AssessmentView) -> Option<String> {
    let done = |state| {
        matches!(
            state,
            AssessmentState::AwaitsCountersignature | AssessmentState::Completed | AssessmentState::Superseded
        )
    };
    let first = match (opened.row.second_of, &opened.second_coding) {
        (Some(first), _) if done(opened.row.state) => first,
        (None, Some(second)) if done(opened.row.state) && done(second.state) => opened.row.id,
        _ => return None,
    };
    Some(format!("/assessments/{}/comparison", first.0))
}

/// Whom the visitor may ask; `None` where there is nothing to ask for.
pub(super) async fn asking(
    visit: &Visit,
    opened: &AssessmentView,
    attempt: &Attempt,
) -> Result<Option<Asking>, Trouble> {
    if !visit.may("verify", "assessment") || opened.row.second_of.is_some() || opened.second_coding.is_some() {
        return Ok(None);
    }
    let words = visit.words();
    let found = visit.app().record().second_assessors(&visit.actor(PURPOSE), opened.row.id).await?;
    let (fit, unfit): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.qualified);
    let error = attempt.errors.iter().find(|(at, _)| at == "assessor").map(|(_, why)| why.clone());
    let fit = fit.into_iter().map(|one| (one.staff.id.0.to_string(), one.staff.name));
    let names: Vec<String> = unfit.into_iter().map(|one| one.staff.name).collect();
    let unqualified = if names.is_empty() {
        String::new()
    } else {
        words.with("coding-unqualified", &[("names", names.join(", ").into())])
    };
    Ok(Some(Asking {
        open: error.is_some(),
        choice: Choice {
            error: error.unwrap_or_default(),
            ..Choice::new("assessor", words.t("coding-assessor"), words.t("choose"), fit, &attempt.asked)
        },
        unqualified,
    }))
}

pub(in crate::pages) async fn ask(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    let (record, actor) = (visit.app().record(), visit.actor(PURPOSE));
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let first = AssessmentId(id);
    let asked = match fields.get("assessor").parse().map(AccountId) {
        Ok(account) => {
            let mut change = record.change(&actor, "verify", None).await?;
            match change.ask_second_coding(first, account).await {
                Ok(_) => change.commit().await.map(drop),
                Err(error) => Err(error),
            }
        }
        Err(_) => Err(RecordError::Invalid { field: "account".to_owned(), problem: Problem::Required }),
    };
    let problem = match asked {
        Ok(()) => return Ok(Redirect::to(&format!("/assessments/{id}?saved=1")).into_response()),
        Err(RecordError::Invalid { problem, .. }) => problem,
        Err(error) => return Err(error.into()),
    };
    let why = sentence(words.t("coding-assessor"), &problem, catalogue, words);
    let opened = record.assessment(&actor, first).await?;
    // Where somebody else was faster there is no such form any more.
    let at = if opened.second_coding.is_some() { "title" } else { "assessor" };
    let asked = fields.get("assessor").to_owned();
    let attempt = Attempt { errors: vec![(at.to_owned(), why)], asked, ..Attempt::default() };
    shown(&visit, opened, None, attempt, None).await
}
