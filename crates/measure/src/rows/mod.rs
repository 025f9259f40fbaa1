//! Rows of snapshot tables in memory: built value by value, sorted, written to and read from Parquet and CSV.

mod builder;
mod csv;
mod file;
mod order;
mod value;

pub(crate) use builder::Rows;
pub(crate) use csv::{CsvProblem, from_csv};
pub(crate) use file::{hash_of, read, write};
pub(crate) use value::{Value, date, days};
