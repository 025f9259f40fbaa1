//! Assessments: beginning one, filling it in, and reading its result.

pub(super) mod begin;
pub(super) mod comparison;
pub(super) mod one;

use std::collections::BTreeSet;

use catalogue::{Instrument, InstrumentState};
use chrono::NaiveDate;
use record::{AssessmentState, Qualification};

use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

/// What assessments are usually opened for: code of classifier `purpose`.
pub(crate) const PURPOSE: &str = "assessment";

/// Words of a state.
pub(super) fn state(state: AssessmentState, words: Words) -> String {
    words.t(match state {
        AssessmentState::Draft => "assessment-draft",
        AssessmentState::AwaitsCountersignature => "assessment-awaits",
        AssessmentState::Returned => "assessment-returned",
        AssessmentState::Completed => "assessment-completed",
        AssessmentState::Superseded => "assessment-superseded",
        AssessmentState::LockedIncomplete => "assessment-locked",
    })
}

/// Codes of the qualifications the visitor holds on a day.
async fn held(visit: &Visit, on: NaiveDate) -> Result<BTreeSet<String>, Trouble> {
    let own = visit.session.account.id;
    let recorded = visit.app().record().qualifications(&visit.actor(PURPOSE)).await?;
    let holds = |one: &Qualification| {
        one.data.account == own && one.data.from <= on && one.data.until.is_none_or(|until| until >= on)
    };
    Ok(recorded.into_iter().filter(holds).map(|one| one.data.code).collect())
}

/// What is said where the visitor lacks the qualification an instrument asks for.
fn lacks(held: &BTreeSet<String>, instrument: &Instrument, visit: &Visit) -> Option<String> {
    let code = instrument.definition.used_by.qualification.as_ref().filter(|code| !held.contains(*code))?;
    let name = visit.app().catalogue().word("qualification", code, visit.lang());
    Some(visit.words().with("qualification-lacking", &[("qualification", name.into())]))
}

/// The newest version of every instrument the visitor's role and agency may begin an assessment with today.
pub(crate) fn usable(visit: &Visit) -> Vec<&Instrument> {
    let (catalogue, account) = (visit.app().catalogue(), &visit.session.account);
    let newest = catalogue.instruments.keys().filter_map(|id| catalogue.instrument_on(id, visit.today()));
    newest
        .filter(|instrument| {
            let definition = &instrument.definition;
            let roles = &definition.used_by.roles;
            instrument.state_on(visit.today()) != Some(InstrumentState::Reference)
                && (definition.agencies.is_empty() || definition.agencies.contains(&account.agency))
                && (definition.seen_by.is_empty() || definition.seen_by.contains(&account.role))
                && (roles.is_empty() || roles.contains(&account.role))
        })
        .collect()
}
