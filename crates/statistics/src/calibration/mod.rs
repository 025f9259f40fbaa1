//! Whether predicted probabilities are right: of a hundred people with 30 %, does it happen to thirty?

mod bins;
mod brier;
mod drift;
mod hosmer_lemeshow;
mod line;
mod ratio;
mod steps;

pub use bins::{Bin, by_level, by_quantile, by_size, falling};
pub use brier::{Brier, brier};
pub use drift::{Drift, LikelihoodRatio, drift};
pub use hosmer_lemeshow::{HosmerLemeshow, hosmer_lemeshow};
pub use line::{CalibrationLine, calibration_line};
pub use ratio::{ObservedExpected, observed_expected};
pub use steps::{Step, steps};

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

/// Refuses columns that do not fit and scores that are missing.
fn check_scores(scores: &[f64], outcomes: &[bool]) -> Result<(), Error> {
    Error::same_length("scores", scores.len(), "outcomes", outcomes.len())?;
    Error::not_empty("calibration", outcomes.len())?;
    Error::all_numbers("score", scores)
}

/// Those to whom it happened.
fn events(outcomes: &[bool]) -> u64 {
    outcomes.iter().filter(|&&outcome| outcome).count() as u64
}
