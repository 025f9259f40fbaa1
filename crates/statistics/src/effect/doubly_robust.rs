//! The augmented inverse-probability estimate (Robins, Rotnitzky & Zhao 1994): right if the model of taking part or the
//! model of the outcome is right.
//!
//! The standard error is the sandwich of all stacked estimating equations (logistic model of taking part, one linear model
//! of the outcome per group, the estimate). The error from the efficient influence function alone treats both models as
//! known and is too small: 926 against 1180 (1280 by bootstrap) on the National Supported Work data.

use super::{
    BalanceRow, Comparison, Estimand, Gates, RiskRatio, Verdict, effective_size,
    rows::{Rows, products},
};
use crate::{Error, Interval, Level, distribution::normal};

/// A doubly robust effect.
#[derive(Debug, Clone, PartialEq)]
pub struct DoublyRobust {
    /// For whom.
    pub estimand: Estimand,
    /// The estimate.
    pub estimate: f64,
    /// By M-estimation.
    pub standard_error: f64,
    /// From the efficient influence function alone: shown for comparison only.
    pub standard_error_of_known_models: f64,
    /// The difference that the outcome models alone foretell (g-computation).
    pub by_outcome_models: f64,
    /// Estimate ± z · standard error.
    pub interval: Interval,
    /// Two-sided, of no effect.
    pub p: f64,
    /// The ratio of both adjusted risks where the outcome is yes or no and the models keep both above 0.
    pub risk_ratio: Option<RiskRatio>,
    /// Balance of covariates before and after weighting.
    pub balance: Vec<BalanceRow>,
    /// Whether the estimate may be headlined.
    pub verdict: Verdict,
}

/// Estimates the effect on everybody or on those who took part.
///
/// # Errors
/// The overlap population is asked for, or as the propensity model and the outcome models.
pub fn doubly_robust(
    comparison: &Comparison,
    estimand: Estimand,
    gates: Gates,
    level: Level,
) -> Result<DoublyRobust, Error> {
    if estimand == Estimand::Ato {
        return Err(Error::NotOffered { what: "doubly robust effect on the overlap population; use overlap weights" });
    }
    let rows = Rows::new(comparison)?;
    let propensity = comparison.propensity()?;
    let weights = estimand.weights(comparison, &propensity)?;
    let parts = Parts::new(comparison, &rows, &propensity, estimand)?;
    let n = comparison.rows() as f64;
    let means = parts.means();
    let estimate = means[0] - means[1];
    let influence = parts.influence(means, [1.0, 1.0])?;
    let of_ratio = parts.influence(means, means.map(f64::recip))?;
    let variance = |influence: &[f64]| products(influence, influence) / (n * n);
    let standard_error = variance(&influence).sqrt();
    let known = (variance(&parts.own_influence(means, [1.0, 1.0])) * n / (n - 1.0)).sqrt();
    let of_group = |group: bool| {
        let mine = comparison.treated().iter().zip(&weights).filter(|(treated, _)| **treated == group);
        effective_size(mine.map(|(_, weight)| *weight))
    };
    let balance = comparison.balance(&weights, estimand)?;
    let verdict = gates.judge(&balance, of_group(true), of_group(false), 0.0);
    Ok(DoublyRobust {
        estimand,
        estimate,
        standard_error,
        standard_error_of_known_models: known,
        by_outcome_models: parts.by_outcome_models(),
        interval: Interval::around(estimate, standard_error, level),
        p: normal::two_sided(estimate / standard_error),
        risk_ratio: RiskRatio::of(comparison, means, variance(&of_ratio).sqrt(), level),
        balance,
        verdict,
    })
}

/// Fitted models and what they say of every row.
struct Parts<'a> {
    comparison: &'a Comparison<'a>,
    rows: &'a Rows<'a>,
    propensity: &'a [f64],
    estimand: Estimand,
    took_part: Vec<f64>,
    others: Vec<f64>,
    /// Fitted outcome with and without taking part.
    with: Vec<f64>,
    without: Vec<f64>,
    factors: [crate::linear::Cholesky; 2],
    /// Rows, or those who took part.
    population: f64,
}

impl<'a> Parts<'a> {
    fn new(
        comparison: &'a Comparison<'a>,
        rows: &'a Rows<'a>,
        propensity: &'a [f64],
        estimand: Estimand,
    ) -> Result<Self, Error> {
        let took_part: Vec<f64> = comparison.treated().iter().map(|&treated| f64::from(u8::from(treated))).collect();
        let others: Vec<f64> = took_part.iter().map(|treated| 1.0 - treated).collect();
        let (with, of_treated) = rows.least_squares(comparison.outcome(), &took_part)?;
        let (without, of_others) = rows.least_squares(comparison.outcome(), &others)?;
        let population = if estimand == Estimand::Att { took_part.iter().sum() } else { comparison.rows() as f64 };
        let factors = [of_treated, of_others];
        Ok(Self { comparison, rows, propensity, estimand, took_part, others, with, without, factors, population })
    }

    /// A row's weight among those who took part and among the others.
    fn weights(&self, row: usize) -> (f64, f64) {
        let e = self.propensity[row];
        (self.estimand.weight(true, e).0 * self.took_part[row], self.estimand.weight(false, e).0 * self.others[row])
    }

    /// Whether a row belongs to those the effect is asked for.
    fn member(&self, row: usize) -> f64 {
        if self.estimand == Estimand::Att { self.took_part[row] } else { 1.0 }
    }

    fn residuals(&self, row: usize) -> (f64, f64) {
        let outcome = self.comparison.outcome()[row];
        (outcome - self.with[row], outcome - self.without[row])
    }

    /// A row's own contribution to both means.
    fn contributions(&self, row: usize) -> [f64; 2] {
        let (treated, other) = self.weights(row);
        let (above, beside) = self.residuals(row);
        let member = self.member(row);
        [member * self.with[row] + treated * above, member * self.without[row] + other * beside]
    }

    /// The means with and without taking part.
    fn means(&self) -> [f64; 2] {
        let each = || (0..self.comparison.rows()).map(|row| self.contributions(row));
        [0, 1].map(|side| each().map(|both| both[side]).sum::<f64>() / self.population)
    }

    /// Scaled so that the mean over all rows is what matters.
    fn scale(&self) -> f64 {
        self.comparison.rows() as f64 / self.population
    }

    fn own_influence(&self, means: [f64; 2], contrast: [f64; 2]) -> Vec<f64> {
        let away = |row: usize| {
            let both = self.contributions(row);
            let member = self.member(row);
            contrast[0] * (both[0] - member * means[0]) - contrast[1] * (both[1] - member * means[1])
        };
        (0..self.comparison.rows()).map(|row| self.scale() * away(row)).collect()
    }

    fn by_outcome_models(&self) -> f64 {
        (0..self.comparison.rows()).map(|row| self.member(row) * (self.with[row] - self.without[row])).sum::<f64>()
            / self.population
    }

    /// Each row's influence on a contrast of the means, through the means themselves and through the three models.
    fn influence(&self, means: [f64; 2], contrast: [f64; 2]) -> Result<Vec<f64>, Error> {
        let n = self.comparison.rows();
        let each = |value: &dyn Fn(usize) -> f64| -> Vec<f64> { (0..n).map(value).collect() };
        let mut through_with = self.rows.sum(&each(&|row| contrast[0] * (self.member(row) - self.weights(row).0)));
        self.factors[0].solve(&mut through_with);
        let mut through_without = self.rows.sum(&each(&|row| contrast[1] * (self.weights(row).1 - self.member(row))));
        self.factors[1].solve(&mut through_without);
        let mut through_propensity = self.rows.sum(&each(&|row| {
            let e = self.propensity[row];
            let (above, beside) = self.residuals(row);
            contrast[0] * self.took_part[row] * self.estimand.weight(true, e).1 * above
                - contrast[1] * self.others[row] * self.estimand.weight(false, e).1 * beside
        }));
        self.rows
            .cross(&each(&|row| self.propensity[row] * (1.0 - self.propensity[row])))?
            .solve(&mut through_propensity);
        let (with, without, propensity) = (
            self.rows.combine(&through_with),
            self.rows.combine(&through_without),
            self.rows.combine(&through_propensity),
        );
        let own = self.own_influence(means, contrast);
        Ok(each(&|row| {
            let (above, beside) = self.residuals(row);
            own[row]
                + self.scale()
                    * (with[row] * self.took_part[row] * above
                        + without[row] * self.others[row] * beside
                        + propensity[row] * (self.took_part[row] - self.propensity[row]))
        }))
    }
}
