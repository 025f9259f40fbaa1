//! Score residuals, and variances that hold where the model does not: robust, and by cluster.
//!
//! `L_i = ∫ (x_i − x̄) dM_i`; the variance is `V (Σ L_i L_iᵀ) V`, rows of one cluster summed first. Lin & Wei (1989), JASA
//! 84:1074; Efron's ties by Therneau & Grambsch (2000), appendix E: with d ties a row meets 1, (d−1)/d, … of the hazard.

use super::block::Block;
use super::fit::Fit;
use super::model::Ties;
use crate::Error;
use crate::linear::sandwich;
use crate::survival::Groups;
use crate::threads::over_items;

/// Blocks whose residuals are held at one time.
const AT_ONCE: usize = 8;

impl Fit {
    /// The variance of the coefficients that does not rest on the model, row-major: each row is a cluster of its own, or
    /// belongs to the cluster given.
    ///
    /// # Errors
    /// Exact ties, for which no residuals are defined; clusters of another number of rows.
    pub fn robust_covariance(&self, clusters: Option<&Groups<'_>>) -> Result<Vec<f64>, Error> {
        if self.ties == Ties::Exact {
            return Err(Error::ExactTies { what: "a robust variance" });
        }
        let p = self.design.width();
        let mut meat = vec![0.0; p * p];
        if let Some(clusters) = clusters {
            clusters.matching(self.design.rows)?;
            let mut sums = vec![0.0; clusters.count() * p];
            Residuals::new(self).visit(|first, residuals| {
                for (residual, &row) in residuals.chunks(p).zip(&self.design.row[first..]) {
                    let cluster = clusters.of(row as usize);
                    add(&mut sums[cluster * p..(cluster + 1) * p], residual);
                }
            });
            add_squares(&mut meat, &sums, p);
        } else {
            Residuals::new(self).visit(|_, residuals| add_squares(&mut meat, residuals, p));
        }
        Ok(self.sandwiched(&mut meat))
    }

    /// V M V in units of the coefficients, from the lower triangle of M.
    pub(super) fn sandwiched(&self, meat: &mut [f64]) -> Vec<f64> {
        let p = self.design.width();
        for i in 0..p {
            for j in 0..i {
                meat[j * p + i] = meat[i * p + j];
            }
        }
        self.unscaled(&sandwich(&self.inverse, meat, p))
    }

    /// The score residual of every row, in the order of the data, p numbers for each, in units of 1/covariate.
    ///
    /// # Errors
    /// Exact ties, for which no residuals are defined.
    pub fn score_residuals(&self) -> Result<Vec<f64>, Error> {
        if self.ties == Ties::Exact {
            return Err(Error::ExactTies { what: "residuals" });
        }
        let p = self.design.width();
        let mut all = vec![0.0; self.design.rows * p];
        Residuals::new(self).visit(|first, residuals| {
            for (from, &row) in residuals.chunks(p).zip(&self.design.row[first..]) {
                let to = &mut all[row as usize * p..(row as usize + 1) * p];
                for ((to, from), scale) in to.iter_mut().zip(from).zip(&self.design.scale) {
                    *to = from * scale;
                }
            }
        });
        Ok(all)
    }
}

/// Score residuals of standardised covariates, made a few blocks at a time.
pub(super) struct Residuals<'a> {
    fit: &'a Fit,
    /// ∫ x̄ dΛ up to each segment.
    pub(super) means: Vec<f64>,
    /// ∫ G x̄ dΛ after each segment, where rows are kept at risk after another cause.
    pub(super) later: Vec<f64>,
    before_entry: Option<Vec<f64>>,
}

impl<'a> Residuals<'a> {
    pub(super) fn new(fit: &'a Fit) -> Self {
        let means = fit.mean_over_hazard();
        let later = later_means(fit, &means);
        Self { fit, means, later, before_entry: fit.likelihood.hazard_before_entry(&fit.design) }
    }

    /// Gives residuals in sorted order, p numbers for each row, with the number of the first row.
    pub(super) fn visit(&self, mut visit: impl FnMut(usize, &mut [f64])) {
        for blocks in self.fit.likelihood.blocks.chunks(AT_ONCE) {
            for (block, mut residuals) in blocks.iter().zip(over_items(blocks, |block| self.block(block))) {
                visit(block.rows.start, &mut residuals);
            }
        }
    }

    fn block(&self, block: &Block) -> Vec<f64> {
        let (design, p) = (&self.fit.design, self.fit.design.width());
        let mut residuals = vec![0.0; block.rows.len() * p];
        let met = block.hazard_met(design, self.before_entry.as_deref());
        let offset = block.rows.start;
        let (mut average, mut partial, mut d1) = (vec![0.0; p], vec![0.0; p], vec![0.0; p]);
        for (at, index) in block.segments.clone().enumerate() {
            let segment = design.segments[index];
            let own = &self.means[index * p..(index + 1) * p];
            let events = segment.events();
            if events > 0 {
                let s1 = &block.s1[at * p..(at + 1) * p];
                let sums = self.fit.draws(block, at, &mut d1);
                let ([one, gone], [_, with_gone, gone_square]) = (sums.once, sums.square);
                for j in 0..p {
                    average[j] = (s1[j] * one - d1[j] * gone) / events as f64;
                    // What those with the event met at this time is less than what others did.
                    partial[j] = own[j] - s1[j] * with_gone + d1[j] * gone_square;
                }
            }
            for row in segment.start..segment.end {
                let local = row - offset;
                let risk = block.risk[local];
                let with_event = row < segment.events_end;
                let missed = design.missed.as_ref().and_then(|missed| (missed[row] as usize).checked_sub(1));
                let kept = design.retained.as_ref().map_or(0.0, |retained| retained.inverse[row]);
                let residual = &mut residuals[local * p..(local + 1) * p];
                for (j, residual) in residual.iter_mut().enumerate() {
                    let x = design.columns[j][row];
                    let mut mean = if with_event { partial[j] } else { own[j] };
                    if let Some(missed) = missed {
                        mean -= self.means[missed * p + j];
                    }
                    if kept > 0.0 {
                        mean += kept * self.later[index * p + j];
                    }
                    let event = if with_event { x - average[j] } else { 0.0 };
                    *residual = event - x * met[local] + risk * mean;
                }
            }
        }
        residuals
    }
}

fn later_means(fit: &Fit, means: &[f64]) -> Vec<f64> {
    let Some(retained) = &fit.design.retained else { return Vec::new() };
    let (p, segments) = (fit.design.width(), fit.design.segments.len());
    let mut later = vec![0.0; segments * p];
    for index in (1..segments).rev() {
        for j in 0..p {
            let increase = means[index * p + j] - means[(index - 1) * p + j];
            later[(index - 1) * p + j] = later[index * p + j] + retained.remaining[index] * increase;
        }
    }
    later
}

fn add(sum: &mut [f64], part: &[f64]) {
    for (sum, part) in sum.iter_mut().zip(part) {
        *sum += part;
    }
}

/// Adds the lower triangle of Σ L Lᵀ over rows of `p` numbers.
pub(super) fn add_squares(sum: &mut [f64], rows: &[f64], p: usize) {
    let pieces: Vec<&[f64]> = rows.chunks(p * 4096).collect();
    let parts = over_items(&pieces, |piece| {
        let mut sum = vec![0.0; p * p];
        for row in piece.chunks(p) {
            for (i, left) in row.iter().enumerate() {
                for (cell, right) in sum[i * p..=i * p + i].iter_mut().zip(row) {
                    *cell += left * right;
                }
            }
        }
        sum
    });
    for part in parts {
        add(sum, &part);
    }
}
