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

/// Newcombe's hybrid score interval (Newcombe 1998, method 10): squares and adds the distances from each proportion to its
/// Wilson bounds. Each argument is (count, of).
///
/// # Errors
/// A group is empty, or a count exceeds its total.
pub fn newcombe(first: (u64, u64), second: (u64, u64), level: Level) -> Result<Difference, Error> {
    let (a, b) = (wilson(first.0, first.1, level)?, wilson(second.0, second.1, level)?);
    let value = a.share - b.share;
    let below = (a.share - a.interval.lower).hypot(b.interval.upper - b.share);
    let above = (a.interval.upper - a.share).hypot(b.share - b.interval.lower);
    let interval = Interval { lower: value - below, upper: value + above };
    Ok(Difference { first: a, second: b, value, interval })
}
