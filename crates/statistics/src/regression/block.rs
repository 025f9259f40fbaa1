//! Rows in blocks that fit into the processor's cache: the inner loops of both regressions.

use std::ops::Range;

use super::Design;

/// Rows per block.
pub(super) const BLOCK: usize = 256;

/// Up to [`BLOCK`] rows of the centred and scaled design, column by column; the first column is the intercept.
pub(super) struct Block {
    values: Vec<f64>,
    pub start: usize,
    pub len: usize,
}

impl Block {
    pub fn column(&self, term: usize) -> &[f64] {
        &self.values[term * BLOCK..term * BLOCK + self.len]
    }

    /// The linear predictor of the block's rows.
    pub fn predict(&self, coefficients: &[f64], into: &mut [f64]) {
        let into = &mut into[..self.len];
        into.fill(coefficients[0]);
        for (term, coefficient) in coefficients.iter().enumerate().skip(1) {
            for (sum, value) in into.iter_mut().zip(self.column(term)) {
                *sum += coefficient * value;
            }
        }
    }
}

impl Design<'_> {
    /// Calls `visit` with every block of a range of rows.
    pub(super) fn each_block(&self, rows: Range<usize>, visit: impl FnMut(&Block)) {
        self.every_block(rows, 1, visit);
    }

    /// Calls `visit` with every so-many-th block.
    pub(super) fn every_block(&self, rows: Range<usize>, stride: usize, mut visit: impl FnMut(&Block)) {
        let mut block = Block { values: vec![1.0; self.width() * BLOCK], start: 0, len: 0 };
        let mut start = rows.start;
        while start < rows.end {
            if !((start - rows.start) / BLOCK).is_multiple_of(stride) {
                start += BLOCK;
                continue;
            }
            block.start = start;
            block.len = BLOCK.min(rows.end - start);
            for (j, covariate) in self.covariates.iter().enumerate() {
                let (centre, scale) = (self.centre[j], self.scale[j]);
                let target = &mut block.values[(j + 1) * BLOCK..(j + 1) * BLOCK + block.len];
                for (target, value) in target.iter_mut().zip(&covariate.values[start..start + block.len]) {
                    *target = (value - centre) * scale;
                }
            }
            visit(&block);
            start += block.len;
        }
    }
}

/// Gradient, second derivatives (lower triangle) and a sum of one more thing.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    pub gradient: Vec<f64>,
    pub curvature: Vec<f64>,
    pub value: f64,
}

impl Sums {
    pub fn new(width: usize) -> Self {
        Self { gradient: vec![0.0; width], curvature: vec![0.0; width * width], value: 0.0 }
    }

    /// Adds `residuals · x` to the gradient.
    pub fn add_gradient(&mut self, block: &Block, residuals: &[f64]) {
        for (term, sum) in self.gradient.iter_mut().enumerate() {
            *sum += dot(&residuals[..block.len], block.column(term));
        }
    }

    /// Adds `weights · x xᵀ` to the second derivatives.
    pub fn add_curvature(&mut self, block: &Block, weights: &[f64], scratch: &mut [f64; BLOCK]) {
        let width = self.gradient.len();
        for i in 0..width {
            let weighted = &mut scratch[..block.len];
            for ((target, weight), value) in weighted.iter_mut().zip(weights).zip(block.column(i)) {
                *target = weight * value;
            }
            for j in 0..=i {
                self.curvature[i * width + j] += dot(weighted, block.column(j));
            }
        }
    }

    /// Adds what another range of rows came to.
    pub fn add(&mut self, other: &Self) {
        for (sum, value) in self.gradient.iter_mut().zip(&other.gradient) {
            *sum += value;
        }
        for (sum, value) in self.curvature.iter_mut().zip(&other.curvature) {
            *sum += value;
        }
        self.value += other.value;
    }

    /// Copies the lower triangle to the upper one.
    pub fn mirror(&mut self) {
        let width = self.gradient.len();
        for i in 0..width {
            for j in 0..i {
                self.curvature[j * width + i] = self.curvature[i * width + j];
            }
        }
    }
}

/// The sum of products, in eight lanes that the processor adds side by side.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left.zip(right) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum::<f64>() + rest
}
