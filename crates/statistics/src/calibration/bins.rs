//! Predicted against observed in groups of similar probability: the calibration plot's points with their intervals.

use super::{check, check_scores};
use crate::{
    Error, Level,
    proportion::{Proportion, wilson},
};

/// A group of rows with similar predictions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// The lowest prediction.
    pub from: f64,
    /// The highest prediction.
    pub to: f64,
    /// The mean prediction.
    pub predicted: f64,
    /// What happened, with Wilson's interval.
    pub observed: Proportion,
}

/// About `bins` groups of equal size by rising probability. Equal probabilities are never parted, so there are fewer groups
/// where many are equal.
///
/// # Errors
/// Columns differ in length or are empty, a value is not a probability, or no bins are asked for.
pub fn by_quantile(probabilities: &[f64], outcomes: &[bool], bins: usize, level: Level) -> Result<Vec<Bin>, Error> {
    check(probabilities, outcomes)?;
    by_size(probabilities, outcomes, bins, level)
}

/// The same for scores that are no probabilities.
///
/// # Errors
/// Columns differ in length or are empty, a score is missing, or no bins are asked for.
pub fn by_size(scores: &[f64], outcomes: &[bool], bins: usize, level: Level) -> Result<Vec<Bin>, Error> {
    check_scores(scores, outcomes)?;
    if bins == 0 {
        return Err(Error::TooFew { what: "bins", have: 0, need: 1 });
    }
    let sorted = sorted(scores, outcomes);
    let (mut start, mut result) = (0, Vec::with_capacity(bins));
    for bin in 1..=bins {
        let mut end = sorted.len() * bin / bins;
        while end > start && end < sorted.len() && sorted[end].0.total_cmp(&sorted[end - 1].0).is_eq() {
            end += 1;
        }
        if end > start {
            result.push(Bin::of(&sorted[start..end], level)?);
            start = end;
        }
    }
    Ok(result)
}

/// One group per distinct score, for scales with few levels.
///
/// # Errors
/// Columns differ in length or are empty, or a score is missing.
pub fn by_level(scores: &[f64], outcomes: &[bool], level: Level) -> Result<Vec<Bin>, Error> {
    check_scores(scores, outcomes)?;
    let sorted = sorted(scores, outcomes);
    sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()).map(|rows| Bin::of(rows, level)).collect()
}

/// Bins in which it happened less often than in the bin before, as (bin, whether even the intervals are apart): a scale
/// whose steps fall does not order people there.
#[must_use]
pub fn falling(bins: &[Bin]) -> Vec<(usize, bool)> {
    bins.windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[1].observed.share < pair[0].observed.share)
        .map(|(index, pair)| (index + 1, pair[1].observed.interval.upper < pair[0].observed.interval.lower))
        .collect()
}

fn sorted(predictions: &[f64], outcomes: &[bool]) -> Vec<(f64, bool)> {
    // Adding 0 makes -0 and 0 one number.
    let mut rows: Vec<(f64, bool)> =
        predictions.iter().map(|value| value + 0.0).zip(outcomes.iter().copied()).collect();
    rows.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    rows
}

impl Bin {
    fn of(rows: &[(f64, bool)], level: Level) -> Result<Self, Error> {
        let count = rows.iter().filter(|row| row.1).count() as u64;
        Ok(Self {
            from: rows[0].0,
            to: rows[rows.len() - 1].0,
            predicted: rows.iter().map(|row| row.0).sum::<f64>() / rows.len() as f64,
            observed: wilson(count, rows.len() as u64, level)?,
        })
    }
}
