//! A column that parts the rows into groups, or none.

use statistics::survival::Groups;

use super::Cell;
use crate::file::{Frame, Levels};

/// Groups with their names; one group without a name where no column was given.
pub(super) struct Grouping {
    levels: Option<Levels>,
    rows: usize,
}

impl Grouping {
    pub(super) fn take(frame: &mut Frame, index: Option<usize>, rows: usize) -> Self {
        Self { levels: index.map(|index| frame.levels(index)), rows }
    }

    /// For methods that take groups.
    pub(super) fn groups(&self) -> Result<Groups<'_>, statistics::Error> {
        match &self.levels {
            Some(levels) => Groups::new(&levels.codes, levels.names.len()),
            None => Ok(Groups::one(self.rows)),
        }
    }

    /// How many.
    pub(super) fn count(&self) -> usize {
        self.levels.as_ref().map_or(1, |levels| levels.names.len())
    }

    /// The cell that names a group.
    pub(super) fn name(&self, group: usize) -> Cell {
        self.levels.as_ref().map_or(Cell::Code("everybody"), |levels| Cell::text(&levels.names[group]))
    }
}
