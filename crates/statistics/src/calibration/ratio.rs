//! Observed over expected: did it happen as often as a model from elsewhere foretold for these people?

use super::{check, events};
use crate::{Error, Interval, Level, proportion::poisson_rate};

/// Observed against expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ObservedExpected {
    /// What happened.
    pub observed: u64,
    /// The sum of probabilities.
    pub expected: f64,
    /// Observed over expected: 1 as foretold, above 1 more often.
    pub ratio: f64,
    /// Its interval: exact Poisson limits of the observed over the expected, which are wide of the mark only where the
    /// outcome is frequent (there they are too wide).
    pub interval: Interval,
}

/// Compares what happened with the sum of probabilities.
///
/// # Errors
/// Columns differ in length or are empty, a value is not a probability, or nothing is expected.
pub fn observed_expected(probabilities: &[f64], outcomes: &[bool], level: Level) -> Result<ObservedExpected, Error> {
    check(probabilities, outcomes)?;
    let (observed, expected) = (events(outcomes), probabilities.iter().sum::<f64>());
    if expected <= 0.0 {
        return Err(Error::OutOfRange {
            what: "sum of probabilities",
            value: expected,
            from: 0.0,
            to: outcomes.len() as f64,
        });
    }
    let rate = poisson_rate(observed, expected, level)?;
    Ok(ObservedExpected { observed, expected, ratio: rate.per_time, interval: rate.interval })
}
