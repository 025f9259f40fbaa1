//! The resocialization plan of a person: needs, goals, steps, evidence, the person's own word, reviews.

mod act;
mod forms;
mod view;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use record::{PersonId, PlanId, PlanView, RecordError};

use crate::form::Posted;
use crate::layout::{Answer, Shell};
use crate::purpose;
use crate::small_form::{Refused, SmallForm, bring_back};
use crate::visit::Visit;

pub(super) use act::act;
pub(super) use view::{Need, coverage, needs, state_key};

/// What plans are usually opened for: code of classifier `purpose`.
pub(crate) const PURPOSE: &str = "resocialization";

#[derive(Template)]
#[template(path = "pages/case_plans/page.html")]
struct View {
    page: Shell,
    to: String,
    person: String,
    version: i32,
    errors: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    needs: Vec<Need>,
    /// What can be done with the plan as a whole.
    forms: Vec<SmallForm>,
    versions: Vec<(String, String, String, String)>,
    reviews: Vec<(String, String, String)>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<i64>, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let stated = purpose::given(&visit, &query);
    let opened = visit.app().record().plan(&visit.acting(PURPOSE, stated), PlanId(id)).await;
    if let Err(RecordError::PurposeNeeded(_)) = opened {
        return purpose::ask(&visit, format!("/case-plans/{id}"), ("/people", "people"), &query);
    }
    let said = query.get("saved").map(|_| visit.words().t("assessment-saved"));
    let goal = query.get("goal").and_then(|goal| goal.parse().ok());
    shown(&visit, opened?, (stated, goal), None, said).await
}

/// Opens a plan for a person and leads to it.
pub(super) async fn open(visit: Visit, Path(person): Path<i64>, _: Posted) -> Answer {
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    match change.open_plan(PersonId(person)).await {
        Ok(id) => {
            change.commit().await?;
            Ok(Redirect::to(&format!("/case-plans/{}", id.0)).into_response())
        }
        // Somebody has opened one meanwhile: the page of the person leads to it.
        Err(RecordError::Invalid { .. }) => Ok(Redirect::to(&format!("/people/{person}#plan")).into_response()),
        Err(error) => Err(error.into()),
    }
}

async fn shown(
    visit: &Visit,
    plan: PlanView,
    (stated, goal): (Option<&str>, Option<u32>),
    refused: Option<Refused<'_>>,
    said: Option<String>,
) -> Answer {
    let (record, words) = (visit.app().record(), visit.words());
    let actor = visit.acting(PURPOSE, stated);
    let person = record.person(&actor, plan.person).await?;
    let name = format!("{} {}", person.given_name, person.family_name);
    let versions = record.plan_versions(&actor, plan.id).await?;
    let open = plan.closed_on.is_none();
    let writes = open && visit.may("write", "case-plan");
    let mut page = Shell::new(visit, &words.t("case-plan"))
        .under("/people", words.t("people"))
        .under(format!("/people/{}", plan.person.0), name.clone());
    page.said = said;
    let mut needs = view::needs(&plan, visit);
    if writes {
        let evidence =
            if visit.may("read", "activity") { record.evidence_for(&actor, plan.id).await? } else { BTreeMap::new() };
        forms::add_to(&mut needs, &plan, &evidence, goal, visit);
    }
    let mut whole = forms::of_plan(&plan, writes, visit);
    let mut errors = Vec::new();
    if let Some(Refused { fields, at, why }) = refused {
        let all = needs.iter_mut().flat_map(Need::forms).chain(&mut whole);
        let place = bring_back(all, fields, at, &why);
        errors.push((place.unwrap_or_else(|| "title".to_owned()), why));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = View {
        to: format!("/case-plans/{}", plan.id.0),
        person: name,
        version: plan.version,
        facts: view::facts(&plan, visit),
        forms: whole,
        versions: versions.iter().rev().map(|one| view::version(one, words)).collect(),
        reviews: plan.reviews.iter().map(|(review, who)| view::review(review, who, words)).collect(),
        needs,
        errors,
        page,
    }
    .render()?;
    Ok((status, Html(html)).into_response())
}
