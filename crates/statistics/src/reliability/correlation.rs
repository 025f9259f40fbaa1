//! Covariances and correlations of a few columns.

use crate::{Error, linear::Cholesky};

/// The covariance matrix, row by row.
pub(super) fn covariances(columns: &[&[f64]]) -> Vec<f64> {
    let (k, n) = (columns.len(), columns[0].len() as f64);
    let centred: Vec<Vec<f64>> = columns
        .iter()
        .map(|column| {
            let mean = column.iter().sum::<f64>() / n;
            column.iter().map(|value| value - mean).collect()
        })
        .collect();
    let mut matrix = vec![0.0; k * k];
    for i in 0..k {
        for j in 0..=i {
            let sum: f64 = centred[i].iter().zip(&centred[j]).map(|(a, b)| a * b).sum();
            matrix[i * k + j] = sum / (n - 1.0);
            matrix[j * k + i] = matrix[i * k + j];
        }
    }
    matrix
}

/// The correlation matrix of a covariance matrix.
pub(super) fn correlations(covariances: &[f64], k: usize) -> Vec<f64> {
    let deviation: Vec<f64> = (0..k).map(|i| covariances[i * k + i].sqrt()).collect();
    (0..k * k).map(|cell| covariances[cell] / deviation[cell / k] / deviation[cell % k]).collect()
}

/// Squared multiple correlations: how much of each item the others foretell.
pub(super) fn multiple_correlations(correlations: &[f64], k: usize) -> Result<Vec<f64>, Error> {
    let inverse = Cholesky::factor(correlations, k, 1e-12)
        .map_err(|column| Error::Collinear { column: format!("item {}", column + 1) })?
        .inverse();
    Ok((0..k).map(|i| 1.0 - 1.0 / inverse[i * k + i]).collect())
}
