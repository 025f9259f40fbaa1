//! Whether predicted probabilities are right: of a hundred people with 30 %, does it happen to thirty?

mod bins;
mod brier;
mod hosmer_lemeshow;
mod line;
mod ratio;

pub use bins::{Bin, by_level, by_quantile, falling};
pub use brier::{Brier, brier};
pub use hosmer_lemeshow::{HosmerLemeshow, hosmer_lemeshow};
pub use line::{CalibrationLine, calibration_line};
pub use ratio::{ObservedExpected, observed_expected};

use crate::Error;

/// Refuses columns that do not fit and values that are no probabilities.
fn check(probabilities: &[f64], outcomes: &[bool]) -> Result<(), Error> {
    Error::same_length("probabilities", probabilities.len(), "outcomes", outcomes.len())?;
    Error::not_empty("calibration", outcomes.len())?;
    Error::all_numbers("probability", probabilities)?;
    match probabilities.iter().find(|p| !(0.0..=1.0).contains(*p)) {
        Some(&value) => Err(Error::OutOfRange { what: "probability", value, from: 0.0, to: 1.0 }),
        None => Ok(()),
    }
}

/// Those to whom it happened.
fn events(outcomes: &[bool]) -> u64 {
    outcomes.iter().filter(|&&outcome| outcome).count() as u64
}
