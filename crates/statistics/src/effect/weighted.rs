//! The effect from weighted means, with a standard error that knows that the weights were estimated.
//!
//! Means are weighted means with weights that sum to one (Hájek). The error is the sandwich of the stacked estimating
//! equations of the weights and of both means (M-estimation, Stefanski & Boos 2002; Lunceford & Davidian 2004): to treat
//! weights as known makes it too large (910 instead of 876 on the National Supported Work data), and Horvitz–Thompson sums
//! without normalising can have the wrong sign.

use super::{
    BalanceRow, Comparison, Estimand, Gates, RiskRatio, Verdict, Weighting, effective_size, entropy_balance,
    rows::{Rows, products},
};
use crate::{Error, Interval, Level, distribution::normal};

/// An effect from weighted means.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightedEffect {
    /// For whom.
    pub estimand: Estimand,
    /// Weighted mean of those who took part.
    pub mean_treated: f64,
    /// Weighted mean of the others.
    pub mean_compared: f64,
    /// The difference.
    pub estimate: f64,
    /// By M-estimation.
    pub standard_error: f64,
    /// What it would be if the weights had been known: shown for comparison only.
    pub standard_error_of_known_weights: f64,
    /// Estimate ± z · standard error.
    pub interval: Interval,
    /// Two-sided, of no effect.
    pub p: f64,
    /// The ratio of both means where the outcome is yes or no.
    pub risk_ratio: Option<RiskRatio>,
    /// Effective number of those who took part.
    pub effective_treated: f64,
    /// Effective number of the others.
    pub effective_compared: f64,
    /// The weights.
    pub weights: Vec<f64>,
    /// Balance of covariates before and after.
    pub balance: Vec<BalanceRow>,
    /// Whether the estimate may be headlined.
    pub verdict: Verdict,
}

/// Estimates the effect by weighting.
///
/// # Errors
/// As the propensity model or [`entropy_balance`].
pub fn weighted_effect(
    comparison: &Comparison,
    estimand: Estimand,
    weighting: Weighting,
    gates: Gates,
    level: Level,
) -> Result<WeightedEffect, Error> {
    let rows = Rows::new(comparison)?;
    let (weights, [influence, of_ratio]) = match weighting {
        Weighting::Propensity => by_propensity(comparison, &rows, estimand)?,
        Weighting::Entropy => by_entropy(comparison, &rows, estimand)?,
    };
    let known = Means::new(comparison, &weights);
    let variance = |influence: &[f64]| products(influence, influence);
    let plain: Vec<f64> = (0..comparison.rows()).map(|row| known.residual(row, DIFFERENCE)).collect();
    let n = comparison.rows() as f64;
    let estimate = known.mean[0] - known.mean[1];
    let standard_error = variance(&influence).sqrt();
    let of_group = |group: bool| {
        let mine = comparison.treated().iter().zip(&weights).filter(|(treated, _)| **treated == group);
        effective_size(mine.map(|(_, weight)| *weight))
    };
    let (effective_treated, effective_compared) = (of_group(true), of_group(false));
    let balance = comparison.balance(&weights, estimand)?;
    let verdict = gates.judge(&balance, effective_treated, effective_compared, 0.0);
    Ok(WeightedEffect {
        estimand,
        mean_treated: known.mean[0],
        mean_compared: known.mean[1],
        estimate,
        standard_error,
        standard_error_of_known_weights: (variance(&plain) * n / (n - 1.0)).sqrt(),
        interval: Interval::around(estimate, standard_error, level),
        p: normal::two_sided(estimate / standard_error),
        risk_ratio: RiskRatio::of(comparison, known.mean, variance(&of_ratio).sqrt(), level),
        effective_treated,
        effective_compared,
        weights,
        balance,
        verdict,
    })
}

/// What each mean counts in the difference of both; in the logarithm of their ratio it is one over the mean (delta method).
const DIFFERENCE: [f64; 2] = [1.0, 1.0];

/// Both weighted means.
struct Means<'a> {
    comparison: &'a Comparison<'a>,
    weights: &'a [f64],
    total: [f64; 2],
    mean: [f64; 2],
}

impl<'a> Means<'a> {
    fn new(comparison: &'a Comparison, weights: &'a [f64]) -> Self {
        let (mut total, mut sum) = ([0.0; 2], [0.0; 2]);
        for ((&treated, &weight), &outcome) in comparison.treated().iter().zip(weights).zip(comparison.outcome()) {
            total[usize::from(!treated)] += weight;
            sum[usize::from(!treated)] += weight * outcome;
        }
        Self { comparison, weights, total, mean: [sum[0] / total[0], sum[1] / total[1]] }
    }

    /// A row's distance from its group's mean.
    fn away(&self, row: usize) -> f64 {
        self.comparison.outcome()[row] - self.mean[usize::from(!self.comparison.treated()[row])]
    }

    /// The difference, and the logarithm of the ratio.
    fn contrasts(&self) -> [[f64; 2]; 2] {
        [DIFFERENCE, self.mean.map(f64::recip)]
    }

    /// What a row of a group counts in a contrast.
    fn sign(&self, row: usize, contrast: [f64; 2]) -> f64 {
        if self.comparison.treated()[row] { contrast[0] } else { -contrast[1] }
    }

    /// A row's part in a contrast of the means.
    fn residual(&self, row: usize, contrast: [f64; 2]) -> f64 {
        let side = usize::from(!self.comparison.treated()[row]);
        self.sign(row, contrast) * self.weights[row] * self.away(row) / self.total[side]
    }
}

/// Weights, and each row's influence on the difference and on the logarithm of the ratio.
type Weighted = (Vec<f64>, [Vec<f64>; 2]);

/// Weights from the propensity score.
fn by_propensity(comparison: &Comparison, rows: &Rows, estimand: Estimand) -> Result<Weighted, Error> {
    let propensity = comparison.propensity()?;
    let weights = estimand.weights(comparison, &propensity)?;
    let means = Means::new(comparison, &weights);
    let curvature: Vec<f64> = propensity.iter().map(|e| e * (1.0 - e)).collect();
    let factor = rows.cross(&curvature)?;
    let influence = means.contrasts().map(|contrast| {
        // How the contrast moves with the log odds of each row.
        let slopes: Vec<f64> = comparison
            .treated()
            .iter()
            .zip(&propensity)
            .enumerate()
            .map(|(row, (&treated, &e))| {
                let slope = estimand.weight(treated, e).1 * means.away(row) / means.total[usize::from(!treated)];
                means.sign(row, contrast) * slope
            })
            .collect();
        let mut direction = rows.sum(&slopes);
        factor.solve(&mut direction);
        let along = rows.combine(&direction).into_iter().enumerate();
        along
            .map(|(row, along)| {
                let surprise = f64::from(u8::from(comparison.treated()[row])) - propensity[row];
                means.residual(row, contrast) + along * surprise
            })
            .collect()
    });
    Ok((weights, influence))
}

/// Weights from entropy balancing.
fn by_entropy(comparison: &Comparison, rows: &Rows, estimand: Estimand) -> Result<Weighted, Error> {
    let weights = entropy_balance(comparison, estimand)?.weights;
    let means = Means::new(comparison, &weights);
    let n = comparison.rows();
    let contrasts = means.contrasts();
    let mut influence = contrasts.map(|contrast| (0..n).map(|row| means.residual(row, contrast)).collect::<Vec<f64>>());
    // Whose means are the target: every row, or those who took part.
    let in_target: Vec<f64> = comparison
        .treated()
        .iter()
        .map(|&treated| if estimand == Estimand::Ate || treated { 1.0 } else { 0.0 })
        .collect();
    let target_size: f64 = in_target.iter().sum();
    for group in [true, false] {
        if group && estimand == Estimand::Att {
            continue;
        }
        let side = usize::from(!group);
        let of_group = |value: &dyn Fn(usize) -> f64| -> Vec<f64> {
            (0..n).map(|row| if comparison.treated()[row] == group { value(row) } else { 0.0 }).collect()
        };
        // The weighted regression of the outcome on the covariates: what balancing takes out.
        let group_weights = of_group(&|row| weights[row]);
        let mut slope = rows.sum(&of_group(&|row| weights[row] * means.away(row)));
        rows.cross(&group_weights)?.solve(&mut slope);
        let predicted = rows.combine(&slope);
        let mean_in_target = products(&predicted, &in_target) / target_size;
        for (influence, contrast) in influence.iter_mut().zip(contrasts) {
            let sign = if group { contrast[0] } else { -contrast[1] };
            for (row, value) in influence.iter_mut().enumerate() {
                let centred = predicted[row] - mean_in_target;
                *value -= sign * group_weights[row] * centred / means.total[side];
                *value += sign * in_target[row] * centred / target_size;
            }
        }
    }
    Ok((weights, influence))
}
