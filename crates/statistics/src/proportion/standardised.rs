//! A rate as it would be if the group were made up like a standard population (direct standardisation).
//!
//! The interval is the gamma interval of Fay & Feuer (1997), which keeps its level with few events, where the normal one
//! does not.

use crate::{Error, Interval, Level, distribution::gamma};

/// A directly standardised rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standardised {
    /// Events per person (or unit of time) as they are.
    pub crude: f64,
    /// Events per person with the standard's make-up.
    pub rate: f64,
    /// Variance of the standardised rate.
    pub variance: f64,
    /// Its gamma interval.
    pub interval: Interval,
}

/// Directly standardises: events and people (or time) per stratum, and how many of the stratum the standard has.
///
/// # Errors
/// Columns differ in length, a stratum of the standard has nobody in the group, or nothing happened at all.
pub fn direct(events: &[u64], people: &[f64], standard: &[f64], level: Level) -> Result<Standardised, Error> {
    Error::same_length("events", events.len(), "people", people.len())?;
    Error::same_length("events", events.len(), "standard population", standard.len())?;
    Error::not_empty("a standardised rate", events.len())?;
    let total: f64 = standard.iter().sum();
    if total <= 0.0 || total.is_nan() {
        return Err(Error::Empty { what: "a standard population" });
    }
    let (mut rate, mut variance, mut widest) = (0.0, 0.0, 0.0_f64);
    for (stratum, ((&count, &people), &weight)) in events.iter().zip(people).zip(standard).enumerate() {
        if weight == 0.0 {
            continue;
        }
        if people <= 0.0 || people.is_nan() || weight < 0.0 || weight.is_nan() {
            return Err(Error::EmptyGroup { group: u32::try_from(stratum).unwrap_or(u32::MAX) });
        }
        let per_event = weight / total / people;
        rate += per_event * count as f64;
        variance += per_event * per_event * count as f64;
        widest = widest.max(per_event);
    }
    let tail = level.tail();
    // Fay & Feuer: gamma with the mean and variance of the rate, the upper one as if one more event had happened where it
    // weighs most.
    let quantile = |p: f64, mean: f64, variance: f64| gamma::quantile(mean * mean / variance, p) * variance / mean;
    let interval = Interval {
        lower: if rate == 0.0 { 0.0 } else { quantile(tail, rate, variance) },
        upper: quantile(1.0 - tail, rate + widest, variance + widest * widest),
    };
    let crude = events.iter().sum::<u64>() as f64 / people.iter().sum::<f64>();
    Ok(Standardised { crude, rate, variance, interval })
}
