//! The main result of an analysis in a sentence: of a hundred people, to how many it happened; of a hundred pairs, in how many
//! a score ranks rightly; or an index at both ends.

use std::collections::BTreeMap;

use catalogue::{Analysis, Ask, wording};
use measure::StudyRun;
use measure::study::{Cell, Part, StudyResult};

use super::cell::{percent, whole};
use super::model::model_of;
use crate::words::Words;

/// Decimals of a coefficient in a sentence.
const COEFFICIENT: usize = 2;

/// A number that fewer cases than these stand behind is said to be uncertain.
const FEW: u64 = 30;

/// The reading of a protocol that says how many months the window of its share has.
const WINDOW: &str = "window_months";

/// Tables whose row about everybody a sentence tells: shares of people, or of pairs of whom one had the outcome.
const SHARES: [&str; 3] = ["windows", "shares", "areas"];

/// How sentences are told.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// Language: `lv`, `en`.
    pub lang: &'a str,
    /// Decimals of the number of a hundred.
    pub decimals: usize,
    /// Months of the window of a share, where the protocol has such a reading.
    pub window: Option<u32>,
}

impl<'a> Telling<'a> {
    /// Whole numbers of a hundred, with the window that these readings choose.
    #[must_use]
    pub fn of(readings: &BTreeMap<String, String>, lang: &'a str) -> Self {
        Self { lang, decimals: 0, window: readings.get(WINDOW).and_then(|months| months.parse().ok()) }
    }

    /// For the answers of a run.
    #[must_use]
    pub fn of_run(run: &StudyRun, lang: &'a str) -> Self {
        Self::of(&run.parameters, lang)
    }
}

/// The sentences of an analysis: one for each window, or one; none where it has no sentence or nothing may be said.
#[must_use]
pub fn study_sentences(result: &StudyResult, analysis: &Analysis, telling: Telling<'_>) -> Vec<String> {
    let (lang, words) = (telling.lang, Words::of_studies(telling.lang));
    let Some(sentence) = &analysis.sentence else {
        return effect(result, analysis, &words, lang).into_iter().collect();
    };
    if let Some(part) = result.part("index_change") {
        return index(sentence.get(lang), result, part, &words, lang).into_iter().collect();
    }
    let Some(part) = SHARES.iter().find_map(|name| result.part(name)) else { return Vec::new() };
    let everybody = part.rows.iter().filter(|row| row[part.shape.place("group")] == Cell::Code("everybody"));
    everybody.filter_map(|row| said(sentence.get(lang), part, row, &words, telling)).collect()
}

/// The one sentence that leads: of the window the protocol names, or the last that may be said.
#[must_use]
pub fn study_headline(result: &StudyResult, analysis: &Analysis, telling: Telling<'_>) -> Option<String> {
    let mut chosen = result.clone();
    if let Ask::Windows { headline: Some(months), .. } = &analysis.ask {
        for part in chosen.parts.iter_mut().filter(|part| part.shape.name == "windows") {
            let place = part.shape.place("months");
            part.rows.retain(|row| row[place] == Cell::Count((*months).into()));
        }
    }
    let named = study_sentences(&chosen, analysis, telling).pop();
    named.or_else(|| study_sentences(result, analysis, telling).pop())
}

/// An index at both ends of those who have both, like with like, and the model it is of.
fn index(sentence: &str, result: &StudyResult, part: &Part, words: &Words, lang: &str) -> Option<String> {
    let row = part.rows.iter().find(|row| row[part.shape.place("group")] == Cell::Code("everybody"))?;
    let value = |column: &str| row[part.shape.place(column)].value();
    let (opening, closing, change) = (value("opening")?, value("closing")?, value("change")?);
    let coefficient = |value: f64| wording::number(value, COEFFICIENT, lang);
    let signed = |value: f64| {
        let shown = coefficient(value);
        if value > 0.0 && shown != "0" { format!("+{shown}") } else { shown }
    };
    let pairs = value("pairs")?;
    let places = [
        ("opening", coefficient(opening)),
        ("closing", coefficient(closing)),
        ("change", signed(change)),
        ("interval", from_to(value("lower").zip(value("upper")), signed, words)),
        ("pairs", wording::number(pairs, 0, lang)),
        ("model", model_of(result, words)?),
    ];
    Some(wording::filled(sentence, pairs, &places.each_ref().map(|(name, text)| (*name, text.as_str())), lang))
}

/// How those who took part and those like them fared, where both are shares and the groups are alike enough to say so.
fn effect(result: &StudyResult, analysis: &Analysis, words: &Words, lang: &str) -> Option<String> {
    let (estimate, groups) = (result.part("estimate")?, result.part("groups")?);
    let row = estimate.rows.first()?;
    let points = |column: &str| match row[estimate.shape.place(column)] {
        Cell::Points(points) => Some(wording::fixed(points * 100.0, 1, lang)),
        _ => None,
    };
    let of_hundred = |group: &'static str| {
        let row = groups.rows.iter().find(|row| row[groups.shape.place("group")] == Cell::Code(group))?;
        Some(wording::fixed(row[groups.shape.place("weighted_mean")].value()? * 100.0, 1, lang))
    };
    let told = [
        ("name", analysis.name.get(lang).to_owned()),
        ("first", of_hundred("took_part")?),
        ("second", of_hundred("compared")?),
        ("points", points("value")?),
        ("from", points("lower")?),
        ("to", points("upper")?),
    ];
    Some(words.say_with("effect-sentence", &told.each_ref().map(|(name, text)| (*name, text.as_str()))))
}

fn said(sentence: &str, part: &Part, row: &[Cell], words: &Words, telling: Telling<'_>) -> Option<String> {
    let (lang, decimals) = (telling.lang, telling.decimals);
    let place = |column: &str| part.shape.columns.iter().position(|name| *name == column);
    let value = |column: &str| row[place(column)?].value();
    let share = value("share").or_else(|| value("area"))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window has a few months")]
    let months = value("months").map(|months| months as u32).or(telling.window);
    let count = if decimals == 0 { (share * 100.0).round() } else { share * 100.0 };
    let places = [
        ("count", wording::fixed(count, decimals, lang)),
        ("share", percent(share, lang)),
        ("interval", from_to(value("lower").zip(value("upper")), |share| percent(share, lang), words)),
        ("window", months.map(|months| window(months, words)).unwrap_or_default()),
    ];
    let said = wording::filled(sentence, count, &places.each_ref().map(|(name, text)| (*name, text.as_str())), lang);
    let uncertain = match behind(part, row) {
        Some(cases) if cases < FEW => {
            format!(" {}", words.say_counting("uncertain", cases, &[("cases", &whole(cases, lang))]))
        }
        _ => String::new(),
    };
    Some(format!("{}{uncertain}", beginning(&said)))
}

/// How many cases stand behind the number of a row; of pairs, the fewer of those they are made of.
fn behind(part: &Part, row: &[Cell]) -> Option<u64> {
    let count = |column: &str| match row[part.shape.columns.iter().position(|name| *name == column)?] {
        Cell::Count(count) => Some(count),
        _ => None,
    };
    let pairs = || Some(count("positives")?.min(count("negatives")?));
    count("known").or_else(|| count("cases")).or_else(pairs)
}

/// An interval in words; that it cannot be told where there is none.
fn from_to(interval: Option<(f64, f64)>, shown: impl Fn(f64) -> String, words: &Words) -> String {
    interval.map_or_else(
        || words.say("no-interval"),
        |(lower, upper)| words.say_with("from-to", &[("from", &shown(lower)), ("to", &shown(upper))]),
    )
}

/// A sentence with a capital letter, since it may begin with a place that was filled.
fn beginning(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn window(months: u32, words: &Words) -> String {
    match months {
        1 => words.say("window-1"),
        3 => words.say("window-3"),
        6 => words.say("window-6"),
        12 => words.say("window-12"),
        24 => words.say("window-24"),
        36 => words.say("window-36"),
        other => words.say_with("window-months", &[("months", &other.to_string())]),
    }
}
