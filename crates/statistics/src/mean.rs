//! A mean with its interval.

use crate::distribution::student_t;
use crate::{Interval, Level};

/// A mean and how surely it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub value: f64,
    /// Student's interval (n - 1 degrees of freedom); none of fewer than two values.
    pub interval: Option<Interval>,
}

/// The mean of values, with Student's interval: mean ± t · s / √n. None where there are no values.
#[must_use]
pub fn mean(values: &[f64], level: Level) -> Option<Mean> {
    let n = values.len() as f64;
    let value = (!values.is_empty()).then(|| values.iter().sum::<f64>() / n)?;
    let interval = (values.len() > 1).then(|| {
        let squares: f64 = values.iter().map(|one| (one - value).powi(2)).sum();
        let half = -student_t::quantile(n - 1.0, level.tail()) * (squares / (n - 1.0) / n).sqrt();
        Interval { lower: value - half, upper: value + half }
    });
    Some(Mean { value, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R 4.2.2: `t.test(c(0.1, -0.05, 0.2, 0.15, 0))$conf.int`.
    #[test]
    fn the_interval_is_that_of_a_t_test() {
        let mean_of = mean(&[0.1, -0.05, 0.2, 0.15, 0.0], Level::P95).unwrap();
        let interval = mean_of.interval.unwrap();
        assert!((mean_of.value - 0.08).abs() < 1e-12);
        // s = √(0.043 / 4), t(4; 0.975) = 2.776445105198.
        let half = 2.776_445_105_198 * (0.043_f64 / 4.0 / 5.0).sqrt();
        assert!((interval.lower - (0.08 - half)).abs() < 1e-9 && (interval.upper - (0.08 + half)).abs() < 1e-9);
        assert_eq!(mean(&[0.3], Level::P95).map(|one| one.interval), Some(None));
        assert_eq!(mean(&[], Level::P95), None);
    }
}
