//! The ratio between two proportions, and between their odds.

use crate::{Error, Interval, Level, distribution::normal};

/// A ratio with its interval on the logarithmic scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RiskRatio {
    /// First over second.
    pub ratio: f64,
    /// Standard error of the ratio's logarithm.
    pub standard_error_of_log: f64,
    /// Its interval.
    pub interval: Interval,
    /// Two-sided, of the ratio being 1 (Wald on the logarithmic scale).
    pub p: f64,
}

/// The risk ratio with the interval of Katz et al. (1978). Each argument is (count, of).
///
/// # Errors
/// A group is empty, a count exceeds its total, or a count is 0, where the logarithm has no error.
pub fn risk_ratio(first: (u64, u64), second: (u64, u64), level: Level) -> Result<RiskRatio, Error> {
    let ((a, n), (b, m)) = (checked(first)?, checked(second)?);
    Ok(on_log_scale((a / n) / (b / m), 1.0 / a - 1.0 / n + 1.0 / b - 1.0 / m, level))
}

/// The odds ratio with Woolf's (1955) interval. Each argument is (count, of).
///
/// # Errors
/// As [`risk_ratio`], and where a count is its whole total.
pub fn odds_ratio(first: (u64, u64), second: (u64, u64), level: Level) -> Result<RiskRatio, Error> {
    let ((a, n), (b, m)) = (checked(first)?, checked(second)?);
    if a >= n || b >= m {
        return Err(Error::ZeroCell { what: "odds ratio" });
    }
    let (c, d) = (n - a, m - b);
    Ok(on_log_scale(a * d / (b * c), 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d, level))
}

fn on_log_scale(ratio: f64, variance: f64, level: Level) -> RiskRatio {
    let standard_error_of_log = variance.sqrt();
    let interval = Interval::around(ratio.ln(), standard_error_of_log, level).map(f64::exp);
    let p = if variance > 0.0 { normal::two_sided(ratio.ln() / standard_error_of_log) } else { 1.0 };
    RiskRatio { ratio, standard_error_of_log, interval, p }
}

fn checked((count, of): (u64, u64)) -> Result<(f64, f64), Error> {
    if of == 0 {
        return Err(Error::Empty { what: "a ratio of proportions" });
    }
    if count > of {
        return Err(Error::OutOfRange { what: "count", value: count as f64, from: 0.0, to: of as f64 });
    }
    if count == 0 {
        return Err(Error::ZeroCell { what: "ratio of proportions" });
    }
    Ok((count as f64, of as f64))
}
