//! A fitted model: coefficients, their errors and the three tests that all of them are 0.

use super::design::Design;
use super::likelihood::{Evaluation, Likelihood};
use super::model::Ties;
use crate::distribution::{chi_square, normal};
use crate::linear::Cholesky;
use crate::{Interval, Level};

/// A chi-square test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// The statistic.
    pub chi_square: f64,
    /// Its degrees of freedom.
    pub degrees: usize,
    /// The probability of a statistic as large where nothing has an effect.
    pub p_value: f64,
}

impl Test {
    pub(super) fn new(chi_square: f64, degrees: usize) -> Self {
        Self { chi_square, degrees, p_value: chi_square::survival(degrees as f64, chi_square) }
    }
}

/// One covariate's effect.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The covariate.
    pub name: String,
    /// The change of the log hazard for one unit of the covariate.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The estimate in standard errors.
    pub z: f64,
    /// The two-sided probability of as large a z where there is no effect.
    pub p_value: f64,
    /// exp(estimate): the ratio of hazards for one unit.
    pub hazard_ratio: f64,
    /// The ratio's interval.
    pub interval: Interval,
}

/// A fitted proportional hazards model.
#[derive(Debug, Clone)]
pub struct Fit {
    pub(super) design: Design,
    pub(super) likelihood: Likelihood,
    pub(super) ties: Ties,
    /// Coefficients of the standardised covariates.
    pub(super) beta: Vec<f64>,
    /// The inverse of the information about them.
    pub(super) inverse: Vec<f64>,
    log_likelihoods: [f64; 2],
    score: f64,
    steps: usize,
}

impl Fit {
    #[expect(clippy::too_many_arguments, reason = "the one place that puts the parts of a fit together")]
    pub(super) fn new(
        design: Design,
        likelihood: Likelihood,
        ties: Ties,
        beta: Vec<f64>,
        first: &Evaluation,
        last: &Evaluation,
        factor: &Cholesky,
        steps: usize,
    ) -> Self {
        let at_zero = Cholesky::factor(&first.information, design.width(), 0.0);
        let score = at_zero.map_or(f64::NAN, |factor| factor.quadratic(&first.score));
        let log_likelihoods = [first.log_likelihood, last.log_likelihood];
        let inverse = factor.inverse();
        Self { design, likelihood, ties, beta, inverse, log_likelihoods, score, steps }
    }

    /// The covariates' names, in the order of all results.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.design.names
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.design.rows
    }

    /// The number of events.
    #[must_use]
    pub fn events(&self) -> usize {
        self.design.events
    }

    /// How many Newton steps it took.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The log hazard ratios.
    #[must_use]
    pub fn coefficients(&self) -> Vec<f64> {
        self.beta.iter().zip(&self.design.scale).map(|(beta, scale)| beta / scale).collect()
    }

    /// The coefficients' variances and covariances from the information, row-major.
    #[must_use]
    pub fn covariance(&self) -> Vec<f64> {
        self.unscaled(&self.inverse)
    }

    /// From a variance of standardised coefficients to one of coefficients.
    pub(super) fn unscaled(&self, variance: &[f64]) -> Vec<f64> {
        let (p, scale) = (self.design.width(), &self.design.scale);
        variance.iter().enumerate().map(|(i, value)| value / (scale[i / p] * scale[i % p])).collect()
    }

    /// Every coefficient with errors from a variance: [`Fit::covariance`] or a robust one.
    #[must_use]
    pub fn table(&self, covariance: &[f64], level: Level) -> Vec<Coefficient> {
        let p = self.design.width();
        let row = |(j, estimate): (usize, f64)| {
            let standard_error = covariance[j * p + j].sqrt();
            let z = estimate / standard_error;
            Coefficient {
                name: self.design.names[j].clone(),
                estimate,
                standard_error,
                z,
                p_value: normal::two_sided(z),
                hazard_ratio: estimate.exp(),
                interval: Interval::around(estimate, standard_error, level).map(f64::exp),
            }
        };
        self.coefficients().into_iter().enumerate().map(row).collect()
    }

    /// The log partial likelihood without covariates.
    #[must_use]
    pub fn null_log_likelihood(&self) -> f64 {
        self.log_likelihoods[0]
    }

    /// The log partial likelihood at its maximum.
    #[must_use]
    pub fn log_likelihood(&self) -> f64 {
        self.log_likelihoods[1]
    }

    /// Twice the gain in log likelihood.
    #[must_use]
    pub fn likelihood_ratio(&self) -> Test {
        Test::new(2.0 * (self.log_likelihoods[1] - self.log_likelihoods[0]), self.beta.len())
    }

    /// βᵀV⁻¹β for a variance V: [`Fit::covariance`] or a robust one; none where V is singular.
    #[must_use]
    pub fn wald(&self, covariance: &[f64]) -> Option<Test> {
        let factor = Cholesky::factor(covariance, self.beta.len(), 1e-14).ok()?;
        Some(Test::new(factor.quadratic(&self.coefficients()), self.beta.len()))
    }

    /// The slope of the likelihood at 0: the log-rank test where one covariate marks two groups.
    #[must_use]
    pub fn score(&self) -> Test {
        Test::new(self.score, self.beta.len())
    }
}
