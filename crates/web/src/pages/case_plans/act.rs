//! What is done to a plan with the forms of its page.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use record::{
    ActivityId, Agreement, NeedResult, NewStep, PlanEdit, PlanId, PlanReview, Problem, RecordError, StepDoer,
    StepState, StepWhat,
};

use super::{PURPOSE, shown};
use crate::form::{Fields, Posted, required};
use crate::layout::Answer;
use crate::problem::sentence;
use crate::small_form::Refused;
use crate::visit::Visit;

pub(in crate::pages) async fn act(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    let plan = PlanId(id);
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let (at, why) = match done(&visit, plan, &fields).await {
        Ok(()) => return Ok(Redirect::to(&format!("/case-plans/{id}?saved=1")).into_response()),
        Err(RecordError::Invalid { field, problem: Problem::Required }) if field.contains("needs") => {
            ("", words.t("plan-uncovered"))
        }
        Err(RecordError::Invalid { field, problem }) => {
            let (at, label) = place(&field);
            (at, sentence(words.t(label), &problem, catalogue, words))
        }
        Err(RecordError::Stale { .. }) => ("", words.t("plan-stale")),
        Err(error) => return Err(error.into()),
    };
    let opened = visit.app().record().plan(&visit.actor(PURPOSE), plan).await?;
    let goal = fields.get("about").parse().ok().filter(|_| fields.get("act") == "step");
    shown(&visit, opened, (None, goal), Some(Refused { fields: &fields, at, why }), None).await
}

/// The form's field and the key of its label, for a field of the record.
fn place(field: &str) -> (&'static str, &'static str) {
    match field.rsplit('.').next().unwrap_or_default() {
        "what" => ("what", "step-what"),
        "who" => ("who", "step-who"),
        "by" => ("by", "plan-by"),
        "area" => ("area", "need-area"),
        "reason" => ("reason", "assessment-reason"),
        "on" => ("on", "day"),
        "next_on" => ("next", "plan-next-review"),
        "activity" => ("activity", "plan-evidence"),
        _ => ("words", "words"),
    }
}

async fn done(visit: &Visit, plan: PlanId, fields: &Fields) -> Result<(), RecordError> {
    let act = fields.get("act");
    let verb = if act == "approve" { "verify" } else { "write" };
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), verb, None).await?;
    let version = fields.get("version").parse().unwrap_or_default();
    let on = || fields.day("on").map(|on| on.unwrap_or_else(|| visit.today()));
    match act {
        "approve" => change.approve_plan(plan, version).await?,
        "finish" => change.close_plan(plan, version, fields.get("words")).await?,
        "agreement" => {
            let said = fields.get("words").to_owned();
            let agreement = match fields.get("answer") {
                "plan-agreed" => Agreement::Agreed(Some(said).filter(|said| !said.is_empty())),
                "plan-not-agreed" => Agreement::DidNotAgree(said),
                _ => Agreement::CouldNotAnswer(said),
            };
            change.record_agreement(plan, version, &agreement, on()?).await?;
        }
        "acknowledge" => {
            let words = fields.given("words");
            change.acknowledge_plan(plan, version, on()?, words.as_deref()).await?;
        }
        "review" => {
            let review = PlanReview { on: on()?, words: fields.get("words").to_owned(), next_on: fields.day("next")? };
            change.review_plan(plan, version, &review).await?;
        }
        _ => {
            let edit = edit(act, fields)?;
            change.edit_plan(plan, version, std::slice::from_ref(&edit)).await?;
        }
    }
    change.commit().await.map(drop)
}

fn edit(act: &str, fields: &Fields) -> Result<PlanEdit, RecordError> {
    let about: u32 = fields.get("about").parse().unwrap_or_default();
    let words = || fields.get("words").to_owned();
    let reason = || fields.get("reason").to_owned();
    Ok(match act {
        "justify" => PlanEdit::JustifyNeed { area: fields.get("area").to_owned(), reason: reason() },
        "except" => PlanEdit::ExceptNeed { need: about, reason: reason() },
        "goal" => PlanEdit::SetGoal { need: about, goal: None, words: words(), by: fields.day("by")? },
        "step" => PlanEdit::AddStep { goal: about, step: step(fields)? },
        "move" => PlanEdit::MoveStep { step: about, to: state(fields) },
        "evidence" => {
            let activity = fields.get("activity").parse().map_err(|_| required("activity"))?;
            PlanEdit::LinkEvidence { step: about, activity: ActivityId(activity) }
        }
        "close" => PlanEdit::CloseNeed { need: about, result: result(fields.get("result")), words: words() },
        _ => PlanEdit::ReopenNeed { need: about, reason: reason() },
    })
}

fn step(fields: &Fields) -> Result<NewStep, RecordError> {
    let what = match fields.get("what").split_once(':') {
        Some(("programme", code)) => StepWhat::Programme(code.to_owned()),
        Some(("activity", kind)) => StepWhat::Activity(kind.to_owned()),
        _ if fields.get("what") == "other" => StepWhat::Other,
        _ => return Err(required("what")),
    };
    let who = match fields.get("who").split_once(':') {
        Some((_, role)) => StepDoer::Role(role.to_owned()),
        None => StepDoer::Person,
    };
    let by = fields.must_day("by")?;
    Ok(NewStep { what, words: fields.get("words").to_owned(), who, by })
}

fn state(fields: &Fields) -> StepState {
    let words = fields.get("words").to_owned();
    match fields.get("state") {
        "step-in-progress" => StepState::InProgress,
        "step-done" => StepState::Done(words),
        "step-cannot" => StepState::CannotBeDone(words),
        "step-no-longer" => StepState::NoLongerNeeded(words),
        _ => StepState::NotStarted,
    }
}

fn result(key: &str) -> NeedResult {
    match key {
        "need-met" => NeedResult::Met,
        "need-partly-met" => NeedResult::PartlyMet,
        "need-declined" => NeedResult::Declined,
        "need-no-longer" => NeedResult::NoLongerNeeded,
        _ => NeedResult::NotMet,
    }
}
