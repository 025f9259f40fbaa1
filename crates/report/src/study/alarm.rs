//! Alarms of an answer in words: the rule, whether it was broken, and the numbers it was broken by.

use catalogue::{Alarm, Analysis, Catalogue, Protocol, wording};
use measure::study::{Cell, Part, StudyResult};
use measure::{Answer, Watched};

use super::cell::{number, shown};
use super::in_words::in_words;
use crate::words::Words;

/// One alarm as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlarmShown {
    /// Whether it sounds, is quiet or could not be watched.
    pub state: AlarmState,
    /// The same in a word.
    pub label: String,
    /// The rule with its limit, as a sentence.
    pub rule: String,
    /// A sentence for each row that breaks it.
    pub said: Vec<String>,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlarmState {
    /// It was broken.
    Sounds,
    /// It held.
    Quiet,
    /// There was nothing to hold against it.
    NotWatched,
}

/// The alarms of an answer in `lang`, in the order of the protocol.
#[must_use]
pub fn study_alarms(
    answer: &Answer,
    protocol: &Protocol,
    analysis: &Analysis,
    catalogue: &Catalogue,
    lang: &str,
) -> Vec<AlarmShown> {
    let words = Words::of_studies(lang);
    let named = answer.made.as_ref().ok().map(|result| in_words(result, protocol, analysis, catalogue, lang));
    let alarms = answer.alarms.iter().filter_map(|watched| {
        let alarm = analysis.alarm.iter().find(|alarm| alarm.id == watched.alarm)?;
        Some(one(alarm, watched, named.as_ref(), &words, lang))
    });
    alarms.collect()
}

fn one(alarm: &Alarm, watched: &Watched, named: Option<&StudyResult>, words: &Words, lang: &str) -> AlarmShown {
    let (state, label) = match (watched.checked, watched.sounded.is_empty()) {
        (0, _) => (AlarmState::NotWatched, "alarm-not-watched"),
        (_, true) => (AlarmState::Quiet, "alarm-quiet"),
        (_, false) => (AlarmState::Sounds, "alarm-sounds"),
    };
    let with_limit = |text: &str| {
        let percent = wording::percent(watched.limit * 100.0, 1, lang);
        text.replace("{limit}", &number(watched.limit, lang)).replace("{percent}", &percent)
    };
    let part = named.and_then(|result| result.part(&watched.table));
    let rows = part.into_iter().flat_map(|part| {
        let rows = watched.sounded.iter().filter_map(|row| part.rows.get(*row));
        rows.map(move |row| said(alarm.says.get(lang), part, row, words, lang))
    });
    AlarmShown {
        state,
        label: words.say(label),
        rule: words.say_with("alarm-rule", &[("rule", &with_limit(alarm.rule.get(lang)))]),
        said: rows.map(|text| with_limit(&text)).collect(),
    }
}

fn said(text: &str, part: &Part, row: &[Cell], words: &Words, lang: &str) -> String {
    let columns = part.shape.columns.iter().zip(row);
    columns.fold(text.to_owned(), |text, (name, cell)| text.replace(&format!("{{{name}}}"), &shown(cell, words, lang)))
}
