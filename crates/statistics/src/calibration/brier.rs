//! The mean squared error of probabilities (Brier 1950), and Spiegelhalter's (1986) test that it is what they promise.

use super::{check, events};
use crate::{Error, distribution::normal};

/// The Brier score and what it is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Brier {
    /// Mean squared distance of probability and outcome: 0 is perfect.
    pub score: f64,
    /// The score of giving everybody the share that happened.
    pub of_prevalence: f64,
    /// 1 - score / score of the prevalence: 0 is no better than the prevalence, 1 is perfect; none where the outcome does
    /// not vary.
    pub scaled: Option<f64>,
    /// Spiegelhalter's z: how far the score is from what right probabilities would have.
    pub z: f64,
    /// Two-sided, of the probabilities being right.
    pub p: f64,
}

/// The Brier score of probabilities.
///
/// # Errors
/// Columns differ in length or are empty, a value is not a probability, or all are 0, ½ or 1, where the test knows nothing.
pub fn brier(probabilities: &[f64], outcomes: &[bool]) -> Result<Brier, Error> {
    check(probabilities, outcomes)?;
    let n = outcomes.len() as f64;
    let (mut sum, mut excess, mut variance) = (0.0, 0.0, 0.0);
    for (p, &outcome) in probabilities.iter().zip(outcomes) {
        let y = f64::from(u8::from(outcome));
        sum += (y - p).powi(2);
        excess += (y - p) * (1.0 - 2.0 * p);
        variance += (1.0 - 2.0 * p).powi(2) * p * (1.0 - p);
    }
    if variance == 0.0 {
        return Err(Error::NoVariation { what: "what the probabilities leave open" });
    }
    let share = events(outcomes) as f64 / n;
    let (score, of_prevalence) = (sum / n, share * (1.0 - share));
    let z = excess / variance.sqrt();
    let scaled = (of_prevalence > 0.0).then(|| 1.0 - score / of_prevalence);
    Ok(Brier { score, of_prevalence, scaled, z, p: normal::two_sided(z) })
}
