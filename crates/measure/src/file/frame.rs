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

/// The columns that were asked for, in that order.
#[derive(Debug, Clone)]
pub struct Frame {
    pub(super) columns: Vec<Column>,
    pub(super) count: RowCount,
}

impl Frame {
    /// What became of the file's rows.
    #[must_use]
    pub fn count(&self) -> &RowCount {
        &self.count
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
