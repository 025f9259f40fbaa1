//! Whether one score ranks better than another.
//!
//! Paired: both scores of the same people, `DeLong`, `DeLong` & Clarke-Pearson (1988). Unpaired: two groups of people, the
//! difference against t with Welch's degrees of freedom as in pROC.

use std::thread;

use super::{Auc, auc, order::Placements};
use crate::{
    Error, Interval, Level,
    distribution::{normal, student_t},
};

/// Two areas, their difference and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub struct AucComparison {
    /// The first score or group.
    pub first: Auc,
    /// The second score or group.
    pub second: Auc,
    /// First less second area.
    pub difference: f64,
    /// Standard error of the difference.
    pub standard_error: f64,
    /// Difference over its standard error.
    pub statistic: f64,
    /// Welch's degrees of freedom of an unpaired comparison; none where the statistic is normal (paired).
    pub degrees_of_freedom: Option<f64>,
    /// Two-sided.
    pub p: f64,
    /// Interval of the difference.
    pub interval: Interval,
}

/// Compares two scores of the same people.
///
/// # Errors
/// As [`auc`]; and where both scores rank everyone alike, because there is nothing to compare.
pub fn compare_paired(first: &[f64], second: &[f64], outcomes: &[bool], level: Level) -> Result<AucComparison, Error> {
    Error::same_length("first scores", first.len(), "second scores", second.len())?;
    let (mut a, mut b) = (Err(Error::Empty { what: "a comparison" }), Err(Error::Empty { what: "a comparison" }));
    thread::scope(|scope| {
        scope.spawn(|| a = Placements::new(first, outcomes));
        b = Placements::new(second, outcomes);
    });
    let (a, b) = (a?, b?);
    let (m, n) = (a.positive.len() as f64, a.negative.len() as f64);
    let variance = variance_of_mean_difference(&a.positive, &b.positive) / (4.0 * n * n)
        + variance_of_mean_difference(&a.negative, &b.negative) / (4.0 * m * m);
    let (first, second) = (auc(first, outcomes, level)?, auc(second, outcomes, level)?);
    let (difference, standard_error) = (first.area - second.area, variance.sqrt());
    if standard_error == 0.0 {
        return Err(Error::NoVariation { what: "the difference between the two scores' rankings" });
    }
    let statistic = difference / standard_error;
    Ok(AucComparison {
        first,
        second,
        difference,
        standard_error,
        statistic,
        degrees_of_freedom: None,
        p: normal::two_sided(statistic),
        interval: Interval::around(difference, standard_error, level),
    })
}

/// Compares one score in two groups of people.
///
/// # Errors
/// Neither area varies: both groups are separated completely.
pub fn compare_unpaired(first: Auc, second: Auc, level: Level) -> Result<AucComparison, Error> {
    let variance = first.variance + second.variance;
    if variance == 0.0 {
        return Err(Error::NoVariation { what: "the score within the classes of both groups" });
    }
    let welch = |auc: Auc| auc.variance.powi(2) / ((auc.positives + auc.negatives) as f64 - 1.0);
    let degrees = variance * variance / (welch(first) + welch(second));
    let (difference, standard_error) = (first.area - second.area, variance.sqrt());
    let statistic = difference / standard_error;
    let half = -student_t::quantile(degrees, level.tail()) * standard_error;
    Ok(AucComparison {
        first,
        second,
        difference,
        standard_error,
        statistic,
        degrees_of_freedom: Some(degrees),
        p: student_t::two_sided(degrees, statistic),
        interval: Interval { lower: difference - half, upper: difference + half },
    })
}

fn variance_of_mean_difference(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let mean = a.iter().zip(b).map(|(a, b)| a - b).sum::<f64>() / n;
    a.iter().zip(b).map(|(a, b)| (a - b - mean).powi(2)).sum::<f64>() / (n * (n - 1.0))
}
