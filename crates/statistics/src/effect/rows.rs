//! Sums over rows for stacked estimating equations (Stefanski & Boos 2002).

use super::Comparison;
use crate::{Error, linear::Cholesky, regression::Design, threads::over_ranges};

/// The covariates behind an intercept, centred and scaled.
pub(super) struct Rows<'a> {
    design: Design<'a>,
    columns: Vec<Vec<f64>>,
}

impl<'a> Rows<'a> {
    pub fn new(comparison: &Comparison<'a>) -> Result<Self, Error> {
        let design = Design::new(comparison.rows(), comparison.covariates())?;
        let mut columns = vec![vec![1.0; comparison.rows()]];
        for (j, covariate) in comparison.covariates().iter().enumerate() {
            let (centre, scale) = (design.centre[j], design.scale[j]);
            columns.push(covariate.values.iter().map(|value| (value - centre) * scale).collect());
        }
        Ok(Self { design, columns })
    }

    /// Σ w x.
    pub fn sum(&self, weights: &[f64]) -> Vec<f64> {
        self.columns.iter().map(|column| products(column, weights)).collect()
    }

    /// Factor of Σ w x xᵀ.
    pub fn cross(&self, weights: &[f64]) -> Result<Cholesky, Error> {
        let p = self.columns.len();
        let mut matrix = vec![0.0; p * p];
        for i in 0..p {
            let weighted: Vec<f64> = self.columns[i].iter().zip(weights).map(|(x, w)| x * w).collect();
            for j in 0..=i {
                matrix[i * p + j] = products(&weighted, &self.columns[j]);
            }
        }
        Cholesky::factor(&matrix, p, 1e-11)
            .map_err(|term| Error::Collinear { column: self.design.name(term).to_owned() })
    }

    /// xᵀc for every row.
    pub fn combine(&self, coefficients: &[f64]) -> Vec<f64> {
        let mut result = vec![0.0; self.columns[0].len()];
        for (column, coefficient) in self.columns.iter().zip(coefficients) {
            for (sum, value) in result.iter_mut().zip(column) {
                *sum += coefficient * value;
            }
        }
        result
    }

    /// Least squares among the rows with a weight of 1; fitted values of all rows, and the factor.
    pub fn least_squares(&self, outcome: &[f64], among: &[f64]) -> Result<(Vec<f64>, Cholesky), Error> {
        let factor = self.cross(among)?;
        let mut fitted = vec![0.0; outcome.len()];
        // The second round removes what rounding left of the first.
        for _ in 0..2 {
            let residual: Vec<f64> =
                outcome.iter().zip(&fitted).zip(among).map(|((y, fit), among)| among * (y - fit)).collect();
            let mut step = self.sum(&residual);
            factor.solve(&mut step);
            for (fit, change) in fitted.iter_mut().zip(self.combine(&step)) {
                *fit += change;
            }
        }
        Ok((fitted, factor))
    }
}

/// Σ a b, in pieces that do not depend on the number of cores.
pub(super) fn products(a: &[f64], b: &[f64]) -> f64 {
    over_ranges(a.len(), |rows| a[rows.clone()].iter().zip(&b[rows]).map(|(a, b)| a * b).sum::<f64>()).iter().sum()
}
