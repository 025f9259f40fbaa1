//! What leads to the analyses of a long result: its contents, and the alarms that sound.

use std::collections::BTreeSet;

use catalogue::Analysis;
use report::AlarmState;

use super::super::alarm::Watched;
use crate::listing::address;

/// An analysis in the contents of a long result.
#[derive(Debug)]
pub(super) struct Line {
    pub href: String,
    pub name: String,
    /// States of its alarms in words.
    pub state: String,
    pub sounds: bool,
}

/// Where an analysis is shown: on a page of its own, or further down.
fn place(analysis: &Analysis, here: &str, long: bool) -> String {
    if long { address(here, &[("analysis", &analysis.id)]) } else { format!("#a-{}", analysis.id) }
}

/// Sentences of alarms that sound, each with the address and name of its analysis.
pub(super) fn sounding(all: &[Watched<'_>], here: &str, long: bool, lang: &str) -> Vec<(String, String, String)> {
    let said = all.iter().flat_map(|(analysis, alarms)| alarms.iter().map(move |alarm| (analysis, alarm)));
    let said = said.filter(|(_, alarm)| alarm.state == AlarmState::Sounds);
    let sentences = said.flat_map(|(analysis, alarm)| {
        let name = analysis.name.get(lang).to_owned();
        alarm.said.iter().map(move |said| (said.clone(), place(analysis, here, long), name.clone()))
    });
    sentences.collect()
}

/// Every analysis with the states of its alarms.
pub(super) fn lines(all: &[Watched<'_>], here: &str, lang: &str) -> Vec<Line> {
    let line = |(analysis, alarms): &Watched<'_>| {
        let states: BTreeSet<&str> = alarms.iter().map(|alarm| alarm.label.as_str()).collect();
        Line {
            href: place(analysis, here, true),
            name: analysis.name.get(lang).to_owned(),
            state: states.into_iter().collect::<Vec<_>>().join("; "),
            sounds: alarms.iter().any(|alarm| alarm.state == AlarmState::Sounds),
        }
    };
    all.iter().map(line).collect()
}
