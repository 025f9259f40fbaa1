//! The effect on those who took part, from matched pairs: the plain difference, and the difference with what imbalance is
//! left taken out by regression; standard errors let the two of a pair go together.

use super::{BalanceRow, Comparison, Denominator, Gates, Matching, Verdict, balance};
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
        pairs,
        balance,
        verdict,
    })
}
