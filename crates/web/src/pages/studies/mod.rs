//! `/studies/…`: protocols, studies that analysts saved, the register of studies, results.

mod alarm;
pub(super) mod answers;
pub(super) mod download;
pub(super) mod keep;
pub(super) mod list;
pub(super) mod newest;
pub(super) mod protocol;
pub(super) mod result;

use std::borrow::Cow;

use catalogue::{Protocol, ProtocolState, Sees, Study, wording};
use measure::{Choice, SavedStudy, StudyRun};

use crate::listing::address;
use crate::pages::explore::query_of;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

/// A protocol of the pack, or a choice within one that an analyst saved.
struct Studied<'v> {
    protocol: Cow<'v, Protocol>,
    saved: Option<SavedStudy>,
}

impl<'v> Studied<'v> {
    /// The study of this id or key.
    fn of(visit: &'v Visit, id: &str) -> Result<Self, Trouble> {
        let protocols = &visit.app().catalogue().protocols;
        if let Some(protocol) = protocols.get(id) {
            return Ok(Self { protocol: Cow::Borrowed(protocol), saved: None });
        }
        let saved = visit.app().measuring().shelf.saved(id)?.ok_or(Trouble::NotFound)?;
        let protocol = protocols.get(&saved.choice.protocol).ok_or(Trouble::NotFound)?;
        let asked = saved.choice.asked_of(protocol).ok_or(Trouble::NotFound)?;
        Ok(Self { protocol: Cow::Owned(asked), saved: Some(saved) })
    }

    fn name(&self, lang: &str) -> String {
        self.saved.as_ref().map_or_else(|| self.protocol.name.get(lang).to_owned(), |saved| saved.name.clone())
    }

    /// That it was withdrawn, when and why; empty where it was not.
    fn withdrawn(&self, words: Words) -> String {
        let Some((at, why)) = self.saved.as_ref().and_then(SavedStudy::withdrawn) else { return String::new() };
        let day = wording::date(at.date_naive(), words.lang);
        words.with("saved-withdrawn", &[("day", day.into()), ("why", why.to_owned().into())])
    }

    /// The explorer with the people and readings of a run.
    fn explored(&self, run: &StudyRun) -> String {
        let own = |name: &str| self.protocol.parameter.get(name).map(|one| written(&one.value));
        let mut parameters = run.parameters.clone();
        parameters.retain(|name, value| own(name).is_some_and(|own| own != *value));
        let whole = Choice { protocol: run.protocol.clone(), parameters, ..Choice::default() };
        let query = query_of(run.choice.as_ref().unwrap_or(&whole));
        address("/explore", &query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>())
    }
}

/// A value of a parameter as it is written in addresses.
pub(super) fn written(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A kept run as the visitor may see it.
fn run_of(visit: &Visit, study: &str, name: &str) -> Result<StudyRun, Trouble> {
    let run = visit.app().measuring().shelf.take(study, name)?.ok_or(Trouble::NotFound)?;
    seen(visit, run, "indicator").ok_or(Trouble::Forbidden)
}

/// A run as the visitor may see it; none where it is about too few people for somebody who sees counts.
pub(super) fn seen(visit: &Visit, run: StudyRun, resource: &str) -> Option<StudyRun> {
    let below = visit.app().catalogue().pack.suppress_below;
    match visit.sees(resource) {
        Sees::Persons => Some(run),
        Sees::Counts if run.is_small(below) => None,
        Sees::Counts => Some(run.suppressed(below)),
    }
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

/// The address of a result; none for those who read protocols and not what came of them.
fn result_of(visit: &Visit, study: &str, name: &str) -> Option<String> {
    visit.may("read", "indicator").then(|| format!("/studies/{study}/results/{name}"))
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
