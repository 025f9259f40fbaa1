//! The rows that were used, column by column, and what became of the others.

use serde::{Deserialize, Serialize};

use super::{Column, Keys, Levels};

/// What happens to a row that lacks a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It is left out, and that is said.
    LeaveOut,
    /// It stays; the method knows missing values.
    Keep,
}

/// Rows and what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCount {
    /// Rows in the file.
    pub in_file: u64,
    /// Rows that meet the condition; all where there is none.
    pub considered: u64,
    /// Rows used.
    pub used: u64,
    /// Missing values among the considered rows, by column.
    pub missing: Vec<(String, u64)>,
}

/// Where in the file the rows stand that were used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileRows {
    /// Runs of consecutive rows: the first of those used, counted from 0, and its place in the file, counted from 1.
    runs: Vec<(u64, u64)>,
    used: u64,
}

impl FileRows {
    /// Takes the next row that is used.
    pub(super) fn push(&mut self, place: u64) {
        if self.runs.last().is_none_or(|(used, first)| first + (self.used - used) != place) {
            self.runs.push((self.used, place));
        }
        self.used += 1;
    }

    /// Takes the rows of what follows in the file.
    pub(super) fn append(&mut self, next: &Self) {
        self.runs.extend(next.runs.iter().map(|(used, place)| (used + self.used, *place)));
        self.used += next.used;
    }

    /// The place in the file, counted from 1 without the heading, of a used row counted from 0.
    #[must_use]
    pub fn place(&self, row: usize) -> usize {
        let run = self.runs.partition_point(|(used, _)| *used <= row as u64);
        let place = run.checked_sub(1).map_or(row as u64 + 1, |run| self.runs[run].1 + row as u64 - self.runs[run].0);
        usize::try_from(place).unwrap_or(usize::MAX)
    }
}

/// The columns that were asked for, in that order.
#[derive(Debug, Clone)]
pub struct Frame {
    pub(super) columns: Vec<Column>,
    pub(super) count: RowCount,
    pub(super) rows: FileRows,
}

impl Frame {
    /// What became of the file's rows.
    #[must_use]
    pub fn count(&self) -> &RowCount {
        &self.count
    }

    /// Where in the file the rows stand that were used.
    #[must_use]
    pub fn rows(&self) -> &FileRows {
        &self.rows
    }

    /// Takes the numbers, or the days since 1 January 1970, that were asked for at `index`; NaN is missing.
    ///
    /// # Panics
    /// Something else was asked for there.
    pub fn numbers(&mut self, index: usize) -> Vec<f64> {
        match &mut self.columns[index] {
            Column::Numbers(values) => std::mem::take(values),
            other => panic!("numbers were not asked for: {other:?}"),
        }
    }

    /// Takes the truths that were asked for at `index`.
    ///
    /// # Panics
    /// Something else was asked for there.
    pub fn truths(&mut self, index: usize) -> Vec<bool> {
        match &mut self.columns[index] {
            Column::Truths(values) => std::mem::take(values),
            other => panic!("truths were not asked for: {other:?}"),
        }
    }

    /// Takes the keys that were asked for at `index`.
    ///
    /// # Panics
    /// Something else was asked for there.
    pub fn keys(&mut self, index: usize) -> Keys {
        match &mut self.columns[index] {
            Column::Keys(keys) => std::mem::take(keys),
            other => panic!("keys were not asked for: {other:?}"),
        }
    }

    /// Takes the levels that were asked for at `index`.
    ///
    /// # Panics
    /// Something else was asked for there.
    pub fn levels(&mut self, index: usize) -> Levels {
        match &mut self.columns[index] {
            Column::Levels(levels) => std::mem::take(levels),
            other => panic!("levels were not asked for: {other:?}"),
        }
    }
}
