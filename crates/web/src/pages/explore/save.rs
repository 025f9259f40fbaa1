//! Saving a choice as a study: under a name, for a purpose; it is run at once and stands in the register of studies.

use axum::response::{IntoResponse, Redirect};
use measure::SavedStudy;
use record::{DataUse, Purpose};

use super::chosen::Chosen;
use super::show::{Typed, render};
use crate::form::Posted;
use crate::layout::Answer;
use crate::purpose;
use crate::visit::Visit;

/// Longest name and remark, in letters.
pub(in crate::pages) const LONGEST: usize = 300;

pub(in crate::pages) async fn save(visit: Visit, Posted(fields): Posted) -> Answer {
    let whole = Chosen::of(&visit, &fields).await?.sound()?;
    let said = |field| fields.given(field).filter(|text| text.chars().count() <= LONGEST);
    let purpose = Some(fields.get("purpose")).filter(|code| purpose::is_one(&visit, code));
    let (Some(name), Some(remark), Some(purpose)) = (said("name"), said("remark"), purpose) else {
        return render(&visit, &whole, Some(&Typed { fields: &fields, known: None })).await;
    };
    let (measured, measuring) = (visit.app().measured(), visit.app().measuring());
    if let Some(known) = measuring.shelf.saved(&whole.choice.key())? {
        // The same once more, by a second press of the button, is no second study.
        if (&known.name, &known.remark, known.purpose.as_str()) == (&name, &remark, purpose) {
            return Ok(Redirect::to(&format!("/studies/{}", known.key())).into_response());
        }
        return render(&visit, &whole, Some(&Typed { fields: &fields, known: Some(&known) })).await;
    }
    let mut actor = visit.actor(purpose);
    actor.purpose = Purpose::stated(purpose, Some(remark.clone()));
    let key = whole.choice.key();
    let detail = format!("saved as `{name}`; run on snapshot {}", measured.engine.snapshot().manifest.hash);
    let used = DataUse { verb: "write", resource: "study", persons: false, subject: &key, detail };
    visit.app().record().use_data(&actor, &used).await?;
    let run = measured.engine.explore(&whole.choice, measuring.program).await?;
    let result = measuring.shelf.keep(&run)?;
    measuring.shelf.save(&SavedStudy {
        name,
        purpose: purpose.to_owned(),
        remark,
        by: visit.session.account.display_name.clone(),
        account: Some(visit.session.account.name.clone()),
        at: visit.guest.at,
        choice: whole.choice,
        provenance: run.provenance,
        result,
        changes: Vec::new(),
    })?;
    Ok(Redirect::to(&format!("/studies/{key}")).into_response())
}
