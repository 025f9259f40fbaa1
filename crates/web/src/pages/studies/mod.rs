//! `/studies/…`: protocols, the register of studies, results.

mod alarm;
pub(super) mod download;
pub(super) mod list;
pub(super) mod protocol;
pub(super) mod result;

use catalogue::{Protocol, ProtocolState, Sees, Study, wording};
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

/// Newest results of the standing reports about an instrument, for its page: protocol, address and as-of day of the newest
/// result, and what its alarms found.
pub(super) fn about_instrument(visit: &Visit, instrument: &str) -> Result<Vec<Standing>, Trouble> {
    let protocols = visit.app().catalogue().protocols.values();
    let about = protocols.filter(|protocol| protocol.instrument.as_deref() == Some(instrument));
    about.map(|protocol| standing(visit, protocol)).collect()
}

/// A standing report about an instrument.
#[derive(Debug)]
pub(super) struct Standing {
    /// The protocol's id.
    pub id: String,
    /// Its title.
    pub name: String,
    /// Name and as-of day of the newest result.
    pub newest: Option<(String, String)>,
    /// How many limits it watched and how many were broken.
    pub watched: String,
}

fn standing(visit: &Visit, protocol: &Protocol) -> Result<Standing, Trouble> {
    let newest = visit.app().measuring().shelf.names(&protocol.id)?.into_iter().next();
    let run = newest.as_ref().map(|name| run_of(visit, &protocol.id, name)).transpose()?;
    let watched = run.map(|run| {
        let answers: Vec<_> =
            run.answers.iter().filter_map(|made| Some((protocol.analysis(&made.analysis)?, made))).collect();
        alarm::summary(visit, &alarm::watched(visit, protocol, &answers))
    });
    Ok(Standing {
        id: protocol.id.clone(),
        name: protocol.name.get(visit.lang()).to_owned(),
        newest: newest.map(|name| (name.clone(), as_of(&name, visit.lang()))),
        watched: watched.unwrap_or_default(),
    })
}

/// The as-of day that a result's name begins with.
fn as_of(name: &str, lang: &str) -> String {
    let day = name.get(..10).and_then(|day| day.parse().ok()).map(|day| wording::date(day, lang));
    day.unwrap_or_else(|| name.to_owned())
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
