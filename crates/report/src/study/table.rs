//! Answers of studies as aligned tables for the terminal.

use std::fmt::Write as _;

use measure::study::{Cell, Part, StudyResult};

use super::cell::shown;
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
    if !result.settings.is_empty() {
        let settings = result.settings.iter().map(|(name, cell)| {
            format!("{}: {}", words.say(&format!("setting-{}", name.replace('_', "-"))), shown(cell, &words, lang))
        });
        let _ = writeln!(out, "{}", settings.collect::<Vec<_>>().join("; "));
    }
    for caution in &result.cautions {
        let _ = writeln!(out, "{}", words.say_with("caution", &[("text", &words.say(&format!("caution-{caution}")))]));
    }
    for part in result.parts.iter().filter(|part| !part.shape.long) {
        let heading = words.say(&format!("part-{}", part.shape.name.replace('_', "-")));
        let _ = write!(out, "\n{heading}\n{}", table(part, &words, lang));
    }
    out
}

fn table(part: &Part, words: &Words, lang: &str) -> String {
    let kept: Vec<usize> =
        (0..part.shape.columns.len()).filter(|at| part.rows.iter().any(|row| row[*at] != Cell::Nothing)).collect();
    let head: Vec<String> =
        kept.iter().map(|at| words.say(&format!("column-{}", part.shape.columns[*at].replace('_', "-")))).collect();
    let numbers: Vec<bool> = kept.iter().map(|at| part.rows.iter().any(|row| row[*at].value().is_some())).collect();
    let rows: Vec<Vec<String>> =
        part.rows.iter().map(|row| kept.iter().map(|at| shown(&row[*at], words, lang)).collect()).collect();
    aligned(&head, &numbers, &rows)
}
