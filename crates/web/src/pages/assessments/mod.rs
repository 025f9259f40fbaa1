//! Assessments: beginning one, filling it in, and reading its result.

pub(super) mod begin;
pub(super) mod one;

use catalogue::{Instrument, InstrumentState};
use record::AssessmentState;

use crate::visit::Visit;
use crate::words::Words;

/// What assessments are usually opened for: code of classifier `purpose`.
const PURPOSE: &str = "assessment";

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

/// The newest version of every instrument the visitor's role and agency may begin an assessment with today.
pub(super) fn usable(visit: &Visit) -> Vec<&Instrument> {
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
