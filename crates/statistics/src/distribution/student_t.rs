//! Student's t distribution.

use super::beta;

/// P(T > |t|), the smaller tail.
fn tail(df: f64, t: f64) -> f64 {
    let square = t * t;
    if square.is_infinite() {
        return 0.0;
    }
    0.5 * beta::tails(df / 2.0, 0.5, df / (df + square), square / (df + square)).0
}

/// P(T ≤ t) with `df` degrees of freedom.
#[must_use]
pub fn cdf(df: f64, t: f64) -> f64 {
    if t < 0.0 { tail(df, t) } else { 1.0 - tail(df, t) }
}

/// P(T > t) with `df` degrees of freedom.
#[must_use]
pub fn survival(df: f64, t: f64) -> f64 {
    cdf(df, -t)
}

/// P(|T| > |t|), the two-sided p-value.
#[must_use]
pub fn two_sided(df: f64, t: f64) -> f64 {
    2.0 * tail(df, t)
}

/// The t with P(T ≤ t) = `p`.
#[must_use]
pub fn quantile(df: f64, p: f64) -> f64 {
    if p > 0.5 {
        // 1 − p is exact here.
        return -quantile(df, 1.0 - p);
    }
    let doubled = 2.0 * p;
    let (x, y) = if doubled > 0.5 {
        beta::find(df / 2.0, 0.5, 1.0 - doubled, |t| t.1, -1.0)
    } else {
        beta::find(df / 2.0, 0.5, doubled, |t| t.0, 1.0)
    };
    -(df * y / x).sqrt()
}
