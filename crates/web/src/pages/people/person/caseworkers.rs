//! Who has a person on the caseload, with the forms of those who give cases.

use catalogue::wording;
use record::{AccountId, Caseworker, Change, Dossier, PersonId, RecordError, StaffMember};

use crate::field::Choice;
use crate::form::{Fields, required};
use crate::small_form::SmallForm;
use crate::visit::Visit;

/// Somebody who works with the person.
#[derive(Debug)]
pub(super) struct CaseworkerLine {
    pub name: String,
    pub role: String,
    pub since: String,
}

pub(super) fn line(one: &Caseworker, visit: &Visit) -> CaseworkerLine {
    CaseworkerLine {
        name: one.staff.name.clone(),
        role: visit.role_name(&one.staff.role),
        since: wording::date(one.since, visit.lang()),
    }
}

/// What the visitor may record here.
pub(super) async fn forms(dossier: &Dossier, visit: &Visit) -> Result<Vec<SmallForm>, RecordError> {
    if !visit.may("write", "caseload") {
        return Ok(Vec::new());
    }
    let words = visit.words();
    let staff = visit.app().record().caseload_staff(&visit.actor(super::PURPOSE)).await?;
    let has = |one: &StaffMember| dossier.caseworkers.iter().any(|worker| worker.staff.id == one.id);
    let (mine, others): (Vec<_>, Vec<_>) = staff.into_iter().partition(has);
    let named = |all: Vec<StaffMember>| all.into_iter().map(|one| (one.id.0.to_string(), one.name));
    let choice = |all| vec![Choice::new("account", words.t("caseworker"), words.t("choose"), named(all), "")];
    let mut forms = vec![SmallForm::new("give-case", "do-give-case", &0, words, choice(others), vec![])];
    if !mine.is_empty() {
        forms.push(SmallForm::new("take-case", "do-take-case", &0, words, choice(mine), vec![]));
    }
    Ok(forms)
}

/// Does what the form was for; false where it was none of these.
pub(super) async fn done(change: &mut Change<'_>, person: PersonId, fields: &Fields) -> Result<bool, RecordError> {
    let account = || fields.get("account").parse().map(AccountId).map_err(|_| required("account"));
    match fields.get("act") {
        "give-case" => change.assign(account()?, &[person]).await?,
        "take-case" => change.unassign(account()?, &[person]).await?,
        _ => return Ok(false),
    }
    Ok(true)
}
