//! Alarms that sound in the newest results, for the front page of those who look into studies.

use catalogue::{Analysis, Protocol};
use measure::Answer;
use report::AlarmState;

use super::{alarm, seen};
use crate::listing::address;
use crate::visit::Visit;

/// Sentences of one study on the front page; the others are in its result.
const MOST: usize = 3;

/// A study whose newest result breaks limits.
#[derive(Debug)]
pub(in crate::pages) struct Sounding {
    pub name: String,
    /// Address of the newest result.
    pub href: String,
    /// Sentences, each with the address and name of its analysis.
    pub said: Vec<(String, String, String)>,
    /// That there are more of them.
    pub more: String,
}

/// Every study with a limit that its newest result breaks, as the visitor may see it; none for those who look into no
/// studies. A result that cannot be read keeps nobody from the front page: its own page says what is wrong with it.
pub(in crate::pages) fn sounding(visit: &Visit) -> Vec<Sounding> {
    if !visit.may("read", "study") || !visit.may("read", "indicator") {
        return Vec::new();
    }
    let watching = |protocol: &&Protocol| protocol.analysis.iter().any(|analysis| !analysis.alarm.is_empty());
    let protocols = visit.app().catalogue().protocols.values().filter(watching);
    protocols.filter_map(|protocol| of(visit, protocol)).collect()
}

fn of(visit: &Visit, protocol: &Protocol) -> Option<Sounding> {
    let (app, lang) = (visit.app(), visit.lang());
    let newest = app.sounded().newest(&app.measuring().shelf, &protocol.id).unwrap_or_else(|error| {
        tracing::warn!(study = protocol.id, %error, "the newest result cannot be read");
        None
    });
    let (name, run) = newest?;
    let run = seen(visit, run, "indicator")?;
    let answers: Vec<(&Analysis, &Answer)> =
        run.answers.iter().filter_map(|made| Some((protocol.analysis(&made.analysis)?, made))).collect();
    let href = format!("/studies/{}/results/{name}", protocol.id);
    let mut said = Vec::new();
    for (analysis, alarms) in alarm::watched(visit, protocol, &answers) {
        let place = address(&href, &[("analysis", &analysis.id)]) + "#a-" + &analysis.id;
        let sounds = alarms.into_iter().filter(|alarm| alarm.state == AlarmState::Sounds);
        let sentences = sounds.flat_map(|alarm| alarm.said);
        said.extend(sentences.map(|text| (text, place.clone(), analysis.name.get(lang).to_owned())));
    }
    let more = said.len().saturating_sub(MOST);
    said.truncate(MOST);
    let more = if more > 0 { visit.words().count("alarms-more", more as u64) } else { String::new() };
    (!said.is_empty()).then(|| Sounding { name: protocol.name.get(lang).to_owned(), href, said, more })
}
