//! Small dense linear algebra: symmetric positive definite systems of a few dozen unknowns.
//!
//! Regressions here have tens of covariates and millions of rows; the rows are summed by their own loops and only the
//! small normal matrix arrives here. Matrices are row-major slices of `n * n` numbers.

/// The triangular factor L of a symmetric positive definite matrix, A = L Lᵀ.
#[derive(Debug, Clone)]
pub struct Cholesky {
    n: usize,
    lower: Vec<f64>,
}

impl Cholesky {
    /// Factors `matrix` (its lower triangle is read). `Err(i)` where row i depends on the rows before it: its pivot
    /// falls below `tolerance` times its diagonal (R's `coxph` uses 1.8e-12), or is not a number.
    ///
    /// # Errors
    /// The index of the first dependent row.
    ///
    /// # Panics
    /// Where `matrix` does not have `n * n` numbers.
    pub fn factor(matrix: &[f64], n: usize, tolerance: f64) -> Result<Self, usize> {
        assert_eq!(matrix.len(), n * n, "a square matrix");
        let mut lower = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                let dot: f64 = (0..j).map(|k| lower[i * n + k] * lower[j * n + k]).sum();
                let rest = matrix[i * n + j] - dot;
                if i == j {
                    if !(rest > tolerance * matrix[i * n + i] && rest.is_finite()) {
                        return Err(i);
                    }
                    lower[i * n + i] = rest.sqrt();
                } else {
                    lower[i * n + j] = rest / lower[j * n + j];
                }
            }
        }
        Ok(Self { n, lower })
    }

    /// Solves A x = b in place.
    pub fn solve(&self, b: &mut [f64]) {
        let n = self.n;
        self.forward(b);
        for i in (0..n).rev() {
            let dot: f64 = (i + 1..n).map(|k| self.lower[k * n + i] * b[k]).sum();
            b[i] = (b[i] - dot) / self.lower[i * n + i];
        }
    }

    fn forward(&self, b: &mut [f64]) {
        let n = self.n;
        assert_eq!(b.len(), n, "one entry per row");
        for i in 0..n {
            let dot: f64 = (0..i).map(|k| self.lower[i * n + k] * b[k]).sum();
            b[i] = (b[i] - dot) / self.lower[i * n + i];
        }
    }

    /// The quadratic form bᵀ A⁻¹ b: a Wald or score statistic.
    #[must_use]
    pub fn quadratic(&self, b: &[f64]) -> f64 {
        let mut half = b.to_vec();
        self.forward(&mut half);
        half.iter().map(|v| v * v).sum()
    }

    /// A⁻¹, symmetric to the last digit.
    #[must_use]
    pub fn inverse(&self) -> Vec<f64> {
        let n = self.n;
        let mut inverse = vec![0.0; n * n];
        let mut column = vec![0.0; n];
        for j in 0..n {
            column.fill(0.0);
            column[j] = 1.0;
            self.solve(&mut column);
            for i in j..n {
                inverse[i * n + j] = column[i];
                inverse[j * n + i] = column[i];
            }
        }
        inverse
    }

    /// ln det A.
    #[must_use]
    pub fn log_determinant(&self) -> f64 {
        (0..self.n).map(|i| 2.0 * self.lower[i * self.n + i].ln()).sum()
    }
}

/// The product B A Bᵀ of square matrices, A symmetric: the middle of a sandwich variance.
#[must_use]
pub fn sandwich(bread: &[f64], meat: &[f64], n: usize) -> Vec<f64> {
    let half = product(bread, meat, n);
    let mut result = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let value = (0..n).map(|k| half[i * n + k] * bread[j * n + k]).sum();
            result[i * n + j] = value;
            result[j * n + i] = value;
        }
    }
    result
}

/// The product of two square matrices.
#[must_use]
pub fn product(a: &[f64], b: &[f64], n: usize) -> Vec<f64> {
    let mut result = vec![0.0; n * n];
    for i in 0..n {
        for k in 0..n {
            let factor = a[i * n + k];
            for j in 0..n {
                result[i * n + j] += factor * b[k * n + j];
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hilbert_matrix_is_inverted_to_its_integers() {
        // The inverse of the 3 x 3 Hilbert matrix: 9 −36 30, −36 192 −180, 30 −180 180.
        let hilbert: Vec<f64> = (0..9_u32).map(|k| 1.0 / f64::from(k / 3 + k % 3 + 1)).collect();
        let factor = Cholesky::factor(&hilbert, 3, 1e-12).unwrap();
        let expected = [9.0, -36.0, 30.0, -36.0, 192.0, -180.0, 30.0, -180.0, 180.0];
        for (got, want) in factor.inverse().iter().zip(expected) {
            assert!((got / want - 1.0).abs() < 1e-12, "{got} {want}");
        }
        assert!((factor.log_determinant() - (1.0_f64 / 2160.0).ln()).abs() < 1e-12);
        assert!((factor.quadratic(&[1.0, 1.0, 1.0]) - 9.0).abs() < 1e-10);
        let identity = sandwich(&factor.inverse(), &hilbert, 3);
        assert!((identity[4] - 192.0).abs() < 1e-9);
    }

    #[test]
    fn a_dependent_row_is_named() {
        let matrix = [1.0, 2.0, 0.0, 2.0, 4.0, 0.0, 0.0, 0.0, 1.0];
        assert_eq!(Cholesky::factor(&matrix, 3, 1e-12).unwrap_err(), 1);
    }
}
