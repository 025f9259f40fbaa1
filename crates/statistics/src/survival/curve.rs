//! A survival curve: the share without the event by time, with limits and numbers at risk.

use super::risk_table::RiskTable;
use super::scale::Scale;
use crate::{Interval, Level};

/// The Kaplan–Meier estimate of one group, a value for each time of its risk table.
#[derive(Debug, Clone)]
pub struct Curve {
    pub(super) table: RiskTable,
    pub(super) survival: Vec<f64>,
    /// Greenwood's sum: the variance of the logarithm of `survival`.
    pub(super) log_variance: Vec<f64>,
    pub(super) scale: Scale,
    pub(super) level: Level,
    /// The level's half-width in standard errors.
    pub(super) z: f64,
}

/// A curve's value at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The time asked for, in the unit of the data.
    pub time: f64,
    /// How many were at risk just before it.
    pub at_risk: u32,
    /// Events up to and including it.
    pub events: u64,
    /// Censored up to and including it.
    pub censored: u64,
    /// The probability of no event up to and including it.
    pub survival: f64,
    /// Greenwood's standard error of `survival`.
    pub standard_error: f64,
    /// Its interval; none where `survival` is 0 or 1.
    pub interval: Option<Interval>,
}

impl Curve {
    /// Counts at every time.
    #[must_use]
    pub fn table(&self) -> &RiskTable {
        &self.table
    }

    /// The probability of no event up to and including each time of the table.
    #[must_use]
    pub fn survival(&self) -> &[f64] {
        &self.survival
    }

    /// The standard error at the table's time `index`.
    #[must_use]
    pub fn standard_error(&self, index: usize) -> f64 {
        let survival = self.survival[index];
        if survival > 0.0 { survival * self.log_variance[index].sqrt() } else { 0.0 }
    }

    /// The interval at the table's time `index`; none where the curve is 0 or 1.
    #[must_use]
    pub fn interval(&self, index: usize) -> Option<Interval> {
        self.scale.interval(self.survival[index], self.log_variance[index].sqrt(), self.z)
    }

    /// The value at `time`; none after the end of follow-up, where the data say nothing.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<Point> {
        if time.is_nan() || time < 0.0 || time > self.table.last_time() {
            return None;
        }
        let reached = self.table.time().partition_point(|&t| t <= time);
        let events = (0..reached).map(|i| u64::from(self.table.events_at(i))).sum();
        let censored = self.table.censored()[..reached].iter().map(|&n| u64::from(n)).sum();
        let at_risk = self.table.at_risk_at(time);
        let (survival, standard_error, interval) = match reached.checked_sub(1) {
            Some(last) => (self.survival[last], self.standard_error(last), self.interval(last)),
            None => (1.0, 0.0, None),
        };
        Some(Point { time, at_risk, events, censored, survival, standard_error, interval })
    }
}
