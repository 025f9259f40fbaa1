//! What is done to an assessment with the buttons of its page.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use record::{AssessmentId, Decision, RecordError};

use super::{Attempt, shown};
use crate::assessing::{asked_errors, sent, written};
use crate::form::{Fields, Posted};
use crate::layout::Answer;
use crate::pages::assessments::PURPOSE;
use crate::problem::sentence;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(in crate::pages) async fn act(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    let id = AssessmentId(id);
    match done(&visit, id, &fields).await {
        Ok(()) => Ok(Redirect::to(&format!("/assessments/{}?saved=1", id.0)).into_response()),
        Err(error) => refused(&visit, id, &fields, error).await,
    }
}

async fn done(visit: &Visit, id: AssessmentId, fields: &Fields) -> Result<(), RecordError> {
    let signs = fields.has("countersign") || fields.has("return");
    let actor = visit.actor(PURPOSE);
    let mut change = visit.app().record().change(&actor, if signs { "verify" } else { "write" }, None).await?;
    let version = fields.get("version").parse().unwrap_or_default();
    let words = fields.get("words");
    if fields.has("countersign") {
        change.countersign_assessment(id, version).await?;
    } else if fields.has("return") {
        change.return_assessment(id, version, words).await?;
    } else if fields.has("agree") {
        change.decide_assessment(id, version, &Decision::Agrees).await?;
    } else if fields.has("disagree") {
        change.decide_assessment(id, version, &Decision::Disagrees(words.to_owned())).await?;
    } else if fields.has("lock") {
        change.lock_assessment(id, version, fields.get("reason")).await?;
    } else {
        // Questions shown and left empty are taken back; those not shown stay as they are.
        let version = change.save_assessment(id, version, &sent(fields)).await?;
        if fields.has("complete") {
            match fields.given("band") {
                Some(band) => change.complete_assessment_overriding(id, version, &band, fields.get("reason")).await?,
                None => change.complete_assessment(id, version).await?,
            }
        }
    }
    change.commit().await.map(drop)
}

/// The page again, with everything typed and what is wrong.
async fn refused(visit: &Visit, id: AssessmentId, fields: &Fields, error: RecordError) -> Answer {
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let opened = visit.app().record().assessment(&visit.actor(PURPOSE), id).await?;
    let row = &opened.row;
    let instrument = catalogue.instrument(&row.instrument, row.instrument_version).ok_or(Trouble::Ours)?;
    let mut attempt = Attempt {
        written: Some(written(fields)),
        words: [fields.get("words"), fields.get("reason")].concat(),
        ..Attempt::default()
    };
    match error {
        RecordError::Answers(problem) => attempt.errors = asked_errors(instrument, &problem, words),
        RecordError::Invalid { field, problem } => {
            let reason = field.ends_with("reason");
            let label = words.t(if reason { "assessment-reason" } else { "assessment-words" });
            let at = if reason { "reason" } else { "words" };
            attempt.errors = vec![(at.to_owned(), sentence(label, &problem, catalogue, words))];
        }
        RecordError::Stale { .. } => {
            attempt.stale = true;
            attempt.errors = vec![("title".to_owned(), words.t("assessment-stale"))];
        }
        error => return Err(error.into()),
    }
    shown(visit, opened, None, attempt, None).await
}
