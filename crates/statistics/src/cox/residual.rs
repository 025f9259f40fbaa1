//! Score residuals, and variances that hold where the model does not: robust, and by cluster.
//!
//! `L_i = ∫ (x_i − x̄) dM_i`; the variance is `V (Σ L_i L_iᵀ) V`, rows of one cluster summed first. Lin & Wei (1989), JASA
//! 84:1074; Efron's ties by Therneau & Grambsch (2000), appendix E: with d ties a row meets 1, (d−1)/d, … of the hazard.

use super::fit::Fit;
use super::model::Ties;
use crate::Error;
use crate::linear::sandwich;
use crate::survival::Groups;
use crate::threads::over_items;

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
        let residuals = self.standardised_residuals();
        let meat = match clusters {
            None => squares(&residuals, self.design.width()),
            Some(clusters) => {
                clusters.matching(self.design.rows)?;
                squares(&self.by_cluster(&residuals, clusters), self.design.width())
            }
        };
        Ok(self.unscaled(&sandwich(&self.inverse, &meat, self.design.width())))
    }

    fn by_cluster(&self, residuals: &[f64], clusters: &Groups<'_>) -> Vec<f64> {
        let p = self.design.width();
        let mut sums = vec![0.0; clusters.count() * p];
        for (residual, &row) in residuals.chunks(p).zip(&self.design.row) {
            let cluster = clusters.of(row as usize);
            for (sum, residual) in sums[cluster * p..(cluster + 1) * p].iter_mut().zip(residual) {
                *sum += residual;
            }
        }
        sums
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
        let mut residuals = vec![0.0; self.design.rows * p];
        for (from, &row) in self.standardised_residuals().chunks(p).zip(&self.design.row) {
            let to = &mut residuals[row as usize * p..(row as usize + 1) * p];
            for ((to, from), scale) in to.iter_mut().zip(from).zip(&self.design.scale) {
                *to = from * scale;
            }
        }
        Ok(residuals)
    }

    /// Score residuals of standardised covariates, in sorted order.
    pub(super) fn standardised_residuals(&self) -> Vec<f64> {
        let (design, p) = (&self.design, self.design.width());
        let means = self.mean_over_hazard();
        let before_entry = self.likelihood.hazard_before_entry(design);
        let later = self.later_means();
        let parts = over_items(&self.likelihood.blocks, |block| {
            let mut residuals = vec![0.0; block.rows.len() * p];
            let met = block.hazard_met(design, before_entry.as_deref());
            let offset = block.rows.start;
            let (mut average, mut partial) = (vec![0.0; p], vec![0.0; p]);
            for (at, index) in block.segments.clone().enumerate() {
                let segment = design.segments[index];
                let (s1, d1) = (&block.s1[at * p..(at + 1) * p], &block.d1[at * p..(at + 1) * p]);
                let own = &means[index * p..(index + 1) * p];
                let events = segment.events();
                if events > 0 {
                    let sums = self.draws(block, at);
                    let [one, gone] = sums.once;
                    let [_, with_gone, gone_square] = sums.square;
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
                            mean -= means[missed * p + j];
                        }
                        if kept > 0.0 {
                            mean += kept * later[index * p + j];
                        }
                        let event = if with_event { x - average[j] } else { 0.0 };
                        *residual = event - x * met[local] + risk * mean;
                    }
                }
            }
            residuals
        });
        parts.concat()
    }

    /// ∫ G x̄ dΛ after each segment, where rows are kept at risk after another cause.
    pub(super) fn later_means(&self) -> Vec<f64> {
        let Some(retained) = &self.design.retained else { return Vec::new() };
        let (p, segments) = (self.design.width(), self.design.segments.len());
        let means = self.mean_over_hazard();
        let mut later = vec![0.0; segments * p];
        for index in (1..segments).rev() {
            for j in 0..p {
                let increase = means[index * p + j] - means[(index - 1) * p + j];
                later[(index - 1) * p + j] = later[index * p + j] + retained.remaining[index] * increase;
            }
        }
        later
    }
}

/// Σ L Lᵀ over rows of `p` numbers.
pub(super) fn squares(rows: &[f64], p: usize) -> Vec<f64> {
    let pieces: Vec<&[f64]> = rows.chunks(p * 8192).collect();
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
    let mut total = vec![0.0; p * p];
    for part in parts {
        for (total, part) in total.iter_mut().zip(part) {
            *total += part;
        }
    }
    for i in 0..p {
        for j in 0..i {
            total[j * p + i] = total[i * p + j];
        }
    }
    total
}
