//! The chi-square distribution.

use super::gamma;

/// P(X ≤ x) with `df` degrees of freedom.
#[must_use]
pub fn cdf(df: f64, x: f64) -> f64 {
    gamma::cdf(df / 2.0, x / 2.0)
}

/// P(X > x) with `df` degrees of freedom: the p-value of a statistic x.
#[must_use]
pub fn survival(df: f64, x: f64) -> f64 {
    gamma::survival(df / 2.0, x / 2.0)
}

/// The x with P(X ≤ x) = `p`.
#[must_use]
pub fn quantile(df: f64, p: f64) -> f64 {
    2.0 * gamma::quantile(df / 2.0, p)
}
