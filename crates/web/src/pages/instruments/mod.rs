//! Assessment instruments: what they ask, how they score, what is known of them, and a place to try them.

pub(super) mod attempt;
pub(super) mod instrument;
pub(super) mod list;

use catalogue::{Instrument, InstrumentState};

use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

/// An instrument the visitor's role may know of.
pub(crate) fn opened<'v>(visit: &'v Visit, id: &str, version: u32) -> Result<&'v Instrument, Trouble> {
    let instrument = visit.app().catalogue().instrument(id, version);
    instrument.filter(|instrument| is_seen(visit, instrument)).ok_or(Trouble::NotFound)
}

pub(crate) fn is_seen(visit: &Visit, instrument: &Instrument) -> bool {
    let roles = &instrument.definition.seen_by;
    roles.is_empty() || roles.contains(&visit.session.account.role)
}

/// Words of a state.
pub(super) fn state(state: Option<InstrumentState>, words: Words) -> String {
    words.t(match state {
        None => "instrument-announced",
        Some(InstrumentState::Developed) => "instrument-developed",
        Some(InstrumentState::Trialled) => "instrument-trialled",
        Some(InstrumentState::Validated) => "instrument-validated",
        Some(InstrumentState::InPractice) => "instrument-in-practice",
        Some(InstrumentState::Reference) => "instrument-reference",
        Some(InstrumentState::Withdrawn) => "instrument-withdrawn",
    })
}
