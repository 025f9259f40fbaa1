//! The partial likelihood with its slope and curvature at given coefficients, for Efron's and Breslow's ties.
//!
//! Source: Therneau & Grambsch, *Modeling Survival Data* (2000), 3.1 and 3.3. The curvature is not summed over risk sets
//! but over rows: row i counts rᵢ Λ(tᵢ) xᵢxᵢᵀ, Λ being the hazard it has met, and each event takes x̄x̄ᵀ away. So an
//! evaluation takes one pass over the rows, however many event times there are.

use super::block::Block;
use super::design::Design;
use super::model::Ties;
use crate::threads::over_items_mut;

/// Likelihood, slope and curvature at one vector of coefficients.
#[derive(Debug, Clone)]
pub(super) struct Evaluation {
    pub(super) log_likelihood: f64,
    pub(super) score: Vec<f64>,
    pub(super) information: Vec<f64>,
}

/// The state that evaluations share.
#[derive(Debug, Clone)]
pub(super) struct Likelihood {
    pub(super) ties: Ties,
    pub(super) blocks: Vec<Block>,
}

impl Likelihood {
    pub(super) fn new(design: &Design, ties: Ties) -> Self {
        Self { ties, blocks: design.blocks().into_iter().map(|segments| Block::new(design, segments)).collect() }
    }

    /// Evaluates at standardised coefficients `beta`.
    pub(super) fn evaluate(&mut self, design: &Design, beta: &[f64]) -> Evaluation {
        self.sum_risk(design, beta);
        self.curvature(design, |_| 1.0)
    }

    /// Everything that depends on coefficients alone: risks and their sums at each event time.
    pub(super) fn sum_risk(&mut self, design: &Design, beta: &[f64]) {
        over_items_mut(&mut self.blocks, |block| block.own_sums(design, beta));
        self.take_late_entries_away(design);
        self.sum_over_later(design);
        self.add_retained(design);
    }

    /// Likelihood, slope and curvature with each segment's events counted `weight` times.
    pub(super) fn curvature(&mut self, design: &Design, weight: impl Fn(usize) -> f64 + Sync) -> Evaluation {
        let p = design.width();
        let ties = self.ties;
        over_items_mut(&mut self.blocks, |block| block.events(design, ties, &weight));
        self.sum_hazard(design);
        let met_before = self.hazard_before_entry(design);
        over_items_mut(&mut self.blocks, |block| block.rows(design, met_before.as_deref(), &weight));
        let (mut log_likelihood, mut score, mut information) = (0.0, vec![0.0; p], vec![0.0; p * p]);
        for block in &self.blocks {
            log_likelihood += block.log_likelihood;
            for (sum, part) in score.iter_mut().zip(&block.score) {
                *sum += part;
            }
            for (sum, part) in information.iter_mut().zip(&block.information) {
                *sum += part;
            }
        }
        for i in 0..p {
            for j in 0..i {
                information[j * p + i] = information[i * p + j];
            }
        }
        Evaluation { log_likelihood, score, information }
    }

    /// The hazard up to each segment, where rows enter late and have to be told what they missed.
    pub(super) fn hazard_before_entry(&self, design: &Design) -> Option<Vec<f64>> {
        design.missed.as_ref().map(|_| self.blocks.iter().flat_map(|block| block.hazard.iter().copied()).collect())
    }

    fn take_late_entries_away(&mut self, design: &Design) {
        let Some(missed) = &design.missed else { return };
        let p = design.width();
        let starts: Vec<usize> = self.blocks.iter().map(|block| block.segments.start).collect();
        for b in 0..self.blocks.len() {
            for (i, row) in self.blocks[b].rows.clone().enumerate() {
                let Some(last) = (missed[row] as usize).checked_sub(1) else { continue };
                let risk = self.blocks[b].risk[i];
                let owner = starts.partition_point(|&start| start <= last) - 1;
                let at = last - starts[owner];
                let block = &mut self.blocks[owner];
                block.s0[at] -= risk;
                for (sum, column) in block.s1[at * p..(at + 1) * p].iter_mut().zip(&design.columns) {
                    *sum -= risk * column[row];
                }
            }
        }
    }

    /// From each segment's own sums to the sums over it and all later ones of its stratum.
    fn sum_over_later(&mut self, design: &Design) {
        let p = design.width();
        let (mut s0, mut s1, mut stratum) = (0.0, vec![0.0; p], usize::MAX);
        for block in self.blocks.iter_mut().rev() {
            for at in (0..block.s0.len()).rev() {
                let own = design.segments[block.segments.start + at].stratum;
                if own != stratum {
                    (s0, stratum) = (0.0, own);
                    s1.fill(0.0);
                }
                s0 += block.s0[at];
                block.s0[at] = s0;
                for (sum, own) in s1.iter_mut().zip(&mut block.s1[at * p..(at + 1) * p]) {
                    *sum += *own;
                    *own = *sum;
                }
            }
        }
    }

    /// Adds the rows that stay at risk after another cause to the sums of later segments.
    fn add_retained(&mut self, design: &Design) {
        let Some(retained) = &design.retained else { return };
        let p = design.width();
        let (mut kept0, mut kept1) = (0.0, vec![0.0; p]);
        for block in &mut self.blocks {
            for at in 0..block.s0.len() {
                let index = block.segments.start + at;
                let remaining = retained.remaining[index];
                block.s0[at] += remaining * kept0;
                for (sum, kept) in block.s1[at * p..(at + 1) * p].iter_mut().zip(&kept1) {
                    *sum += remaining * kept;
                }
                let segment = design.segments[index];
                for row in segment.events_end..segment.end {
                    let kept = block.risk[row - block.rows.start] * retained.inverse[row];
                    if kept > 0.0 {
                        kept0 += kept;
                        for (sum, column) in kept1.iter_mut().zip(&design.columns) {
                            *sum += kept * column[row];
                        }
                    }
                }
            }
        }
    }

    fn sum_hazard(&mut self, design: &Design) {
        let (mut hazard, mut stratum) = (0.0, usize::MAX);
        for block in &mut self.blocks {
            for at in 0..block.increase.len() {
                let own = design.segments[block.segments.start + at].stratum;
                if own != stratum {
                    (hazard, stratum) = (0.0, own);
                }
                hazard += block.increase[at];
                block.hazard[at] = hazard;
            }
        }
        if let Some(retained) = &design.retained {
            let mut later = 0.0;
            for block in self.blocks.iter_mut().rev() {
                for at in (0..block.increase.len()).rev() {
                    block.later[at] = later;
                    later += block.increase[at] * retained.remaining[block.segments.start + at];
                }
            }
        }
    }
}
