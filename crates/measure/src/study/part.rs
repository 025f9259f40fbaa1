//! The tables a study answers with: fixed names, so that programs and both languages can rely on them.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// The head of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// Name: `curve`, `coefficients`.
    pub name: &'static str,
    /// Names of its columns.
    pub columns: &'static [&'static str],
    /// It may have as many rows as the data, so it is not printed for people.
    pub long: bool,
}

impl Shape {
    /// A table that people read.
    pub(super) const fn of(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, long: false }
    }

    /// A table that programs read.
    pub(super) const fn long(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, long: true }
    }

    /// The place of a column.
    ///
    /// # Panics
    /// The shape has no such column.
    #[must_use]
    pub fn place(&self, column: &str) -> usize {
        self.columns
            .iter()
            .position(|name| *name == column)
            .unwrap_or_else(|| panic!("`{}` has no column `{column}`", self.name))
    }
}

/// One value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// No value.
    Nothing,
    /// A value about too few people to be shown.
    Hidden,
    /// A count.
    Count(u64),
    /// A number.
    Number(f64),
    /// A part of one, shown to people as a percentage.
    Share(f64),
    /// A part of one less another, shown to people in percentage points.
    Points(f64),
    /// A probability of data as extreme by chance.
    P(f64),
    /// Words of the data: a group, a column.
    Text(String),
    /// A name of ours, with words in every language.
    Code(&'static str),
}

impl Cell {
    /// A number, where there is one.
    pub(super) fn number(value: impl Into<Option<f64>>) -> Self {
        value.into().map_or(Self::Nothing, Self::Number)
    }

    /// A share, where there is one.
    pub(super) fn share(value: impl Into<Option<f64>>) -> Self {
        value.into().map_or(Self::Nothing, Self::Share)
    }

    /// A difference of shares, where there is one.
    pub(super) fn points(value: impl Into<Option<f64>>) -> Self {
        value.into().map_or(Self::Nothing, Self::Points)
    }

    /// A count of things in memory.
    pub(super) fn count(value: usize) -> Self {
        Self::Count(value as u64)
    }

    /// A text.
    pub(super) fn text(value: &str) -> Self {
        Self::Text(value.to_owned())
    }

    /// The number in it, whatever it counts.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
            Self::Count(count) => Some(*count as f64),
            Self::Number(value) | Self::Share(value) | Self::Points(value) | Self::P(value) => Some(*value),
            Self::Nothing | Self::Hidden | Self::Text(_) | Self::Code(_) => None,
        }
    }

    /// The text in it, where it is one.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Code(code) => code,
            _ => "",
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing | Self::Hidden => serializer.serialize_none(),
            Self::Count(count) => serializer.serialize_u64(*count),
            // Adding 0 makes −0 a plain 0.
            Self::Number(value) | Self::Share(value) | Self::Points(value) | Self::P(value) => {
                serializer.serialize_f64(*value + 0.0)
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::Code(code) => serializer.serialize_str(code),
        }
    }
}

/// A filled table.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its head.
    pub shape: &'static Shape,
    /// Its rows, one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

impl Part {
    /// An empty table.
    pub(super) fn new(shape: &'static Shape) -> Self {
        Self { shape, rows: Vec::new() }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: Vec<Cell>) {
        assert_eq!(row.len(), self.shape.columns.len(), "a row of `{}` has a cell for each column", self.shape.name);
        self.rows.push(row);
    }

    /// The values of a column.
    pub fn column(&self, name: &str) -> impl Iterator<Item = &Cell> {
        let place = self.shape.place(name);
        self.rows.iter().map(move |row| &row[place])
    }
}

struct Row<'a>(&'a Shape, &'a [Cell]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.1.len()))?;
        for (name, cell) in self.0.columns.iter().zip(self.1) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|row| Row(self.shape, row)))
    }
}
