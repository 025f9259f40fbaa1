//! Means of covariates among those at risk, cumulated over the hazard: what residuals and predictions are made of.

use super::block::{Block, draws};
use super::fit::Fit;

/// Sums over the draws of one event time, Efron's or Breslow's.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Draws {
    /// Σ 1/s, Σ f/s: `f` the share of tied rows already gone, `s` the sum of risks left.
    pub(super) once: [f64; 2],
    /// Σ 1/s², Σ f/s², Σ f²/s².
    pub(super) square: [f64; 3],
}

impl Fit {
    /// The sums at the segment `at` of a block; the tied rows' own sum of risk·x goes into `tied`.
    pub(super) fn draws(&self, block: &Block, at: usize, tied: &mut [f64]) -> Draws {
        let d0 = block.tied(&self.design, at, tied);
        let mut sums = Draws::default();
        for gone in draws(self.design.segments[block.segments.start + at].events(), self.likelihood.ties) {
            let one = 1.0 / (block.s0[at] - gone * d0);
            sums.once[0] += one;
            sums.once[1] += gone * one;
            sums.square[0] += one * one;
            sums.square[1] += gone * one * one;
            sums.square[2] += gone * gone * one * one;
        }
        sums
    }

    /// ∫ x̄ dΛ up to and including each segment, within its stratum, p numbers for each.
    pub(super) fn mean_over_hazard(&self) -> Vec<f64> {
        let p = self.design.width();
        let mut cumulated = Vec::with_capacity(self.design.segments.len() * p);
        let (mut sum, mut tied, mut stratum) = (vec![0.0; p], vec![0.0; p], usize::MAX);
        for block in &self.likelihood.blocks {
            for at in 0..block.s0.len() {
                let own = self.design.segments[block.segments.start + at].stratum;
                if own != stratum {
                    stratum = own;
                    sum.fill(0.0);
                }
                let draws = self.draws(block, at, &mut tied);
                for (j, sum) in sum.iter_mut().enumerate() {
                    *sum += block.s1[at * p + j] * draws.square[0] - tied[j] * draws.square[1];
                }
                cumulated.extend_from_slice(&sum);
            }
        }
        cumulated
    }
}
