//! A column that parts the rows into groups, or none.

use statistics::survival::Groups;

use crate::file::{Frame, Levels, Request};

/// Requests by what they are for, so that optional columns find their place again.
pub(super) struct Columns {
    requests: Vec<Request>,
}

impl Columns {
    pub(super) fn new() -> Self {
        Self { requests: Vec::new() }
    }

    /// Asks for a column and says where it will be.
    pub(super) fn ask(&mut self, request: Request) -> usize {
        self.requests.push(request);
        self.requests.len() - 1
    }

    /// Asks for a column where one is named.
    pub(super) fn ask_if(&mut self, name: Option<&str>, request: fn(&str) -> Request) -> Option<usize> {
        name.map(|name| self.ask(request(name)))
    }

    pub(super) fn requests(&self) -> &[Request] {
        &self.requests
    }
}

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
    pub(super) fn name(&self, group: usize) -> super::Cell {
        self.levels.as_ref().map_or(super::Cell::Code("everybody"), |levels| super::Cell::text(&levels.names[group]))
    }
}
