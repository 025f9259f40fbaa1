//! Answers of studies as aligned tables for the terminal.

use std::fmt::Write as _;

use catalogue::wording;
use measure::study::{Cell, Part, StudyResult};

use super::cell::{shown, whole};
use super::comparison::verdicts;
use super::cross::crossed;
use super::model::model_of;
use crate::table_text::aligned;
use crate::words::Words;

/// The answer with its rows, settings, tables and cautions in `lang`.
#[must_use]
pub fn study_table(result: &StudyResult, lang: &str) -> String {
    let words = Words::of_studies(lang);
    let mut out = format!("{}: {}\n", words.say(&format!("study-{}", result.study)), result.file.display());
    let number = |count: u64| whole(count, lang);
    let rows = &result.rows;
    let said = match &result.condition {
        None => {
            words.say_counting("rows", rows.used, &[("used", &number(rows.used)), ("in-file", &number(rows.in_file))])
        }
        Some(condition) => words.say_counting(
            "rows-with-condition",
            rows.used,
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
    let unit = unit(result);
    let crossed_rows = result.settings.iter().find(|(name, _)| *name == "crossed_rows");
    let rows_are = crossed_rows.map(|(_, name)| name.words());
    let printed = result.parts.iter().filter(|part| !part.shape.long);
    let sheet = |part: &Part| match part.shape.name {
        "table" => crossed(part, rows_are, words, lang),
        _ => sheet(part, unit, words, lang),
    };
    printed.map(sheet).map(|sheet| Sheet { title: sheet.title + &model, ..sheet }).collect()
}

/// What a reader must know before using an answer, in `lang`.
#[must_use]
pub fn study_cautions(result: &StudyResult, lang: &str) -> Vec<String> {
    let words = Words::of_studies(lang);
    result.cautions.iter().map(|caution| words.say(&format!("caution-{caution}"))).collect()
}

/// A cell beside the others of its column: nothing at all has decimals where they have some.
fn in_column(part: &Part, row: &[Cell], at: usize, words: &Words, lang: &str) -> String {
    let is_broken =
        |row: &Vec<Cell>| matches!(row[at], Cell::Number(value) if value.is_finite() && value.fract() != 0.0);
    match &row[at] {
        Cell::Number(value) if *value == 0.0 && part.rows.iter().any(is_broken) => wording::fixed(0.0, 3, lang),
        cell => shown(cell, words, lang),
    }
}

/// One table; `unit` is that of its times, where it is known.
fn sheet(part: &Part, unit: Option<&str>, words: &Words, lang: &str) -> Sheet {
    let filled = |at: usize| part.rows.iter().any(|row| row[at] != Cell::Nothing);
    let filled = |name: &str| part.shape.columns.iter().position(|column| *column == name).is_some_and(filled);
    // A limit of an interval does not stand without the other one.
    let kept = |at: &usize| {
        let name = part.shape.columns[*at];
        filled(name) || other_limit(name).is_some_and(|other| filled(&other))
    };
    let kept: Vec<usize> = (0..part.shape.columns.len()).filter(kept).collect();
    let mut sheet = Sheet {
        title: words.say(&title(part)),
        head: kept.iter().map(|at| words.say(&heading(part.shape.columns[*at], unit))).collect(),
        numbers: kept.iter().map(|at| part.rows.iter().any(|row| row[*at].value().is_some())).collect(),
        rows: part
            .rows
            .iter()
            .map(|row| kept.iter().map(|at| in_column(part, row, *at, words, lang)).collect())
            .collect(),
    };
    if part.shape.name == "differences" {
        sheet.head.push(words.say("verdict"));
        sheet.numbers.push(false);
        sheet.rows.iter_mut().zip(verdicts(part, words)).for_each(|(row, verdict)| row.push(verdict));
    }
    sheet
}

/// The key of a table's title: a share without the event, or with one of several.
fn title(part: &Part) -> String {
    if part.shape.name == "at" && part.shape.columns.contains(&"incidence") {
        return "part-at-incidence".to_owned();
    }
    format!("part-{}", part.shape.name.replace('_', "-"))
}

/// The unit of an answer's times, where it is known.
pub(super) fn unit(result: &StudyResult) -> Option<&str> {
    result.settings.iter().find(|(name, _)| *name == "unit").map(|(_, unit)| unit.words())
}

/// The key of a column's heading; times say their unit.
pub(super) fn heading(column: &str, unit: Option<&str>) -> String {
    let key = format!("column-{}", column.replace('_', "-"));
    let in_days = match (unit, column) {
        (Some("days"), "time") => "column-time-days",
        (Some("days"), "median") => "column-median-days",
        (Some("days"), "last_time") => "column-last-time-days",
        (Some("days"), "horizon") => "column-horizon-days",
        (Some("days"), "mean") => "column-mean-days",
        _ => return key,
    };
    in_days.to_owned()
}

/// The other limit of an interval: `upper` of `lower`.
fn other_limit(column: &str) -> Option<String> {
    let stem = |end: &str, other: &str| column.strip_suffix(end).map(|stem| format!("{stem}{other}"));
    stem("lower", "upper").or_else(|| stem("upper", "lower"))
}
