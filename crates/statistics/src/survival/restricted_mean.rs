//! The mean time without the event within a horizon: the area under the curve.
//!
//! Irwin (1949); Klein & Moeschberger, *Survival Analysis*, 2nd ed., 4.5: var = Σ A(tᵢ)² dᵢ/(nᵢ(nᵢ−dᵢ)), where A(tᵢ) is
//! the area between tᵢ and the horizon. Royston & Parmar (2013) for its difference as a measure of effect.

use super::curve::Curve;
use crate::distribution::normal;
use crate::{Error, Interval, Level};

/// A restricted mean, in the unit of the data's times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RestrictedMean {
    /// The horizon.
    pub horizon: f64,
    /// The mean time without the event up to the horizon.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its interval at the curve's level.
    pub interval: Interval,
    level: Level,
}

/// The difference between two restricted means of one horizon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// First less second, in the unit of the data's times.
    pub estimate: f64,
    /// Its standard error: the groups are independent.
    pub standard_error: f64,
    /// Its interval at the first curve's level.
    pub interval: Interval,
    /// The two-sided probability of a difference as large where there is none.
    pub p_value: f64,
}

impl Curve {
    /// The mean time without the event up to `horizon`.
    ///
    /// # Errors
    /// A horizon that is not positive, or lies beyond this group's follow-up while somebody is still without the event.
    pub fn restricted_mean(&self, horizon: f64) -> Result<RestrictedMean, Error> {
        let last = self.table.last_time();
        let ended = self.survival.last().is_some_and(|&survival| survival == 0.0);
        if horizon.is_nan() || horizon <= 0.0 || (horizon > last && !ended) {
            return Err(Error::BeyondFollowUp { asked: horizon, last });
        }
        let time = self.table.time();
        let within = time.partition_point(|&t| t <= horizon);
        let (mut area, mut variance, mut until) = (0.0, 0.0, horizon);
        for i in (0..within).rev() {
            area += self.survival[i] * (until - time[i]);
            until = time[i];
            let (events, at_risk) = (f64::from(self.table.events_at(i)), f64::from(self.table.at_risk()[i]));
            if events > 0.0 && at_risk > events {
                variance += area * area * events / (at_risk * (at_risk - events));
            }
        }
        let (mean, standard_error) = (area + until, f64::sqrt(variance));
        let interval = Interval::around(mean, standard_error, self.level);
        Ok(RestrictedMean { horizon, mean, standard_error, interval, level: self.level })
    }
}

impl RestrictedMean {
    /// How much longer this group's mean is than another's of the same horizon.
    ///
    /// # Errors
    /// Means of different horizons.
    pub fn less(&self, other: &Self) -> Result<Difference, Error> {
        if self.horizon.to_bits() != other.horizon.to_bits() {
            let (first, second) = (self.horizon, other.horizon);
            return Err(Error::DifferentHorizons { first, second });
        }
        let estimate = self.mean - other.mean;
        let standard_error = self.standard_error.hypot(other.standard_error);
        let interval = Interval::around(estimate, standard_error, self.level);
        let p_value = normal::two_sided(estimate / standard_error);
        Ok(Difference { estimate, standard_error, interval, p_value })
    }
}
