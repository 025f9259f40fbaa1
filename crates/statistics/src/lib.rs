//! The statistics of measurement: proportions, time to event, validity, agreement, effect, disclosure control.
//!
//! Pure functions over columns of numbers: no files, no database, no clock. Every method names its formula's source and is
//! proven against a published number or another implementation's result (`tests/it`).

mod error;

pub use error::Error;
