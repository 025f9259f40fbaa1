//! Calibration in the large and the calibration slope (Cox 1958): a logistic regression of the outcome on the log odds of
//! the probabilities.

use super::check;
use crate::{
    Error, Level,
    distribution::chi_square,
    regression::{Coefficient, Covariate, Errors, logistic},
};

/// How probabilities would have to be bent to be right.
#[derive(Debug, Clone, PartialEq)]
pub struct CalibrationLine {
    /// The intercept with a slope of 1: 0 is right, below 0 the probabilities are too high on the whole.
    pub in_the_large: Coefficient,
    /// The intercept beside the fitted slope.
    pub intercept: Coefficient,
    /// The slope: 1 is right, below 1 high probabilities are too high and low ones too low.
    pub slope: Coefficient,
    /// The likelihood ratio of "intercept 0 and slope 1", on two degrees of freedom.
    pub statistic: f64,
    /// Its p.
    pub p: f64,
}

/// Fits the calibration line.
///
/// # Errors
/// Columns differ in length or are empty, a value is 0, 1 or no probability, probabilities or outcomes do not vary, or
/// the probabilities separate the outcome completely.
pub fn calibration_line(probabilities: &[f64], outcomes: &[bool], level: Level) -> Result<CalibrationLine, Error> {
    check(probabilities, outcomes)?;
    if let Some(&value) = probabilities.iter().find(|p| **p <= 0.0 || **p >= 1.0) {
        return Err(Error::OutOfRange { what: "probability, which needs log odds,", value, from: 0.0, to: 1.0 });
    }
    let log_odds: Vec<f64> = probabilities.iter().map(|p| (p / (1.0 - p)).ln()).collect();
    let mut large = logistic(outcomes, &[], Some(&log_odds), Errors::Model, level)?;
    let slope = Covariate::new("calibration slope", &log_odds);
    let mut line = logistic(outcomes, &[slope], None, Errors::Model, level)?;
    let as_they_are: f64 = probabilities
        .iter()
        .zip(outcomes)
        .map(|(&p, &outcome)| -2.0 * if outcome { p.ln() } else { (-p).ln_1p() })
        .sum();
    let statistic = (as_they_are - line.deviance).max(0.0);
    Ok(CalibrationLine {
        in_the_large: large.coefficients.swap_remove(0),
        slope: line.coefficients.swap_remove(1),
        intercept: line.coefficients.swap_remove(0),
        statistic,
        p: chi_square::survival(2.0, statistic),
    })
}
