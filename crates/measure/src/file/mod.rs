//! Any CSV or Parquet file as typed columns: only those asked for, in the file's order, missing values counted.

mod cells;
mod column;
mod csv_fault;
mod data_file;
mod error;
mod formula;
mod frame;
mod intern;
mod request;
mod values;

pub use column::{Column, Keys, Levels};
pub use data_file::DataFile;
pub use error::FileError;
pub use frame::{FileRows, Frame, Missing, RowCount};
pub use request::{Kind, Request};
