//! The main result of an analysis in a sentence: of a hundred people, to how many it happened; or an index at both ends.

use catalogue::{Analysis, Ask, wording};
use measure::study::{Cell, Part, StudyResult};

use super::model::model_of;
use crate::words::Words;

/// Decimals of a coefficient in a sentence.
const COEFFICIENT: usize = 2;

/// The sentences of an analysis: one for each window, or one; none where it has no sentence or nothing may be said.
#[must_use]
pub fn study_sentences(result: &StudyResult, analysis: &Analysis, lang: &str) -> Vec<String> {
    let words = Words::of_studies(lang);
    let Some(sentence) = &analysis.sentence else { return Vec::new() };
    if let Some(part) = result.part("index_change") {
        return index(sentence.get(lang), result, part, &words, lang).into_iter().collect();
    }
    let Some(part) = result.part("windows").or_else(|| result.part("shares")) else { return Vec::new() };
    let everybody = part.rows.iter().filter(|row| row[part.shape.place("group")] == Cell::Code("everybody"));
    everybody.filter_map(|row| said(sentence.get(lang), part, row, &words, lang)).collect()
}

/// The one sentence that leads: of the window the protocol names, or the last that may be said.
#[must_use]
pub fn study_headline(result: &StudyResult, analysis: &Analysis, lang: &str) -> Option<String> {
    let mut chosen = result.clone();
    if let Ask::Windows { headline: Some(months), .. } = &analysis.ask {
        for part in chosen.parts.iter_mut().filter(|part| part.shape.name == "windows") {
            let place = part.shape.place("months");
            part.rows.retain(|row| row[place] == Cell::Count((*months).into()));
        }
    }
    let named = study_sentences(&chosen, analysis, lang).pop();
    named.or_else(|| study_sentences(result, analysis, lang).pop())
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
    let interval = value("lower").zip(value("upper"));
    let interval =
        interval.map(|(lower, upper)| words.say_with("from-to", &[("from", &signed(lower)), ("to", &signed(upper))]));
    let pairs = value("pairs")?;
    let places = [
        ("opening", coefficient(opening)),
        ("closing", coefficient(closing)),
        ("change", signed(change)),
        ("interval", interval.unwrap_or_else(|| words.say("no-value"))),
        ("pairs", wording::number(pairs, 0, lang)),
        ("model", model_of(result, words)?),
    ];
    Some(wording::filled(sentence, pairs, &places.each_ref().map(|(name, text)| (*name, text.as_str())), lang))
}

fn said(sentence: &str, part: &Part, row: &[Cell], words: &Words, lang: &str) -> Option<String> {
    let share = |column: &str| row[part.shape.place(column)].value();
    let value = share("share")?;
    let percent = |share: f64| wording::percent(share * 100.0, 1, lang);
    let interval = share("lower")
        .zip(share("upper"))
        .map(|(lower, upper)| words.say_with("from-to", &[("from", &percent(lower)), ("to", &percent(upper))]));
    let months = part.shape.columns.iter().position(|name| *name == "months").and_then(|at| row[at].value());
    let count = (value * 100.0).round();
    let places = [
        ("count", wording::number(count, 0, lang)),
        ("share", percent(value)),
        ("interval", interval.unwrap_or_else(|| words.say("no-value"))),
        ("window", months.map(|months| window(months, words)).unwrap_or_default()),
    ];
    Some(wording::filled(sentence, count, &places.each_ref().map(|(name, text)| (*name, text.as_str())), lang))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window has a few months")]
fn window(months: f64, words: &Words) -> String {
    match months as u32 {
        1 => words.say("window-1"),
        3 => words.say("window-3"),
        6 => words.say("window-6"),
        12 => words.say("window-12"),
        24 => words.say("window-24"),
        36 => words.say("window-36"),
        other => words.say_with("window-months", &[("months", &other.to_string())]),
    }
}
