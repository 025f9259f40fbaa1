//! Sandwich variances: right where the spread of the outcome is not the model's, or rows of a group go together.

use std::collections::BTreeMap;

use super::{
    Design, Errors,
    block::{BLOCK, Sums, dot},
};
use crate::{Error, linear, threads::over_ranges};

/// The sandwich on the scale of the centred and scaled design. `bread` is the inverse curvature; `residuals` are each row's
/// score (its gradient is residual · x); `weights` are each row's part in the curvature.
pub(super) fn sandwich(
    design: &Design,
    bread: &[f64],
    residuals: &[f64],
    weights: &[f64],
    errors: Errors,
) -> Result<Vec<f64>, Error> {
    let (n, p) = (design.rows as f64, design.width());
    let (meat, factor) = match errors {
        Errors::Model => return Ok(bread.to_vec()),
        Errors::Hc0 => (meat(design, bread, residuals, weights, 0), 1.0),
        Errors::Hc1 => (meat(design, bread, residuals, weights, 0), n / (n - p as f64)),
        Errors::Hc2 => (meat(design, bread, residuals, weights, 1), 1.0),
        Errors::Hc3 => (meat(design, bread, residuals, weights, 2), 1.0),
        Errors::Clustered(groups) => {
            Error::same_length("outcome", design.rows, "groups", groups.len())?;
            let (meat, clusters) = clustered(design, residuals, groups);
            if clusters < 2 {
                return Err(Error::TooFew { what: "groups of rows", have: clusters, need: 2 });
            }
            let g = clusters as f64;
            (meat, g / (g - 1.0) * (n - 1.0) / (n - p as f64))
        }
    };
    let mut matrix = linear::sandwich(bread, &meat, p);
    for value in &mut matrix {
        *value *= factor;
    }
    Ok(matrix)
}

/// Σ u² x xᵀ, u² over (1 - leverage) to the power given.
fn meat(design: &Design, bread: &[f64], residuals: &[f64], weights: &[f64], power: i32) -> Vec<f64> {
    let p = design.width();
    let mut total = Sums::new(p);
    for part in over_ranges(design.rows, |rows| {
        let mut sums = Sums::new(p);
        let (mut squares, mut scratch, mut leverage) = ([0.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
        design.each_block(rows, |block| {
            for (square, residual) in squares.iter_mut().zip(&residuals[block.start..block.start + block.len]) {
                *square = residual * residual;
            }
            if power > 0 {
                leverage.fill(0.0);
                for i in 0..p {
                    for j in 0..p {
                        let factor = bread[i * p + j];
                        for ((sum, a), b) in leverage.iter_mut().zip(block.column(i)).zip(block.column(j)) {
                            *sum += factor * a * b;
                        }
                    }
                }
                for (row, square) in squares.iter_mut().enumerate().take(block.len) {
                    *square /= (1.0 - leverage[row] * weights[block.start + row]).powi(power);
                }
            }
            sums.add_curvature(block, &squares, &mut scratch);
        });
        sums
    }) {
        total.add(&part);
    }
    total.mirror();
    total.curvature
}

/// Σ over groups of (Σ u x)(Σ u x)ᵀ, and the number of groups.
fn clustered(design: &Design, residuals: &[f64], groups: &[u32]) -> (Vec<f64>, usize) {
    let p = design.width();
    let mut scores: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    design.each_block(0..design.rows, |block| {
        for row in 0..block.len {
            let score = scores.entry(groups[block.start + row]).or_insert_with(|| vec![0.0; p]);
            for (term, sum) in score.iter_mut().enumerate() {
                *sum += residuals[block.start + row] * block.column(term)[row];
            }
        }
    });
    let columns: Vec<Vec<f64>> = (0..p).map(|term| scores.values().map(|score| score[term]).collect()).collect();
    let meat = (0..p * p).map(|cell| dot(&columns[cell / p], &columns[cell % p])).collect();
    (meat, scores.len())
}
