//! The effect on those who took part, from matched pairs: the plain difference, and the difference with what imbalance is
//! left taken out by regression; standard errors let the two of a pair go together.

use super::{BalanceRow, Comparison, Denominator, Gates, Matching, RiskRatio, Verdict, balance};
use crate::{
    Error, Level,
    regression::{Coefficient, Covariate, Errors, linear},
};

/// The effect on those matched.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchedEffect {
    /// Mean difference within pairs.
    pub plain: Coefficient,
    /// The same with the covariates in a regression.
    pub adjusted: Coefficient,
    /// The ratio of the risks within pairs where the outcome is yes or no.
    pub risk_ratio: Option<RiskRatio>,
    /// Pairs.
    pub pairs: usize,
    /// Balance of covariates before and after.
    pub balance: Vec<BalanceRow>,
    /// Whether the estimate may be headlined.
    pub verdict: Verdict,
}

/// Estimates the effect from pairs.
///
/// # Errors
/// Fewer than two pairs, or covariates that are collinear among the pairs.
pub fn matched_effect(
    comparison: &Comparison,
    matching: &Matching,
    gates: Gates,
    level: Level,
) -> Result<MatchedEffect, Error> {
    let pairs = matching.pairs.len();
    if pairs < 2 {
        return Err(Error::TooFew { what: "pairs", have: pairs, need: 2 });
    }
    let (mut rows, mut groups) = (Vec::with_capacity(2 * pairs), Vec::with_capacity(2 * pairs));
    for (pair, &(treated, control)) in (0..).zip(&matching.pairs) {
        rows.extend([treated as usize, control as usize]);
        groups.extend([pair, pair]);
    }
    let pick = |column: &[f64]| -> Vec<f64> { rows.iter().map(|&row| column[row]).collect() };
    let outcome = pick(comparison.outcome());
    let treated: Vec<f64> = (0..2 * pairs).map(|index| f64::from(u8::from(index % 2 == 0))).collect();
    let columns: Vec<(&str, Vec<f64>)> =
        comparison.covariates().iter().map(|covariate| (covariate.name, pick(covariate.values))).collect();
    let took_part = Covariate::new("took part", &treated);
    let mut covariates = vec![took_part];
    // A covariate that is the same in every matched row needs no adjustment.
    covariates.extend(
        columns
            .iter()
            .filter(|(_, values)| values.iter().any(|value| (value - values[0]).abs() > 0.0))
            .map(|(name, values)| Covariate::new(name, values)),
    );
    let errors = Errors::Clustered(&groups);
    let mut plain = linear(&outcome, &[took_part], None, errors, level)?;
    let mut adjusted = linear(&outcome, &covariates, None, errors, level)?;
    let weights = matching.weights(comparison.rows());
    let columns: Vec<(&str, &[f64])> =
        comparison.covariates().iter().map(|covariate| (covariate.name, covariate.values)).collect();
    let balance = balance(&columns, comparison.treated(), &weights, Denominator::Treated)?;
    let size = pairs as f64;
    let verdict = gates.judge(&balance, size, size, matching.unmatched.len() as f64 / comparison.sizes().0 as f64);
    Ok(MatchedEffect {
        plain: plain.coefficients.swap_remove(1),
        adjusted: adjusted.coefficients.swap_remove(1),
        risk_ratio: risk_ratio(comparison, &outcome, level),
        pairs,
        balance,
        verdict,
    })
}

/// The ratio of both groups' risks; its error lets the two of a pair go together. Rows are pairs, who took part first.
fn risk_ratio(comparison: &Comparison, outcome: &[f64], level: Level) -> Option<RiskRatio> {
    let pairs = outcome.len() as f64 / 2.0;
    let mean = [0, 1].map(|side| outcome.iter().skip(side).step_by(2).sum::<f64>() / pairs);
    let away = |pair: &[f64]| (pair[0] - mean[0]) / mean[0] - (pair[1] - mean[1]) / mean[1];
    let squares: f64 = outcome.chunks(2).map(|pair| away(pair).powi(2)).sum();
    RiskRatio::of(comparison, mean, (squares / (pairs * (pairs - 1.0))).sqrt(), level)
}
