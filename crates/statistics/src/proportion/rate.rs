//! Events per time at risk.

use crate::{
    Error, Interval, Level,
    distribution::{beta, binomial, gamma},
};

/// Events over time at risk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// The events.
    pub events: u64,
    /// The time they happened in, in any unit.
    pub time: f64,
    /// Events per unit of time.
    pub per_time: f64,
    /// The exact interval.
    pub interval: Interval,
}

/// Two rates compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRatio {
    /// First rate over second.
    pub ratio: f64,
    /// The exact interval; the upper bound is infinite where the second group has no events.
    pub interval: Interval,
    /// Two-sided, exact, of the rates being equal.
    pub p: f64,
}

/// A Poisson rate with Garwood's (1936) exact interval.
///
/// # Errors
/// The time is not positive.
pub fn poisson_rate(events: u64, time: f64, level: Level) -> Result<Rate, Error> {
    positive(time)?;
    let x = events as f64;
    let tail = level.tail();
    let lower = if events == 0 { 0.0 } else { gamma::quantile(x, tail) };
    let upper = gamma::upper_quantile(x + 1.0, tail);
    Ok(Rate { events, time, per_time: x / time, interval: Interval { lower: lower / time, upper: upper / time } })
}

/// The ratio of two Poisson rates, exact given the sum of events (Przyborowski & Wilenski 1940): the first group's events
/// are then binomial. Each argument is (events, time).
///
/// # Errors
/// A time is not positive, or nothing happened in either group.
pub fn rate_ratio(first: (u64, f64), second: (u64, f64), level: Level) -> Result<RateRatio, Error> {
    positive(first.1)?;
    positive(second.1)?;
    let total = first.0 + second.0;
    if total == 0 {
        return Err(Error::Empty { what: "a ratio of rates" });
    }
    let (a, b) = (first.0 as f64, second.0 as f64);
    let tail = level.tail();
    let odds = |share: f64| share / (1.0 - share) * second.1 / first.1;
    let interval = Interval {
        lower: if first.0 == 0 { 0.0 } else { odds(beta::quantile(a, b + 1.0, tail)) },
        upper: if second.0 == 0 { f64::INFINITY } else { odds(beta::upper_quantile(a + 1.0, b, tail)) },
    };
    let share = first.1 / (first.1 + second.1);
    let ratio = if second.0 == 0 { f64::INFINITY } else { (a / first.1) / (b / second.1) };
    Ok(RateRatio { ratio, interval, p: two_sided(first.0, total, share) })
}

/// The chance of every count that is no likelier than the one seen, as R's `binom.test` has it.
fn two_sided(count: u64, of: u64, share: f64) -> f64 {
    let seen = binomial::probability(count, of, share);
    let limit = seen * (1.0 + 1e-7);
    let p: f64 = (0..=of).map(|other| binomial::probability(other, of, share)).filter(|&chance| chance <= limit).sum();
    p.min(1.0)
}

fn positive(time: f64) -> Result<(), Error> {
    if time > 0.0 && time.is_finite() {
        Ok(())
    } else {
        Err(Error::OutOfRange { what: "time at risk", value: time, from: 0.0, to: f64::INFINITY })
    }
}
