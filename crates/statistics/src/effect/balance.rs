//! How alike both groups are, covariate by covariate, before and after: the data of a love plot.
//!
//! Differences are standardised by the spread before adjustment, so that a smaller spread afterwards cannot pass for
//! balance; of yes-or-no covariates by √(p(1 - p)) (as `MatchIt` and cobalt do).

use super::{Comparison, Estimand};
use crate::{Error, accuracy::order::key};

/// What differences are standardised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denominator {
    /// The spread among those who took part.
    Treated,
    /// The root of the mean of both groups' variances.
    Pooled,
}

impl From<Estimand> for Denominator {
    fn from(estimand: Estimand) -> Self {
        match estimand {
            Estimand::Att => Self::Treated,
            Estimand::Ate | Estimand::Ato => Self::Pooled,
        }
    }
}

/// One covariate's balance.
#[derive(Debug, Clone, PartialEq)]
pub struct BalanceRow {
    /// The covariate.
    pub name: String,
    /// Weighted mean of those who took part.
    pub mean_treated: f64,
    /// Weighted mean of the others.
    pub mean_compared: f64,
    /// Standardised difference of means before weighting.
    pub difference_before: f64,
    /// Standardised difference of means after.
    pub difference_after: f64,
    /// Variance of those who took part over the others' before; none for yes-or-no covariates.
    pub variance_ratio_before: Option<f64>,
    /// The same after.
    pub variance_ratio_after: Option<f64>,
    /// Mean distance of both distribution functions before.
    pub distance_before: f64,
    /// The same after.
    pub distance_after: f64,
}

/// Balance of named columns under weights (0 leaves a row out). Columns may be the comparison's covariates or others, such
/// as the propensity score.
///
/// # Errors
/// Columns differ in length, a weight is negative, or a group has no weight.
pub fn balance(
    columns: &[(&str, &[f64])],
    treated: &[bool],
    weights: &[f64],
    denominator: Denominator,
) -> Result<Vec<BalanceRow>, Error> {
    Error::same_length("treatment", treated.len(), "weights", weights.len())?;
    Error::all_numbers("weight", weights)?;
    if let Some(&value) = weights.iter().find(|&&weight| weight < 0.0) {
        return Err(Error::OutOfRange { what: "weight", value, from: 0.0, to: f64::INFINITY });
    }
    for group in [true, false] {
        if !treated.iter().zip(weights).any(|(t, weight)| *t == group && *weight > 0.0) {
            return Err(Error::EmptyGroup { group: u32::from(group) });
        }
    }
    let even = vec![1.0; weights.len()];
    columns
        .iter()
        .map(|&(name, values)| {
            Error::same_length("treatment", treated.len(), "covariate", values.len())?;
            Ok(row(name, values, treated, &even, weights, denominator))
        })
        .collect()
}

/// Balance of the comparison's covariates.
impl Comparison<'_> {
    /// Balance of all covariates under weights.
    ///
    /// # Errors
    /// As [`balance`].
    pub fn balance(&self, weights: &[f64], estimand: Estimand) -> Result<Vec<BalanceRow>, Error> {
        let columns: Vec<(&str, &[f64])> =
            self.covariates().iter().map(|covariate| (covariate.name, covariate.values)).collect();
        balance(&columns, self.treated(), weights, estimand.into())
    }
}

fn row(
    name: &str,
    values: &[f64],
    treated: &[bool],
    even: &[f64],
    weights: &[f64],
    denominator: Denominator,
) -> BalanceRow {
    let yes_or_no = values.iter().all(|value| *value == 0.0 || (*value - 1.0).abs() < f64::EPSILON);
    let before = [true, false].map(|group| Moments::of(values, treated, even, group, yes_or_no));
    let after = [true, false].map(|group| Moments::of(values, treated, weights, group, yes_or_no));
    let spread = match denominator {
        Denominator::Treated => before[0].variance,
        Denominator::Pooled => f64::midpoint(before[0].variance, before[1].variance),
    }
    .sqrt();
    let standardised = |groups: &[Moments; 2]| {
        let difference = groups[0].mean - groups[1].mean;
        if difference == 0.0 { 0.0 } else { difference / spread }
    };
    let ratio = |groups: &[Moments; 2]| (!yes_or_no).then(|| groups[0].variance / groups[1].variance);
    let distance = |weights: &[f64], groups: &[Moments; 2]| {
        if yes_or_no { (groups[0].mean - groups[1].mean).abs() } else { distance(values, treated, weights) }
    };
    BalanceRow {
        name: name.to_owned(),
        mean_treated: after[0].mean,
        mean_compared: after[1].mean,
        difference_before: standardised(&before),
        difference_after: standardised(&after),
        variance_ratio_before: ratio(&before),
        variance_ratio_after: ratio(&after),
        distance_before: distance(even, &before),
        distance_after: distance(weights, &after),
    }
}

struct Moments {
    mean: f64,
    variance: f64,
}

impl Moments {
    fn of(values: &[f64], treated: &[bool], weights: &[f64], group: bool, yes_or_no: bool) -> Self {
        let mine = || values.iter().zip(weights).zip(treated).filter(|(_, t)| **t == group).map(|(pair, _)| pair);
        let (mut total, mut squares, mut sum) = (0.0, 0.0, 0.0);
        for (value, weight) in mine() {
            total += weight;
            squares += weight * weight;
            sum += weight * value;
        }
        let mean = sum / total;
        let variance = if yes_or_no {
            mean * (1.0 - mean)
        } else {
            mine().map(|(value, weight)| weight * (value - mean).powi(2)).sum::<f64>() / (total - squares / total)
        };
        Self { mean, variance }
    }
}

/// The mean over distinct values (of everybody, whatever the weights) of the distance between both weighted distribution functions.
fn distance(values: &[f64], treated: &[bool], weights: &[f64]) -> f64 {
    let total =
        |group: bool| -> f64 { treated.iter().zip(weights).filter(|(t, _)| **t == group).map(|pair| pair.1).sum() };
    let totals = [total(true), total(false)];
    let mut order: Vec<(u64, usize)> = values.iter().map(|&value| key(value)).zip(0..).collect();
    order.sort_unstable();
    let (mut below, mut sum, mut levels) = ([0.0; 2], 0.0, 0.0);
    for level in order.chunk_by(|a, b| a.0 == b.0) {
        for &(_, row) in level {
            below[usize::from(!treated[row])] += weights[row];
        }
        sum += (below[0] / totals[0] - below[1] / totals[1]).abs();
        levels += 1.0;
    }
    sum / levels
}
