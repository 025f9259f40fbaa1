//! Linear regression by least squares, plain or weighted, solved from centred and scaled columns and refined once by its
//! own residuals.

use super::{
    Coefficient, Covariate, Design, Errors,
    block::{BLOCK, Sums},
    coefficient::coefficients,
    robust::sandwich,
};
use crate::{Error, Level, linear::Cholesky, threads::over_ranges};

/// A fitted linear regression.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearFit {
    /// The intercept and the covariates in their order.
    pub coefficients: Vec<Coefficient>,
    /// Covariances of the coefficients, row by row.
    pub covariance: Vec<f64>,
    /// Outcome less fitted value.
    pub residuals: Vec<f64>,
    /// Residual standard deviation, with n - terms in the denominator.
    pub deviation: f64,
    /// The share of the outcome's variation that is explained.
    pub r_squared: f64,
    /// Rows less terms.
    pub degrees_of_freedom: f64,
}

/// Fits a number; weights, where given, are how much each row counts.
///
/// # Errors
/// Columns differ in length, a value is missing, a weight is negative, or a covariate is constant or repeats others.
pub fn linear(
    outcomes: &[f64],
    covariates: &[Covariate],
    weights: Option<&[f64]>,
    errors: Errors,
    level: Level,
) -> Result<LinearFit, Error> {
    let design = Design::new(outcomes.len(), covariates)?;
    Error::all_numbers("outcome", outcomes)?;
    if let Some(weights) = weights {
        Error::same_length("outcome", outcomes.len(), "weights", weights.len())?;
        Error::all_numbers("weight", weights)?;
        if let Some(&value) = weights.iter().find(|&&weight| weight < 0.0) {
            return Err(Error::OutOfRange { what: "weight", value, from: 0.0, to: f64::INFINITY });
        }
    }
    let width = design.width();
    let squares = Squares { design: &design, outcomes, weights };
    let mut scaled = vec![0.0; width];
    let first = squares.sums(&scaled);
    let factor = Cholesky::factor(&first.curvature, width, 1e-11)
        .map_err(|term| Error::Collinear { column: design.name(term).to_owned() })?;
    let mut step = first.gradient.clone();
    factor.solve(&mut step);
    scaled.iter_mut().zip(&step).for_each(|(at, step)| *at += step);
    let mut step = squares.sums(&scaled).gradient;
    factor.solve(&mut step);
    scaled.iter_mut().zip(&step).for_each(|(at, step)| *at += step);

    let residuals = squares.residuals(&scaled);
    let weight = |row: usize| weights.map_or(1.0, |weights| weights[row]);
    let rest: f64 = residuals.iter().enumerate().map(|(row, residual)| weight(row) * residual * residual).sum();
    let counted = (0..design.rows).filter(|&row| weight(row) > 0.0).count();
    let degrees = counted as f64 - width as f64;
    if degrees < 1.0 {
        return Err(Error::TooFew { what: "rows that count", have: counted, need: width + 1 });
    }
    let total_weight: f64 = (0..design.rows).map(weight).sum();
    let mean = (0..design.rows).map(|row| weight(row) * outcomes[row]).sum::<f64>() / total_weight;
    let spread: f64 = (0..design.rows).map(|row| weight(row) * (outcomes[row] - mean).powi(2)).sum();
    let variance = rest / degrees;
    let bread = factor.inverse();
    let scaled_covariance = if errors == Errors::Model {
        bread.iter().map(|value| value * variance).collect()
    } else {
        let scores: Vec<f64> = residuals.iter().enumerate().map(|(row, residual)| residual * weight(row)).collect();
        let weights: Vec<f64> = (0..design.rows).map(weight).collect();
        sandwich(&design, &bread, &scores, &weights, errors)?
    };
    let covariance = design.unscaled_covariance(&scaled_covariance);
    Ok(LinearFit {
        coefficients: coefficients(&design, &design.unscaled(&scaled), &covariance, Some(degrees), level),
        covariance,
        residuals,
        deviation: variance.sqrt(),
        r_squared: if spread > 0.0 { 1.0 - rest / spread } else { f64::NAN },
        degrees_of_freedom: degrees,
    })
}

/// What is minimised.
struct Squares<'a> {
    design: &'a Design<'a>,
    outcomes: &'a [f64],
    weights: Option<&'a [f64]>,
}

impl Squares<'_> {
    fn sums(&self, at: &[f64]) -> Sums {
        let mut total = Sums::new(self.design.width());
        for part in over_ranges(self.design.rows, |rows| {
            let mut sums = Sums::new(self.design.width());
            let (mut weights, mut scores, mut scratch) = ([1.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
            self.design.each_block(rows, |block| {
                let rows = block.start..block.start + block.len;
                if let Some(given) = self.weights {
                    weights[..block.len].copy_from_slice(&given[rows.clone()]);
                }
                block.predict(at, &mut scratch);
                for (row, outcome) in self.outcomes[rows].iter().enumerate() {
                    scores[row] = weights[row] * (outcome - scratch[row]);
                }
                sums.add_gradient(block, &scores);
                sums.add_curvature(block, &weights, &mut scratch);
            });
            sums
        }) {
            total.add(&part);
        }
        total.mirror();
        total
    }

    fn residuals(&self, at: &[f64]) -> Vec<f64> {
        over_ranges(self.design.rows, |rows| {
            let mut residuals = Vec::with_capacity(rows.len());
            let mut scratch = [0.0; BLOCK];
            self.design.each_block(rows, |block| {
                block.predict(at, &mut scratch);
                let outcomes = &self.outcomes[block.start..block.start + block.len];
                residuals.extend(outcomes.iter().zip(&scratch).map(|(outcome, fit)| outcome - fit));
            });
            residuals
        })
        .concat()
    }
}
