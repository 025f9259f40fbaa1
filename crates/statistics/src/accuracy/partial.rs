//! The part of the area under the ROC curve where a service would really work, such as specificity from 0.9 to 1.
//!
//! Trapezoids between interpolated bounds; the correction to a scale where 0.5 says nothing and 1 is perfect is
//! `McClish` (1989).

use super::RocCurve;
use crate::Error;

/// Which of the two rates the bounds are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Bounds of the specificity (area under the curve).
    Specificity,
    /// Bounds of the sensitivity (area beside the curve).
    Sensitivity,
}

/// A part of the area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartialAuc {
    /// The area itself, at most `to - from`.
    pub area: f64,
    /// `McClish`'s corrected area: 0.5 says nothing, 1 is perfect.
    pub corrected: f64,
}

impl RocCurve {
    /// The area where the rate in focus lies between `from` and `to`.
    ///
    /// # Errors
    /// The bounds are not two rates in rising order.
    pub fn partial(&self, focus: Focus, from: f64, to: f64) -> Result<PartialAuc, Error> {
        for value in [from, to] {
            if !(0.0..=1.0).contains(&value) {
                return Err(Error::OutOfRange { what: "bound of the partial area", value, from: 0.0, to: 1.0 });
            }
        }
        if from >= to {
            return Err(Error::OutOfRange { what: "lower bound of the partial area", value: from, from: 0.0, to });
        }
        // Both readings walk along a rising rate: 1 - specificity upward, or sensitivity upward with height specificity.
        let (bounds, curve): ((f64, f64), Vec<(f64, f64)>) = match focus {
            Focus::Specificity => (
                (1.0 - to, 1.0 - from),
                self.points.iter().map(|p| (self.false_positive_rate(p), self.sensitivity(p))).collect(),
            ),
            Focus::Sensitivity => {
                ((from, to), self.points.iter().map(|p| (self.sensitivity(p), self.specificity(p))).collect())
            }
        };
        let area = area_between(&curve, bounds);
        let chance = match focus {
            Focus::Specificity => (bounds.1.powi(2) - bounds.0.powi(2)) / 2.0,
            Focus::Sensitivity => (to - from) - (to * to - from * from) / 2.0,
        };
        let corrected = f64::midpoint(1.0, (area - chance) / ((to - from) - chance));
        Ok(PartialAuc { area, corrected })
    }
}

/// The area under a polyline with rising x between two bounds.
fn area_between(curve: &[(f64, f64)], (from, to): (f64, f64)) -> f64 {
    let mut area = 0.0;
    for pair in curve.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let (left, right) = (x0.max(from), x1.min(to));
        if right <= left {
            continue;
        }
        let at = |x: f64| y0 + (y1 - y0) * (x - x0) / (x1 - x0);
        area += (right - left) * f64::midpoint(at(left), at(right));
    }
    area
}
