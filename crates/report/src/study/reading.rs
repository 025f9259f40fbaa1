//! The readings a run was made with, in words.

use catalogue::{Catalogue, Protocol, wording};
use measure::StudyRun;

use super::in_words::Book;
use crate::words::Words;

/// A last year that no register reaches: protocols write it where there is no limit.
const NO_LIMIT: &str = "2100";

/// The readings of a run, each as its name and its value in words; the as-of day is told apart.
#[must_use]
pub fn study_readings(run: &StudyRun, protocol: &Protocol, catalogue: &Catalogue, lang: &str) -> Vec<(String, String)> {
    let named = run.readings().map(|(name, value)| {
        let known = protocol.parameter.get(name);
        (known.map_or(name, |known| known.name.get(lang)).to_owned(), reading_value(value, protocol, catalogue, lang))
    });
    named.collect()
}

/// A value of a reading in words: a score of the instrument the protocol is about by its name.
#[must_use]
pub fn reading_value(value: &str, protocol: &Protocol, catalogue: &Catalogue, lang: &str) -> String {
    if let Some(name) = (Book { protocol, catalogue, lang }).score(value) {
        return name.to_owned();
    }
    match value.parse::<f64>() {
        _ if value == NO_LIMIT => Words::of_studies(lang).say("reading-no-limit"),
        // Years and months are written without spaces between thousands.
        Ok(number) if number.fract() != 0.0 => wording::number(number, 4, lang),
        _ => value.to_owned(),
    }
}

/// The readings as one line.
pub(super) fn line(run: &StudyRun, protocol: &Protocol, catalogue: &Catalogue, words: &Words, lang: &str) -> String {
    let one = |(name, value): &(String, String)| words.say_with("reading", &[("name", name), ("value", value)]);
    study_readings(run, protocol, catalogue, lang).iter().map(one).collect::<Vec<_>>().join("; ")
}
