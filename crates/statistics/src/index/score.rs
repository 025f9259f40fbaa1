//! The index of one person or unit.

use super::{Joining, Model};
use crate::Error;

/// A score and what it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The index, from 0 to 1; none where too little is known.
    pub value: Option<f64>,
    /// The share of the weight that is known.
    pub known: f64,
    /// Each dimension from 0 to 1; none where unknown.
    pub parts: Vec<Option<f64>>,
}

impl Model {
    /// Scores one person or unit: a value per dimension in the model's order, none where unknown. Unknown dimensions leave
    /// their weight to the known ones, as long as the least known weight is reached; nothing is imputed.
    ///
    /// # Errors
    /// The model is wrong, values do not fit the dimensions, or a value is out of its range.
    pub fn score(&self, values: &[Option<f64>]) -> Result<Score, Error> {
        self.check()?;
        Error::same_length("dimensions", self.dimensions.len(), "values", values.len())?;
        let parts = self
            .dimensions
            .iter()
            .zip(values)
            .map(|(dimension, value)| value.map(|value| dimension.transform.apply(value)).transpose())
            .collect::<Result<Vec<_>, _>>()?;
        Ok(self.joined(parts, &self.weights()))
    }

    /// Joins dimensions already on the scale from 0 to 1.
    pub(super) fn joined(&self, parts: Vec<Option<f64>>, weights: &[f64]) -> Score {
        let known: f64 = parts.iter().zip(weights).filter(|(part, _)| part.is_some()).map(|(_, weight)| weight).sum();
        // A sum of weights such as 0.1 and 0.6 may fall short of 0.7 by its last digit.
        let enough = known > 0.0 && known >= self.minimum_known - 1e-12;
        let value = enough.then(|| self.mean(&parts, weights, known));
        Score { value, known, parts }
    }

    /// The mean of the known parts, whatever their weight; `known` is the sum of theirs.
    pub(super) fn mean(&self, parts: &[Option<f64>], weights: &[f64], known: f64) -> f64 {
        let pairs = parts.iter().zip(weights).filter_map(|(part, weight)| part.map(|part| (part, weight)));
        // Logarithm of nothing, weighed with nothing, would be no number.
        let pairs = pairs.filter(|(_, weight)| **weight > 0.0);
        match self.joining {
            Joining::Arithmetic => pairs.map(|(part, weight)| part * weight).sum::<f64>() / known,
            Joining::Geometric => (pairs.map(|(part, weight)| part.ln() * weight).sum::<f64>() / known).exp(),
        }
    }
}
