//! The difference between two proportions of different people.

use super::{Proportion, wilson};
use crate::{Error, Interval, Level};

/// One proportion less another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first proportion.
    pub first: Proportion,
    /// The second proportion.
    pub second: Proportion,
    /// First less second.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

/// A share with its interval, however it was estimated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The share.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

/// One share less another of different people, from their intervals alone: the method of variance estimates recovery (Zou
/// and Donner 2008), which squares and adds the distances from each share to its bounds. With Wilson's intervals it is
/// [`newcombe`]; it holds as well for shares estimated as one minus a survival curve.
#[must_use]
pub fn difference(first: Estimate, second: Estimate) -> Estimate {
    let value = first.value - second.value;
    let below = (first.value - first.interval.lower).hypot(second.interval.upper - second.value);
    let above = (first.interval.upper - first.value).hypot(second.value - second.interval.lower);
    Estimate { value, interval: Interval { lower: value - below, upper: value + above } }
}

/// Newcombe's hybrid score interval (Newcombe 1998, method 10): squares and adds the distances from each proportion to its
/// Wilson bounds. Each argument is (count, of).
///
/// # Errors
/// A group is empty, or a count exceeds its total.
pub fn newcombe(first: (u64, u64), second: (u64, u64), level: Level) -> Result<Difference, Error> {
    let (a, b) = (wilson(first.0, first.1, level)?, wilson(second.0, second.1, level)?);
    let [one, other] = [a, b].map(|one| Estimate { value: one.share, interval: one.interval });
    let Estimate { value, interval } = difference(one, other);
    Ok(Difference { first: a, second: b, value, interval })
}
