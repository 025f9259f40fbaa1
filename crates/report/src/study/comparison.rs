//! How groups differ, in sentences that say no more than the interval does.

use catalogue::{Analysis, Ask, wording};
use measure::study::{Cell, Part, StudyResult};

use super::cell::{shown, whole};
use crate::words::Words;

/// More comparisons than these are read in a table.
const MOST_SAID: usize = 4;

/// A sentence for each group less the one it is compared with, at the window that leads; of many comparisons one sentence that
/// says how many there are; none where nothing is compared.
///
/// The answer comes with the words of its protocol, see [`super::in_words`].
#[must_use]
pub fn study_comparisons(result: &StudyResult, analysis: &Analysis, lang: &str) -> Vec<String> {
    let words = Words::of_studies(lang);
    let Some(part) = result.part("differences") else { return Vec::new() };
    let months = match analysis.ask.of_headline() {
        Ask::Windows { months, .. } => months.first().map(|months| Cell::Count((*months).into())),
        _ => None,
    };
    let place = part.shape.place("months");
    let leading = part.rows.iter().filter(|row| months.as_ref().is_none_or(|months| row[place] == *months));
    let said: Vec<String> = leading.filter_map(|row| compared(part, row, &words, lang)).collect();
    if said.len() <= MOST_SAID {
        return said;
    }
    let number = said.len() as u64;
    let reference = part.column("reference").next().map(|cell| shown(cell, &words, lang)).unwrap_or_default();
    vec![words.say_with("compared-many", &[("number", &whole(number, lang)), ("reference", &reference)])]
}

/// What the interval of a difference lets one say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    More,
    Fewer,
    Unknown,
}

impl Verdict {
    fn of(lower: f64, upper: f64) -> Self {
        match (lower > 0.0, upper < 0.0) {
            (true, _) => Self::More,
            (_, true) => Self::Fewer,
            _ => Self::Unknown,
        }
    }
}

/// What may be said of each row of the differences, in a word; nothing where it is hidden.
pub(super) fn verdicts(part: &Part, words: &Words) -> Vec<String> {
    let (lower, upper) = (part.shape.place("lower"), part.shape.place("upper"));
    let word = |row: &Vec<Cell>| match row[lower].value().zip(row[upper].value()) {
        None => words.say("hidden-value"),
        Some((lower, upper)) => match Verdict::of(lower, upper) {
            Verdict::More => words.say("verdict-more"),
            Verdict::Fewer => words.say("verdict-fewer"),
            Verdict::Unknown => words.say("verdict-unknown"),
        },
    };
    part.rows.iter().map(word).collect()
}

fn compared(part: &Part, row: &[Cell], words: &Words, lang: &str) -> Option<String> {
    let cell = |column: &str| &row[part.shape.place(column)];
    let of_hundred = |column: &str| cell(column).value().map(|share| share * 100.0);
    let (difference, lower, upper) = (of_hundred("difference")?, of_hundred("lower")?, of_hundred("upper")?);
    // Of what is fewer the size is told, with its bounds in order of size.
    let (key, points, from, to) = match Verdict::of(lower, upper) {
        Verdict::More => ("compared-more", difference, lower, upper),
        Verdict::Fewer => ("compared-fewer", -difference, -upper, -lower),
        Verdict::Unknown => ("compared-unknown", difference, lower, upper),
    };
    let named = |column: &str| shown(cell(column), words, lang);
    let number = |value: f64| wording::fixed(value, 1, lang);
    let (group, reference) = (named("group"), named("reference"));
    let (points, from, to) = (number(points), number(from), number(to));
    let told = [("group", &*group), ("reference", &*reference), ("points", &*points), ("from", &*from), ("to", &*to)];
    Some(words.say_with(key, &told))
}
