//! The ROC curve: what every possible threshold would catch and whom it would flag for nothing.

use super::order::{Classes, value};
use crate::Error;

/// One threshold: everybody at or above it is flagged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RocPoint {
    /// The lowest score that is flagged; infinity for the point where nobody is.
    pub threshold: f64,
    /// Flagged with the outcome.
    pub true_positives: u64,
    /// Flagged without the outcome.
    pub false_positives: u64,
}

/// Every distinct threshold, from flagging nobody to flagging everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct RocCurve {
    /// Points with falling threshold; one per distinct score and one for "nobody".
    pub points: Vec<RocPoint>,
    /// Rows with the outcome.
    pub positives: u64,
    /// Rows without the outcome.
    pub negatives: u64,
}

/// The ROC curve of a score that is meant to be higher where the outcome happens.
///
/// # Errors
/// Columns differ in length, a score is missing, or fewer than two rows are with or without the outcome.
pub fn roc_curve(scores: &[f64], outcomes: &[bool]) -> Result<RocCurve, Error> {
    let classes = Classes::sorted(scores, outcomes)?;
    let mut levels = Vec::new();
    classes.each_level(|key, with, without| levels.push((value(key), with, without)));
    let mut points = Vec::with_capacity(levels.len() + 1);
    let mut point = RocPoint { threshold: f64::INFINITY, true_positives: 0, false_positives: 0 };
    points.push(point);
    for (threshold, with, without) in levels.into_iter().rev() {
        point = RocPoint {
            threshold,
            true_positives: point.true_positives + with,
            false_positives: point.false_positives + without,
        };
        points.push(point);
    }
    Ok(RocCurve { points, positives: classes.positive.len() as u64, negatives: classes.negative.len() as u64 })
}

impl RocCurve {
    /// The share of those with the outcome whom the point flags.
    #[must_use]
    pub fn sensitivity(&self, point: &RocPoint) -> f64 {
        point.true_positives as f64 / self.positives as f64
    }

    /// The share of those without the outcome whom the point leaves alone.
    #[must_use]
    pub fn specificity(&self, point: &RocPoint) -> f64 {
        1.0 - self.false_positive_rate(point)
    }

    /// The share of those without the outcome whom the point flags.
    #[must_use]
    pub fn false_positive_rate(&self, point: &RocPoint) -> f64 {
        point.false_positives as f64 / self.negatives as f64
    }
}
