//! A table of counts as people read it: rows across columns, and hidden cells said to be hidden.

use catalogue::wording::fold;
use measure::study::{Cell, Part};

use super::cell::shown;
use super::in_words::MANY_GROUPS;
use super::table::Sheet;
use crate::words::Words;

/// The counts of a publishable table, a row for each of its rows.
pub(super) fn crossed(part: &Part, rows_are: Option<&str>, words: &Words, lang: &str) -> Sheet {
    let place = |name: &str| part.shape.place(name);
    let (mut rows, columns) = (distinct(part, place("row")), distinct(part, place("column")));
    if rows.len() > MANY_GROUPS {
        // Among many one is looked up by name; totals stay last.
        rows.sort_by_cached_key(|row| (matches!(row, Cell::Code(_)), fold(row.words())));
    }
    let count = |row: &Cell, column: &Cell| {
        let found = part.rows.iter().find(|cells| cells[place("row")] == *row && cells[place("column")] == *column);
        match found.map(|cells| (&cells[place("count")], cells[place("status")].words())) {
            None => words.say("no-value"),
            Some((Cell::Nothing, status)) if status != "published" => words.say("hidden-value"),
            Some((count, _)) => shown(count, words, lang),
        }
    };
    let line = |row: &Cell| {
        let counts = columns.iter().map(|column| count(row, column));
        std::iter::once(shown(row, words, lang)).chain(counts).collect()
    };
    Sheet {
        title: words.say("part-table"),
        head: std::iter::once(rows_are.map_or_else(|| words.say("column-group"), str::to_owned))
            .chain(columns.iter().map(|column| shown(column, words, lang)))
            .collect(),
        numbers: std::iter::once(false).chain(columns.iter().map(|_| true)).collect(),
        rows: rows.iter().map(line).collect(),
    }
}

/// The distinct cells of a column, in the order they come.
fn distinct(part: &Part, place: usize) -> Vec<Cell> {
    let mut found: Vec<Cell> = Vec::new();
    for row in &part.rows {
        if !found.contains(&row[place]) {
            found.push(row[place].clone());
        }
    }
    found
}
