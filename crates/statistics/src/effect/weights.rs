//! Weights that make both groups alike.

use super::{Comparison, Estimand};
use crate::Error;

/// Where weights come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weighting {
    /// From the propensity score: inverse probabilities, or overlap weights for [`Estimand::Ato`] (Li, Morgan & Zaslavsky
    /// 2018).
    Propensity,
    /// Entropy balancing (Hainmueller 2012).
    Entropy,
}

impl Estimand {
    /// The weight of a row with chance `e` of taking part, and its derivative by the log odds of `e`.
    pub(super) fn weight(self, treated: bool, e: f64) -> (f64, f64) {
        match (self, treated) {
            (Self::Ate, true) => (1.0 / e, -(1.0 - e) / e),
            (Self::Ate, false) => (1.0 / (1.0 - e), e / (1.0 - e)),
            (Self::Att, true) => (1.0, 0.0),
            (Self::Att, false) => (e / (1.0 - e), e / (1.0 - e)),
            (Self::Ato, true) => (1.0 - e, -e * (1.0 - e)),
            (Self::Ato, false) => (e, e * (1.0 - e)),
        }
    }

    /// The weight of every row.
    ///
    /// # Errors
    /// The propensity is not strictly between 0 and 1, or columns differ in length.
    pub fn weights(self, comparison: &Comparison, propensity: &[f64]) -> Result<Vec<f64>, Error> {
        Error::same_length("outcome", comparison.rows(), "propensity", propensity.len())?;
        if let Some(&value) = propensity.iter().find(|e| !(**e > 0.0 && **e < 1.0)) {
            return Err(Error::OutOfRange { what: "propensity", value, from: 0.0, to: 1.0 });
        }
        Ok(comparison.treated().iter().zip(propensity).map(|(&treated, &e)| self.weight(treated, e).0).collect())
    }
}

/// Kish's (1965) effective sample size: so many equally weighted rows would be as sure.
#[must_use]
pub fn effective_size(weights: impl IntoIterator<Item = f64>) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for weight in weights {
        sum += weight;
        squares += weight * weight;
    }
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}
