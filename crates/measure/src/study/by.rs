//! Everybody, and then the groups of one column after another.

use super::Cell;
use super::columns::Columns;
use crate::file::{Frame, Levels, Request};

/// Columns to break down by.
pub(super) struct By {
    columns: Vec<(String, Levels)>,
    rows: usize,
}

/// Rows that belong together.
pub(super) struct Group {
    /// The column; nothing for everybody.
    pub(super) by: Cell,
    /// Its value.
    pub(super) name: Cell,
    /// Places of the rows.
    pub(super) rows: Vec<usize>,
}

impl By {
    /// Asks for the columns.
    pub(super) fn ask(names: &[String], columns: &mut Columns) -> Vec<usize> {
        names.iter().map(|name| columns.ask(Request::levels(name))).collect()
    }

    /// Takes them from a frame of so many rows.
    pub(super) fn take(names: &[String], places: &[usize], frame: &mut Frame, rows: usize) -> Self {
        let columns = names.iter().zip(places).map(|(name, place)| (name.clone(), frame.levels(*place)));
        Self { columns: columns.collect(), rows }
    }

    /// The same groups of the rows that are kept; those left without any are gone.
    pub(super) fn groups_of(&self, keep: impl Fn(usize) -> bool) -> Vec<Group> {
        let mut groups = self.groups();
        for group in &mut groups {
            group.rows.retain(|row| keep(*row));
        }
        groups.retain(|group| !group.rows.is_empty());
        groups
    }

    /// Everybody first; those without a value last in each column.
    pub(super) fn groups(&self) -> Vec<Group> {
        let everybody = Group { by: Cell::Nothing, name: Cell::Code("everybody"), rows: (0..self.rows).collect() };
        let mut groups = vec![everybody];
        for (column, levels) in &self.columns {
            let mut rows = vec![Vec::new(); levels.names.len() + 1];
            for (row, code) in levels.codes.iter().enumerate() {
                rows[usize::try_from(*code).map_or(levels.names.len(), |code| code.min(levels.names.len()))].push(row);
            }
            let name = |at: usize| levels.names.get(at).map_or(Cell::Code("missing"), |name| Cell::text(name));
            let filled = rows.into_iter().enumerate().filter(|(_, rows)| !rows.is_empty());
            groups.extend(filled.map(|(at, rows)| Group { by: Cell::text(column), name: name(at), rows }));
        }
        groups
    }
}
