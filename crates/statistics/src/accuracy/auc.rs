//! Area under the ROC curve with `DeLong`'s interval.
//!
//! The area is the chance that a random person with the outcome scores higher than a random person without it, ties
//! counting a half (Hanley & `McNeil` 1982). Its variance is the one of `DeLong`, `DeLong` & Clarke-Pearson (1988), computed
//! from mid-ranks as Sun & Xu (2014) do, in O(n log n). Sums are kept in whole numbers, so no digit is lost to ties.

use super::order::Classes;
use crate::{Error, Interval, Level};

/// The area under the ROC curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Auc {
    /// The area: 0.5 where the score says nothing, 1 where it separates completely.
    pub area: f64,
    /// `DeLong`'s variance of the area.
    pub variance: f64,
    /// Its square root.
    pub standard_error: f64,
    /// Area ± z · standard error, cut to 0..1. None where the score separates completely (or ties completely): the
    /// variance is 0 then and says nothing about how sure the area is.
    pub interval: Option<Interval>,
    /// Rows with the outcome.
    pub positives: u64,
    /// Rows without the outcome.
    pub negatives: u64,
}

/// The area under the ROC curve of a score that is meant to be higher where the outcome happens. The direction is never
/// turned round: a score that ranks the wrong way has an area below 0.5.
///
/// # Errors
/// Columns differ in length, a score is missing, or fewer than two rows are with or without the outcome.
pub fn auc(scores: &[f64], outcomes: &[bool], level: Level) -> Result<Auc, Error> {
    let classes = Classes::sorted(scores, outcomes)?;
    let (positives, negatives) = (classes.positive.len() as u64, classes.negative.len() as u64);
    let (mut below, mut above) = (0, positives);
    let (mut of_positives, mut of_negatives) = (Moments::default(), Moments::default());
    classes.each_level(|_, with, without| {
        above -= with;
        of_positives.add(2 * below + without, with);
        of_negatives.add(2 * above + with, without);
        below += without;
    });
    Ok(Auc::from_moments(of_positives, of_negatives, positives, negatives, level))
}

/// Sum and sum of squares of whole numbers.
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    sum: u128,
    squares: u128,
}

impl Moments {
    fn add(&mut self, value: u64, times: u64) {
        self.sum += u128::from(value) * u128::from(times);
        self.squares += u128::from(value) * u128::from(value) * u128::from(times);
    }

    /// The sample variance of the mean of `count` values.
    fn variance_of_mean(self, count: u64) -> f64 {
        let n = u128::from(count);
        (n * self.squares - self.sum * self.sum) as f64 / (n * n * (n - 1)) as f64
    }
}

impl Auc {
    fn from_moments(
        of_positives: Moments,
        of_negatives: Moments,
        positives: u64,
        negatives: u64,
        level: Level,
    ) -> Self {
        let (m, n) = (positives as f64, negatives as f64);
        let area = of_positives.sum as f64 / (2.0 * m * n);
        let variance = of_positives.variance_of_mean(positives) / (4.0 * n * n)
            + of_negatives.variance_of_mean(negatives) / (4.0 * m * m);
        let standard_error = variance.sqrt();
        let interval = (variance > 0.0).then(|| Interval::around(area, standard_error, level).within(0.0, 1.0));
        Self { area, variance, standard_error, interval, positives, negatives }
    }
}
