//! Reading files into the record: all of a file or nothing, every wrong row named.

mod fault;
mod field;
mod kind;
mod mapping;
mod row;
mod table;
mod write;

pub use kind::Kind;
pub use write::{Outcome, import};
