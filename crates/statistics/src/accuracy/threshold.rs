//! Where to cut a score.

use super::{RocCurve, RocPoint};
use crate::Error;

/// What "best" means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Criterion {
    /// The most sensitivity + specificity - 1 (Youden 1950).
    Youden,
    /// The least distance to the corner where both rates are 1.
    ClosestToCorner,
    /// The most sensitivity + (1 - prevalence) / (cost · prevalence) · specificity (Perkins & Schisterman 2006).
    Cost {
        /// How many times worse it is to miss a person than to flag one for nothing.
        of_missing: f64,
        /// The share with the outcome where the threshold will be used.
        prevalence: f64,
    },
}

/// A threshold and its rates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BestThreshold {
    /// Flag everybody at or above the threshold.
    pub point: RocPoint,
    /// The share of those with the outcome whom it flags.
    pub sensitivity: f64,
    /// The share of those without the outcome whom it leaves alone.
    pub specificity: f64,
}

impl RocCurve {
    /// All thresholds that are best by the criterion (several where they tie), from the highest.
    ///
    /// # Errors
    /// A cost that is not positive or a prevalence that is not strictly between 0 and 1.
    pub fn best_thresholds(&self, criterion: Criterion) -> Result<Vec<BestThreshold>, Error> {
        let weight = match criterion {
            Criterion::Cost { of_missing, prevalence } => {
                if of_missing <= 0.0 || !of_missing.is_finite() {
                    return Err(Error::OutOfRange {
                        what: "cost of missing a person",
                        value: of_missing,
                        from: 0.0,
                        to: f64::INFINITY,
                    });
                }
                if prevalence <= 0.0 || prevalence >= 1.0 || prevalence.is_nan() {
                    return Err(Error::OutOfRange { what: "prevalence", value: prevalence, from: 0.0, to: 1.0 });
                }
                (1.0 - prevalence) / (of_missing * prevalence)
            }
            Criterion::Youden | Criterion::ClosestToCorner => 1.0,
        };
        let merit = |point: &RocPoint| {
            let (sensitivity, specificity) = (self.sensitivity(point), self.specificity(point));
            match criterion {
                Criterion::ClosestToCorner => -((1.0 - sensitivity).powi(2) + (1.0 - specificity).powi(2)),
                Criterion::Youden | Criterion::Cost { .. } => sensitivity + weight * specificity,
            }
        };
        let best = self.points.iter().map(merit).fold(f64::NEG_INFINITY, f64::max);
        Ok(self
            .points
            .iter()
            .filter(|point| best - merit(point) <= 1e-12)
            .map(|&point| BestThreshold {
                point,
                sensitivity: self.sensitivity(&point),
                specificity: self.specificity(&point),
            })
            .collect())
    }
}
