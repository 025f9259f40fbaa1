//! The common odds ratio of several 2 × 2 tables (Mantel & Haenszel 1959), such as one per cohort.
//!
//! The interval is the one of Robins, Breslow & Greenland (1986). Products are taken in floating point from the start:
//! R's `mantelhaen.test` multiplies integers and loses its interval to overflow at some ten thousand rows.

use crate::{Error, Interval, Level, distribution::chi_square};

/// The common odds ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MantelHaenszel {
    /// The odds ratio that all tables share.
    pub odds_ratio: f64,
    /// Its interval.
    pub interval: Interval,
    /// The statistic of "no association in any table", on one degree of freedom.
    pub statistic: f64,
    /// Its p.
    pub p: f64,
}

/// The common odds ratio of tables `[[a, b], [c, d]]`: rows are groups, columns outcomes. Tables with fewer than two
/// rows of people are passed over. `corrected` takes 0.5 off the distance before squaring (continuity correction).
///
/// # Errors
/// No table has people, or the products that make the ratio are 0.
pub fn mantel_haenszel(tables: &[[[u64; 2]; 2]], corrected: bool, level: Level) -> Result<MantelHaenszel, Error> {
    let (mut r, mut s, mut pr, mut mixed, mut qs) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let (mut distance, mut variance) = (0.0, 0.0);
    for table in tables {
        let [[a, b], [c, d]] = table.map(|row| row.map(|count| count as f64));
        let n = a + b + c + d;
        if n < 2.0 {
            continue;
        }
        let (ri, si, pi, qi) = (a * d / n, b * c / n, (a + d) / n, (b + c) / n);
        r += ri;
        s += si;
        pr += pi * ri;
        mixed += pi * si + qi * ri;
        qs += qi * si;
        let (row, column) = (a + b, a + c);
        distance += a - row * column / n;
        variance += row * (n - row) * column * (n - column) / (n * n * (n - 1.0));
    }
    if variance == 0.0 {
        return Err(Error::NoVariation { what: "the groups or outcomes within the tables" });
    }
    if r == 0.0 || s == 0.0 {
        return Err(Error::ZeroCell { what: "common odds ratio" });
    }
    let odds_ratio = r / s;
    let standard_error = (pr / (2.0 * r * r) + mixed / (2.0 * r * s) + qs / (2.0 * s * s)).sqrt();
    let correction = if corrected { f64::min(0.5, distance.abs()) } else { 0.0 };
    let statistic = (distance.abs() - correction).powi(2) / variance;
    Ok(MantelHaenszel {
        odds_ratio,
        interval: Interval::around(odds_ratio.ln(), standard_error, level).map(f64::exp),
        statistic,
        p: chi_square::survival(1.0, statistic),
    })
}
