//! The Poisson distribution.

use super::{gamma, special};

/// P(X = k) for the given mean.
#[must_use]
pub fn probability(k: u64, mean: f64) -> f64 {
    if mean.is_nan() || mean < 0.0 { f64::NAN } else { special::poisson_term(k as f64, mean) }
}

/// P(X ≤ k).
#[must_use]
pub fn cdf(k: u64, mean: f64) -> f64 {
    gamma::survival(k as f64 + 1.0, mean)
}

/// P(X > k).
#[must_use]
pub fn survival(k: u64, mean: f64) -> f64 {
    gamma::cdf(k as f64 + 1.0, mean)
}

/// The smallest k with P(X ≤ k) ≥ `p`; `None` where `p` is not in [0, 1) or the mean is not a number ≥ 0.
#[must_use]
pub fn quantile(mean: f64, p: f64) -> Option<u64> {
    if !(0.0..1.0).contains(&p) || mean.is_nan() || mean < 0.0 || mean.is_infinite() {
        return None;
    }
    Some(super::root::smallest(|k| cdf(k, mean) >= p))
}
