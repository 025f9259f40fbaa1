//! Answers of studies as aligned tables for the terminal.

use std::fmt::Write as _;

use measure::study::{Cell, Part, StudyResult};

use super::cell::shown;
use super::model::model_of;
use crate::table_text::aligned;
use crate::words::Words;

/// The answer with its rows, settings, tables and cautions in `lang`.
#[must_use]
pub fn study_table(result: &StudyResult, lang: &str) -> String {
    let words = Words::of_studies(lang);
    let mut out = format!("{}: {}\n", words.say(&format!("study-{}", result.study)), result.file.display());
    let number = |count: u64| shown(&Cell::Count(count), &words, lang);
    let rows = &result.rows;
    let said = match &result.condition {
        None => words.say_with("rows", &[("used", &number(rows.used)), ("in-file", &number(rows.in_file))]),
        Some(condition) => words.say_with(
            "rows-with-condition",
            &[
                ("used", &number(rows.used)),
                ("considered", &number(rows.considered)),
                ("in-file", &number(rows.in_file)),
                ("condition", condition),
            ],
        ),
    };
    let _ = writeln!(out, "{said}");
    let missing: Vec<String> = rows
        .missing
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(column, count)| format!("{column} {}", number(*count)))
        .collect();
    if missing.is_empty() {
        let _ = writeln!(out, "{}", words.say("none-missing"));
    } else {
        let _ = writeln!(out, "{}", words.say_with("missing", &[("columns", &missing.join(", "))]));
    }
    out.push_str(&body(result, &words, lang));
    out
}

/// Settings, cautions and the tables that people read.
pub(super) fn body(result: &StudyResult, words: &Words, lang: &str) -> String {
    let mut out = String::new();
    if !result.settings.is_empty() {
        let settings = result.settings.iter().map(|(name, cell)| {
            format!("{}: {}", words.say(&format!("setting-{}", name.replace('_', "-"))), shown(cell, words, lang))
        });
        let _ = writeln!(out, "{}", settings.collect::<Vec<_>>().join("; "));
    }
    for caution in &result.cautions {
        let _ = writeln!(out, "{}", words.say_with("caution", &[("text", &words.say(&format!("caution-{caution}")))]));
    }
    for sheet in sheets(result, words, lang) {
        let _ = write!(out, "\n{}\n{}", sheet.title, aligned(&sheet.head, &sheet.numbers, &sheet.rows));
    }
    out
}

/// A table of an answer as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Heading.
    pub title: String,
    /// Headings of columns; those without any value are left out.
    pub head: Vec<String>,
    /// Which columns hold numbers.
    pub numbers: Vec<bool>,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
}

/// The tables of an answer that people read, in `lang`.
#[must_use]
pub fn study_sheets(result: &StudyResult, lang: &str) -> Vec<Sheet> {
    sheets(result, &Words::of_studies(lang), lang)
}

/// Tables of an index say in their headings which model they are of.
fn sheets(result: &StudyResult, words: &Words, lang: &str) -> Vec<Sheet> {
    let model = model_of(result, words).map(|model| format!(" – {model}")).unwrap_or_default();
    let printed = result.parts.iter().filter(|part| !part.shape.long);
    let marked =
        printed.map(|part| sheet(part, words, lang)).map(|sheet| Sheet { title: sheet.title + &model, ..sheet });
    marked.collect()
}

/// What a reader must know before using an answer, in `lang`.
#[must_use]
pub fn study_cautions(result: &StudyResult, lang: &str) -> Vec<String> {
    let words = Words::of_studies(lang);
    result.cautions.iter().map(|caution| words.say(&format!("caution-{caution}"))).collect()
}

fn sheet(part: &Part, words: &Words, lang: &str) -> Sheet {
    let filled = |at: usize| part.rows.iter().any(|row| row[at] != Cell::Nothing);
    // Both ends of an interval are kept or neither.
    let partner = |at: usize| {
        let name = part.shape.columns[at];
        let other =
            if name.ends_with("upper") { name.replace("upper", "lower") } else { name.replace("lower", "upper") };
        part.shape.columns.iter().position(|column| *column == other)
    };
    let kept: Vec<usize> =
        (0..part.shape.columns.len()).filter(|at| filled(*at) || partner(*at).is_some_and(filled)).collect();
    let said = |name: &str| words.say(&format!("column-{}", name.replace('_', "-")));
    Sheet {
        title: words.say(&format!("part-{}", part.shape.name.replace('_', "-"))),
        head: kept.iter().map(|at| said(part.shape.columns[*at])).collect(),
        numbers: kept.iter().map(|at| part.rows.iter().any(|row| row[*at].value().is_some())).collect(),
        rows: part.rows.iter().map(|row| kept.iter().map(|at| shown(&row[*at], words, lang)).collect()).collect(),
    }
}
