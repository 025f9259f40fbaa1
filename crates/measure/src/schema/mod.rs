//! The snapshot's tables and columns: the one place that says what indicator SQL may read.
//!
//! `docs/SNAPSHOT.md` is generated from here. Keys end in `_key` and are pseudonyms, keyed per snapshot purpose; ids of
//! organisations, units, places, activity types and code lists stay readable, since they name no person.

mod casework;
mod markdown;
mod tables;

use datafusion::arrow::datatypes::{DataType, Field, Schema};

pub use markdown::markdown;
pub use tables::TABLES;

/// A table of the snapshot.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Name in SQL.
    pub name: &'static str,
    /// What one row is.
    pub row: &'static str,
    /// Columns in order.
    pub columns: &'static [Column],
}

/// A column of a snapshot table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Name in SQL.
    pub name: &'static str,
    /// Type.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// What it says, with units.
    pub doc: &'static str,
}

/// Column types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// UTF-8 text: codes, ids, keys.
    Text,
    /// Calendar day.
    Date,
    /// True or false.
    Bool,
    /// Whole number.
    Int,
    /// Number with fraction; measured values from outside only.
    Float,
}

/// The table with this name.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

impl Table {
    /// The column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Its columns as Arrow and Parquet have them.
    #[must_use]
    pub fn arrow(&self) -> Schema {
        let field = |column: &Column| Field::new(column.name, column.kind.arrow(), column.nullable);
        Schema::new(self.columns.iter().map(field).collect::<Vec<_>>())
    }
}

impl Kind {
    /// Its Arrow type.
    #[must_use]
    pub fn arrow(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Date => DataType::Date32,
            Self::Bool => DataType::Boolean,
            Self::Int => DataType::Int64,
            Self::Float => DataType::Float64,
        }
    }

    /// Its name in SQL.
    #[must_use]
    pub fn sql(self) -> &'static str {
        match self {
            Self::Text => "varchar",
            Self::Date => "date",
            Self::Bool => "boolean",
            Self::Int => "bigint",
            Self::Float => "double",
        }
    }
}
