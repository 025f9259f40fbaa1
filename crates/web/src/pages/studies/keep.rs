//! What the author of a saved study may do with it: give it another name, withdraw it, offer it again. Nothing is deleted.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use measure::SavedStudy;
use record::DataUse;

use super::{Studied, protocol};
use crate::field::Input;
use crate::form::{Fields, Posted};
use crate::layout::Answer;
use crate::pages::explore::LONGEST;
use crate::small_form::{Refused, SmallForm};
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

/// The forms of the visitor who saved it; none for others.
pub(super) fn forms(visit: &Visit, saved: &SavedStudy) -> Vec<SmallForm> {
    if !may_change(visit, saved) {
        return Vec::new();
    }
    let words = visit.words();
    let named = Input::new("name", words.t("explore-name"), "text", &saved.name);
    let why = Input::new("why", words.t("saved-why"), "text", "");
    let form = |act, summary, inputs| SmallForm::new(act, summary, &0, words, Vec::new(), inputs);
    let standing = match saved.withdrawn() {
        None => form("withdraw", "saved-withdraw", vec![why]),
        Some(_) => form("restore", "saved-restore", Vec::new()),
    };
    let standing = SmallForm { button: standing.summary.clone(), ..standing };
    vec![form("rename", "saved-rename", vec![named]), standing]
}

pub(in crate::pages) async fn act(visit: Visit, Path(id): Path<String>, Posted(fields): Posted) -> Answer {
    let saved = Studied::of(&visit, &id)?.saved.ok_or(Trouble::NotFound)?;
    if !may_change(&visit, &saved) {
        return Err(Trouble::Forbidden);
    }
    let at = visit.guest.at;
    let (changed, detail) = match fields.get("act") {
        "rename" => match written(&fields, "name", "explore-name", visit.words()) {
            Ok(name) => {
                let detail = format!("renamed from `{}` to `{name}`", saved.name);
                (saved.clone().renamed(name, at), detail)
            }
            Err(why) => return protocol::render(&visit, id, Some(&Refused { fields: &fields, at: "name", why })),
        },
        "withdraw" => match written(&fields, "why", "saved-why", visit.words()) {
            Ok(why) => {
                let detail = format!("withdrawn: {why}");
                (saved.clone().withdrawn_for(why, at), detail)
            }
            Err(why) => return protocol::render(&visit, id, Some(&Refused { fields: &fields, at: "why", why })),
        },
        "restore" => (saved.clone().restored(at), "offered again".to_owned()),
        _ => return Err(Trouble::NotUnderstood),
    };
    if changed != saved {
        let used = DataUse { verb: "write", resource: "study", persons: false, subject: &id, detail };
        visit.app().record().use_data(&visit.actor(&saved.purpose), &used).await?;
        visit.app().measuring().shelf.revise(&changed)?;
    }
    Ok(Redirect::to(&format!("/studies/{id}")).into_response())
}

fn may_change(visit: &Visit, saved: &SavedStudy) -> bool {
    let account = &visit.session.account;
    visit.may("write", "study") && saved.is_of(&account.name, &account.display_name)
}

/// What was typed in a field that must be filled in and is not long; else what is wrong with it.
fn written(fields: &Fields, field: &str, label: &str, words: Words) -> Result<String, String> {
    let label = words.t(label);
    match fields.given(field) {
        None => Err(words.with("problem-required", &[("field", label.into())])),
        Some(text) if text.chars().count() > LONGEST => {
            Err(words.with("explore-too-long", &[("field", label.into()), ("most", LONGEST.to_string().into())]))
        }
        Some(text) => Ok(text),
    }
}
