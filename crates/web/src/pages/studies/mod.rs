//! `/studies/…`: protocols, the register of studies, results.

pub(super) mod download;
pub(super) mod list;
pub(super) mod protocol;
pub(super) mod result;

use catalogue::{Protocol, ProtocolState, Sees, Study};
use measure::StudyRun;

use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

/// A protocol of the pack.
fn protocol_of<'v>(visit: &'v Visit, id: &str) -> Result<&'v Protocol, Trouble> {
    visit.app().catalogue().protocols.get(id).ok_or(Trouble::NotFound)
}

/// A kept run as the visitor may see it.
fn run_of(visit: &Visit, protocol: &str, name: &str) -> Result<StudyRun, Trouble> {
    let run = visit.app().measuring().shelf.take(protocol, name)?.ok_or(Trouble::NotFound)?;
    let below = visit.app().catalogue().pack.suppress_below;
    Ok(if visit.sees("indicator") == Sees::Persons { run } else { run.suppressed(below) })
}

/// The entry of the register a protocol belongs to.
fn registered<'v>(visit: &'v Visit, protocol: &Protocol) -> Option<&'v Study> {
    visit.app().catalogue().studies.iter().find(|study| Some(&study.id) == protocol.study.as_ref())
}

fn state(protocol: &Protocol, words: Words) -> String {
    words.t(match protocol.state {
        ProtocolState::Draft => "protocol-draft",
        ProtocolState::Fixed => "protocol-fixed",
        ProtocolState::Withdrawn => "protocol-withdrawn",
    })
}

/// The name of an institution.
fn institution(visit: &Visit, code: &str) -> String {
    let name = visit.app().catalogue().institution(code);
    name.map_or(code, |name| name.get(visit.lang())).to_owned()
}
