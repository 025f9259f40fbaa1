//! The ratio of two adjusted risks, with its interval on the logarithmic scale.

use super::Comparison;
use crate::{Interval, Level};

/// How many times as likely an outcome is among those who took part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RiskRatio {
    /// The ratio.
    pub ratio: f64,
    /// Its interval: exp(log ratio ± z · standard error).
    pub interval: Interval,
}

impl RiskRatio {
    /// The ratio of both means where the outcome is yes or no and both means are above 0.
    pub(super) fn of(comparison: &Comparison, means: [f64; 2], error_of_log: f64, level: Level) -> Option<Self> {
        let [treated, compared] = means;
        let log = (treated / compared).ln();
        (comparison.is_yes_or_no() && treated > 0.0 && compared > 0.0 && error_of_log.is_finite())
            .then(|| Self { ratio: log.exp(), interval: Interval::around(log, error_of_log, level).map(f64::exp) })
    }
}
