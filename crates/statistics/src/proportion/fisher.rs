//! Fisher's exact test of a 2 × 2 table (Fisher 1935), with the conditional odds ratio and its exact interval.
//!
//! Given its margins, the first cell follows Fisher's noncentral hypergeometric distribution. Its weights are built from
//! the lowest by ratios, so no factorial is ever taken. Bounds are solved to the last digits; R's `fisher.test`
//! stops its search at 1e-4.

use crate::{Error, Interval, Level};

/// The exact test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fisher {
    /// Two-sided: the chance of every table that is no likelier than the one seen.
    pub p: f64,
    /// One-sided: the chance of a first cell as small as the one seen, or smaller.
    pub p_less: f64,
    /// The conditional maximum-likelihood odds ratio; 0 or infinite where the table is at the edge of its margins.
    pub odds_ratio: f64,
    /// Its exact interval.
    pub interval: Interval,
}

/// Tests the table `[[a, b], [c, d]]`.
///
/// # Errors
/// A row or column is empty, so that the margins leave one table only.
pub fn fisher(table: [[u64; 2]; 2], level: Level) -> Result<Fisher, Error> {
    let [[a, b], [c, d]] = table;
    if a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0 {
        return Err(Error::NoVariation { what: "the table's rows or columns" });
    }
    let given = Margins::new(a, b, c, d);
    let at = (given.lowest..a).count();
    let last = given.log_weights.len() - 1;
    let weights = given.weights(0.0);
    let total: f64 = weights.iter().sum();
    let limit = weights[at] * (1.0 + 1e-7);
    let p = (weights.iter().filter(|&&weight| weight <= limit).sum::<f64>() / total).min(1.0);
    let p_less = (weights[..=at].iter().sum::<f64>() / total).min(1.0);
    let odds_ratio = match at {
        0 => 0.0,
        _ if at == last => f64::INFINITY,
        _ => solve(|log_odds| given.mean(log_odds) - position(at)).exp(),
    };
    let tail = level.tail();
    let interval = Interval {
        lower: if at == 0 { 0.0 } else { solve(|log_odds| given.share(log_odds, at..=last) - tail).exp() },
        upper: if at == last { f64::INFINITY } else { solve(|log_odds| tail - given.share(log_odds, 0..=at)).exp() },
    };
    Ok(Fisher { p, p_less, odds_ratio, interval })
}

/// Every first cell that the margins allow.
struct Margins {
    lowest: u64,
    log_weights: Vec<f64>,
}

fn position(index: usize) -> f64 {
    index as f64
}

impl Margins {
    fn new(a: u64, b: u64, c: u64, d: u64) -> Self {
        let (row, column, n) = (a + b, a + c, a + b + c + d);
        let lowest = (row + column).saturating_sub(n);
        let highest = row.min(column);
        // ln w(k + 1) - ln w(k) = ln((row - k)(column - k)) - ln((k + 1)(n - row - column + k + 1))
        let mut log_weights = vec![0.0];
        let mut log = 0.0;
        for k in lowest..highest {
            log += (((row - k) as f64 * (column - k) as f64) / ((k + 1) as f64 * ((n + k + 1) - row - column) as f64))
                .ln();
            log_weights.push(log);
        }
        Self { lowest, log_weights }
    }

    /// Weights under an odds ratio, scaled so that the largest is 1.
    fn weights(&self, log_odds: f64) -> Vec<f64> {
        let tilted = |(index, log): (usize, &f64)| log + log_odds * position(index);
        let most = self.log_weights.iter().enumerate().map(tilted).fold(f64::NEG_INFINITY, f64::max);
        self.log_weights.iter().enumerate().map(|pair| (tilted(pair) - most).exp()).collect()
    }

    fn mean(&self, log_odds: f64) -> f64 {
        let weights = self.weights(log_odds);
        weights.iter().enumerate().map(|(index, weight)| position(index) * weight).sum::<f64>()
            / weights.iter().sum::<f64>()
    }

    fn share(&self, log_odds: f64, range: std::ops::RangeInclusive<usize>) -> f64 {
        let weights = self.weights(log_odds);
        weights[range].iter().sum::<f64>() / weights.iter().sum::<f64>()
    }
}

/// The zero of a rising function, by halving.
fn solve(function: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (-1.0, 1.0);
    while function(low) > 0.0 && low > -700.0 {
        low *= 2.0;
    }
    while function(high) < 0.0 && high < 700.0 {
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if function(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}
