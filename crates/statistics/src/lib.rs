//! The statistics of measurement: proportions, time to event, validity, agreement, effect, disclosure control.
//!
//! Pure functions over columns of numbers: no files, no database, no clock. Every method names its formula's source and is
//! proven against a published number or another implementation's result (`tests/it`).

#![expect(
    clippy::cast_precision_loss,
    clippy::many_single_char_names,
    reason = "counts stay far below 2^53; formulas keep the letters of their papers"
)]

pub mod accuracy;
pub mod agreement;
pub mod calibration;
pub mod cox;
pub mod disclosure;
pub mod distribution;
pub mod effect;
mod error;
pub mod index;
mod interval;
pub mod linear;
mod mean;
pub mod proportion;
mod quantile;
pub mod regression;
pub mod reliability;
pub mod survival;
mod threads;

pub use error::Error;
pub use interval::{Interval, Level};
pub use mean::{Mean, mean};
pub use quantile::quantile;
