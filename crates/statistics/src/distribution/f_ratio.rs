//! Fisher's F distribution of a ratio of variances.

use super::beta;

fn tails(df1: f64, df2: f64, f: f64) -> (f64, f64) {
    if f.is_infinite() && f > 0.0 {
        return (1.0, 0.0);
    }
    let sum = df1 * f + df2;
    beta::tails(df1 / 2.0, df2 / 2.0, df1 * f / sum, df2 / sum)
}

/// P(F ≤ f) with `df1` and `df2` degrees of freedom.
#[must_use]
pub fn cdf(df1: f64, df2: f64, f: f64) -> f64 {
    if f <= 0.0 { 0.0 } else { tails(df1, df2, f).0 }
}

/// P(F > f) with `df1` and `df2` degrees of freedom: the p-value of a statistic f.
#[must_use]
pub fn survival(df1: f64, df2: f64, f: f64) -> f64 {
    if f <= 0.0 { 1.0 } else { tails(df1, df2, f).1 }
}

/// The f with P(F ≤ f) = `p`.
#[must_use]
pub fn quantile(df1: f64, df2: f64, p: f64) -> f64 {
    let (x, y) = if p > 0.5 {
        beta::find(df1 / 2.0, df2 / 2.0, 1.0 - p, |t| t.1, -1.0)
    } else {
        beta::find(df1 / 2.0, df2 / 2.0, p, |t| t.0, 1.0)
    };
    df2 * x / (df1 * y)
}
