//! How groups differ, in sentences that say no more than the interval does.

use catalogue::{Analysis, Ask, wording};
use measure::study::{Cell, Part, StudyResult};

use crate::words::Words;

/// A sentence for each group less the one it is compared with, at the window that leads; none where nothing is compared.
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
    leading.filter_map(|row| compared(part, row, &words, lang)).collect()
}

fn compared(part: &Part, row: &[Cell], words: &Words, lang: &str) -> Option<String> {
    let cell = |column: &str| &row[part.shape.place(column)];
    let of_hundred = |column: &str| cell(column).value().map(|share| share * 100.0);
    let (difference, lower, upper) = (of_hundred("difference")?, of_hundred("lower")?, of_hundred("upper")?);
    let number = |value: f64| wording::number(value, 1, lang);
    // Of what is fewer the size is told, with its bounds in order of size.
    let (key, points, from, to) = if lower > 0.0 {
        ("compared-more", difference, lower, upper)
    } else if upper < 0.0 {
        ("compared-fewer", -difference, -upper, -lower)
    } else {
        ("compared-unknown", difference, lower, upper)
    };
    let named = |column: &str| super::cell::shown(cell(column), words, lang);
    let (group, reference) = (named("group"), named("reference"));
    let (points, from, to) = (number(points), number(from), number(to));
    let told = [("group", &*group), ("reference", &*reference), ("points", &*points), ("from", &*from), ("to", &*to)];
    Some(words.say_with(key, &told))
}
