//! Tables with a caption, a repeated header row and relative column widths.

use super::Inline;

/// A table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// What it shows, printed above it.
    pub(crate) caption: String,
    /// Columns.
    pub(crate) columns: Vec<Column>,
    /// Rows.
    pub(crate) rows: Vec<Row>,
    /// Widths of columns are letters of their longest word.
    pub(crate) in_letters: bool,
}

/// A column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Heading.
    pub(crate) head: String,
    /// Width relative to the other columns.
    pub(crate) width: u32,
    /// Numbers, aligned right.
    pub(crate) number: bool,
}

/// A row; its first cell names it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// Cells, one per column.
    pub(crate) cells: Vec<Cell>,
    /// A sum.
    pub(crate) total: bool,
}

/// A cell: its lines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell(pub(crate) Vec<Inline>);

impl Table {
    /// A table without rows.
    pub(crate) fn new(caption: impl Into<String>, columns: impl IntoIterator<Item = Column>) -> Self {
        Self { caption: caption.into(), columns: columns.into_iter().collect(), rows: Vec::new(), in_letters: false }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.push(cells, false);
    }

    /// Adds a sum.
    pub(crate) fn total(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.push(cells, true);
    }

    fn push(&mut self, cells: impl IntoIterator<Item = Cell>, total: bool) {
        let cells: Vec<Cell> = cells.into_iter().collect();
        assert_eq!(cells.len(), self.columns.len(), "a row of `{}` has one cell per column", self.caption);
        self.rows.push(Row { cells, total });
    }
}

impl Column {
    /// A column of words.
    pub(crate) fn words(head: impl Into<String>, width: u32) -> Self {
        Self { head: head.into(), width, number: false }
    }

    /// A column of numbers.
    pub(crate) fn number(head: impl Into<String>, width: u32) -> Self {
        Self { head: head.into(), width, number: true }
    }
}

impl From<Inline> for Cell {
    fn from(line: Inline) -> Self {
        Self(vec![line])
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self(text.lines().map(Inline::from).collect())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}
