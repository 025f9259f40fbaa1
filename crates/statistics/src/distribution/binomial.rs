//! The binomial distribution.

use super::{beta, special};

/// P(X = k) in `n` trials of probability `p`.
#[must_use]
pub fn probability(k: u64, n: u64, p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if k > n {
        return 0.0;
    }
    special::binomial_term(k as f64, (n - k) as f64, p, 1.0 - p)
}

/// P(X ≤ k).
#[must_use]
pub fn cdf(k: u64, n: u64, p: f64) -> f64 {
    if k >= n { 1.0 } else { beta::survival(k as f64 + 1.0, (n - k) as f64, p) }
}

/// P(X > k).
#[must_use]
pub fn survival(k: u64, n: u64, p: f64) -> f64 {
    if k >= n { 0.0 } else { beta::cdf(k as f64 + 1.0, (n - k) as f64, p) }
}

/// The smallest k with P(X ≤ k) ≥ `level`; `None` where `p` or `level` is not in [0, 1].
#[must_use]
pub fn quantile(n: u64, p: f64, level: f64) -> Option<u64> {
    if !(0.0..=1.0).contains(&p) || !(0.0..=1.0).contains(&level) {
        return None;
    }
    Some(super::root::smallest(|k| k >= n || cdf(k, n, p) >= level))
}
