//! The time by which a share has had the event, with limits read off the curve's limits.
//!
//! Brookmeyer & Crowley (1982), Biometrics 38:29. Where the curve is flat at exactly the level sought, the middle of
//! the flat stretch, as R's `quantile.survfit` does.

use super::curve::Curve;
use crate::{Error, Interval};

/// A quantile of the time to event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// The share with the event.
    pub share: f64,
    /// The time by which it is reached; none where follow-up ends first.
    pub time: Option<f64>,
    /// The lower limit of that time.
    pub lower: Option<f64>,
    /// The upper limit of that time.
    pub upper: Option<f64>,
}

/// Two levels closer than this are the same: the square root of the unit in the last place.
const SAME: f64 = 1.490_116_119_384_765_6e-8;

impl Curve {
    /// The time by which `share` (between 0 and 1) has had the event.
    ///
    /// # Errors
    /// A share outside 0…1.
    pub fn quantile(&self, share: f64) -> Result<Quantile, Error> {
        if !(share > 0.0 && share < 1.0) {
            return Err(Error::OutOfRange { what: "the share of a quantile", value: share, from: 0.0, to: 1.0 });
        }
        let limit = |i: usize, pick: fn(Interval) -> f64| self.interval(i).map(pick);
        Ok(Quantile {
            share,
            time: self.first_time_below(1.0 - share, |i| Some(self.survival[i])),
            lower: self.first_time_below(1.0 - share, |i| limit(i, |interval| interval.lower)),
            upper: self.first_time_below(1.0 - share, |i| limit(i, |interval| interval.upper)),
        })
    }

    fn first_time_below(&self, level: f64, value: impl Fn(usize) -> Option<f64>) -> Option<f64> {
        let time = self.table.time();
        let first = (0..time.len()).find(|&i| value(i).is_some_and(|value| value <= level + SAME))?;
        let reached = value(first)?;
        if reached < level - SAME {
            return Some(time[first]);
        }
        let end = (first..time.len()).find(|&i| value(i).is_some_and(|value| value < reached));
        let end = end.map_or(self.table.last_time(), |end| time[end]);
        Some(f64::midpoint(time[first], end))
    }
}
