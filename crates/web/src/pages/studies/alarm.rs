//! The alarms of a result: those that sound first, and how many limits were watched.

use catalogue::{Analysis, Protocol};
use measure::Answer;
use report::{AlarmShown, AlarmState};

use crate::visit::Visit;

/// An analysis with its alarms in words.
pub(super) type Watched<'a> = (&'a Analysis, Vec<AlarmShown>);

/// Every analysis with its alarms.
pub(super) fn watched<'a>(visit: &Visit, protocol: &Protocol, answers: &[(&'a Analysis, &Answer)]) -> Vec<Watched<'a>> {
    let (catalogue, lang) = (visit.app().catalogue(), visit.lang());
    let alarms = |(analysis, made): &(&'a Analysis, &Answer)| {
        (*analysis, report::study_alarms(made, protocol, analysis, catalogue, lang))
    };
    answers.iter().map(alarms).collect()
}

/// How many limits are in a state.
fn count(all: &[Watched<'_>], state: AlarmState) -> usize {
    all.iter().flat_map(|(_, alarms)| alarms).filter(|alarm| alarm.state == state).count()
}

/// How many limits are watched, broken, and had nothing to be held against; nothing where there are none.
pub(super) fn summary(visit: &Visit, all: &[Watched<'_>]) -> String {
    let watched = all.iter().map(|(_, alarms)| alarms.len()).sum::<usize>();
    if watched == 0 {
        return String::new();
    }
    let number = |count: usize| fluent_bundle::FluentValue::from(count.to_string());
    let (broken, unwatched) = (count(all, AlarmState::Sounds), count(all, AlarmState::NotWatched));
    visit.words().with(
        "study-watched",
        &[("watched", number(watched)), ("broken", number(broken)), ("unwatched", number(unwatched))],
    )
}
