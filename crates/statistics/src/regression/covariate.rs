//! What an outcome is explained by: named columns and the intercept, centred and scaled inside.
//!
//! Sums of products are taken of centred and scaled columns, so that incomes in thousands and shares below one keep the
//! same digits; results are turned back.

use crate::{Error, threads::over_ranges};

/// A named column.
#[derive(Debug, Clone, Copy)]
pub struct Covariate<'a> {
    /// The name that results and refusals carry.
    pub name: &'a str,
    /// One value per row.
    pub values: &'a [f64],
}

impl<'a> Covariate<'a> {
    /// A named column.
    #[must_use]
    pub fn new(name: &'a str, values: &'a [f64]) -> Self {
        Self { name, values }
    }
}

/// Columns with their centres and scales, behind an intercept.
pub(crate) struct Design<'a> {
    pub covariates: &'a [Covariate<'a>],
    pub rows: usize,
    pub centre: Vec<f64>,
    /// One over the standard deviation.
    pub scale: Vec<f64>,
}

impl<'a> Design<'a> {
    /// Checks the columns.
    pub fn new(rows: usize, covariates: &'a [Covariate<'a>]) -> Result<Self, Error> {
        Error::not_empty("a regression", rows)?;
        let mut design = Self { covariates, rows, centre: Vec::new(), scale: Vec::new() };
        for (index, covariate) in covariates.iter().enumerate() {
            Error::same_length("outcome", rows, "covariate", covariate.values.len())?;
            let (mean, variance) = moments(covariate.values);
            if !(mean.is_finite() && variance.is_finite()) {
                let row = covariate.values.iter().position(|value| !value.is_finite()).unwrap_or_default();
                return Err(Error::MissingCovariate { column: covariate.name.to_owned(), row });
            }
            if variance <= f64::EPSILON * f64::EPSILON * mean * mean {
                return Err(Error::ConstantCovariate { column: covariates[index].name.to_owned() });
            }
            design.centre.push(mean);
            design.scale.push(1.0 / variance.sqrt());
        }
        if rows <= covariates.len() + 1 {
            return Err(Error::TooFew {
                what: "rows for this many covariates",
                have: rows,
                need: covariates.len() + 2,
            });
        }
        Ok(design)
    }

    /// Covariates and the intercept.
    pub fn width(&self) -> usize {
        self.covariates.len() + 1
    }

    /// Name of a term, the intercept first.
    pub fn name(&self, term: usize) -> &str {
        if term == 0 { "(Intercept)" } else { self.covariates[term - 1].name }
    }

    /// Coefficients of the columns as they are, from those of the centred and scaled ones.
    pub fn unscaled(&self, scaled: &[f64]) -> Vec<f64> {
        let mut coefficients = scaled.to_vec();
        for (j, (centre, scale)) in self.centre.iter().zip(&self.scale).enumerate() {
            coefficients[j + 1] *= scale;
            coefficients[0] -= coefficients[j + 1] * centre;
        }
        coefficients
    }

    /// Covariances of the coefficients of the columns as they are.
    pub fn unscaled_covariance(&self, scaled: &[f64]) -> Vec<f64> {
        let p = self.width();
        let mut matrix = scaled.to_vec();
        for i in 1..p {
            for j in 0..p {
                matrix[i * p + j] *= self.scale[i - 1];
                matrix[j * p + i] *= self.scale[i - 1];
            }
        }
        // The intercept is the scaled one less what the centres take.
        let mut first: Vec<f64> = matrix[..p].to_vec();
        for j in 0..p {
            first[j] -= (1..p).map(|i| self.centre[i - 1] * matrix[i * p + j]).sum::<f64>();
        }
        let corner = first[0] - (1..p).map(|i| self.centre[i - 1] * first[i]).sum::<f64>();
        matrix[0] = corner;
        for j in 1..p {
            matrix[j] = first[j];
            matrix[j * p] = first[j];
        }
        matrix
    }
}

/// Mean and variance (over n), shifted by the first value so that large levels keep their digits.
fn moments(values: &[f64]) -> (f64, f64) {
    let shift = values[0];
    let (mut sum, mut squares) = (0.0, 0.0);
    for part in over_ranges(values.len(), |rows| {
        let (mut sum, mut squares) = ([0.0; 8], [0.0; 8]);
        let chunks = values[rows].chunks_exact(8);
        for (lane, value) in chunks.remainder().iter().enumerate() {
            sum[lane] += value - shift;
            squares[lane] += (value - shift) * (value - shift);
        }
        for chunk in chunks {
            for lane in 0..8 {
                let away = chunk[lane] - shift;
                sum[lane] += away;
                squares[lane] += away * away;
            }
        }
        (sum.iter().sum::<f64>(), squares.iter().sum::<f64>())
    }) {
        sum += part.0;
        squares += part.1;
    }
    let n = values.len() as f64;
    (shift + sum / n, (squares - sum * sum / n) / n)
}
