//! One block's share of an evaluation; blocks are worked on at the same time.

use std::ops::Range;

use super::design::Design;
use super::dot::{dot, total};
use super::model::Ties;

/// Rows whose columns are multiplied together while they lie in the first-level cache.
const TILE: usize = 256;

/// The sums of consecutive segments; vectors over segments are indexed from the block's first.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) segments: Range<usize>,
    pub(super) rows: Range<usize>,
    /// exp(xβ) of each row.
    pub(super) risk: Vec<f64>,
    /// Σ risk and Σ risk·x over those at risk, at each segment's time.
    pub(super) s0: Vec<f64>,
    pub(super) s1: Vec<f64>,
    /// The hazard's increase for those who stay, and for those with the event.
    pub(super) increase: Vec<f64>,
    pub(super) partial: Vec<f64>,
    /// The hazard up to and including each segment's time, within its stratum.
    pub(super) hazard: Vec<f64>,
    /// Σ of later increases weighted by G, for rows kept at risk after another cause.
    pub(super) later: Vec<f64>,
    pub(super) log_likelihood: f64,
    pub(super) score: Vec<f64>,
    pub(super) information: Vec<f64>,
}

impl Block {
    pub(super) fn new(design: &Design, segments: Range<usize>) -> Self {
        let rows = design.segments[segments.start].start..design.segments[segments.end - 1].end;
        let (count, p) = (segments.len(), design.width());
        Self {
            risk: vec![0.0; rows.len()],
            s0: vec![0.0; count],
            s1: vec![0.0; count * p],
            increase: vec![0.0; count],
            partial: vec![0.0; count],
            hazard: vec![0.0; count],
            later: vec![0.0; count],
            segments,
            rows,
            ..Self::default()
        }
    }

    /// Each row's risk, and each segment's own sums.
    pub(super) fn own_sums(&mut self, design: &Design, beta: &[f64]) {
        let p = design.width();
        self.log_likelihood = 0.0;
        self.risk.fill(0.0);
        for (column, beta) in design.columns.iter().zip(beta) {
            for (sum, x) in self.risk.iter_mut().zip(&column[self.rows.clone()]) {
                *sum += beta * x;
            }
        }
        let offset = self.rows.start;
        for segment in &design.segments[self.segments.clone()] {
            self.log_likelihood += total(&self.risk[segment.start - offset..segment.events_end - offset]);
        }
        for risk in &mut self.risk {
            *risk = risk.exp();
        }
        for (at, segment) in design.segments[self.segments.clone()].iter().enumerate() {
            let with = &self.risk[segment.start - offset..segment.events_end - offset];
            let without = &self.risk[segment.events_end - offset..segment.end - offset];
            self.s0[at] = total(with) + total(without);
        }
        for (j, column) in design.columns.iter().enumerate() {
            for (at, segment) in design.segments[self.segments.clone()].iter().enumerate() {
                let with = &self.risk[segment.start - offset..segment.events_end - offset];
                let without = &self.risk[segment.events_end - offset..segment.end - offset];
                self.s1[at * p + j] = dot(with, &column[segment.start..segment.events_end])
                    + dot(without, &column[segment.events_end..segment.end]);
            }
        }
    }

    /// What each event time adds: to the likelihood, to the hazard, and x̄x̄ᵀ off the curvature.
    pub(super) fn events(&mut self, design: &Design, ties: Ties, weight: &impl Fn(usize) -> f64) {
        let p = design.width();
        self.information.clear();
        self.information.resize(p * p, 0.0);
        let mut d1 = vec![0.0; p];
        for at in 0..self.s0.len() {
            let index = self.segments.start + at;
            let events = design.segments[index].events();
            let d0 = self.tied(design, at, &mut d1);
            let (mut increase, mut partial, mut squares) = (0.0, 0.0, [0.0; 3]);
            for gone in draws(events, ties) {
                let sum = self.s0[at] - gone * d0;
                let one = 1.0 / sum;
                self.log_likelihood -= sum.ln();
                increase += one;
                partial += (1.0 - gone) * one;
                squares[0] += one * one;
                squares[1] += gone * one * one;
                squares[2] += gone * gone * one * one;
            }
            let weight = weight(index);
            self.increase[at] = weight * increase;
            self.partial[at] = weight * partial;
            if events == 0 {
                continue;
            }
            let s1 = &self.s1[at * p..(at + 1) * p];
            for j in 0..p {
                let from_s = weight * (s1[j] * squares[0] - d1[j] * squares[1]);
                let from_d = weight * (d1[j] * squares[2] - s1[j] * squares[1]);
                let cells = &mut self.information[j * p..=j * p + j];
                for ((cell, s1), d1) in cells.iter_mut().zip(s1).zip(&d1) {
                    *cell -= from_s * s1 + from_d * d1;
                }
            }
        }
    }

    /// Σ risk and, into `sums`, Σ risk·x over rows tied at a segment's time; 0 where there is one event and nothing to draw.
    pub(super) fn tied(&self, design: &Design, at: usize, sums: &mut [f64]) -> f64 {
        let segment = design.segments[self.segments.start + at];
        if segment.events() < 2 {
            sums.fill(0.0);
            return 0.0;
        }
        let with = &self.risk[segment.start - self.rows.start..segment.events_end - self.rows.start];
        for (sum, column) in sums.iter_mut().zip(&design.columns) {
            *sum = dot(with, &column[segment.start..segment.events_end]);
        }
        total(with)
    }

    /// What each row adds to slope and curvature: the hazard it has met.
    pub(super) fn rows(&mut self, design: &Design, before_entry: Option<&[f64]>, weight: &impl Fn(usize) -> f64) {
        let p = design.width();
        let met = self.hazard_met(design, before_entry);
        self.score.clear();
        self.score.resize(p, 0.0);
        for (score, column) in self.score.iter_mut().zip(&design.columns) {
            for index in self.segments.clone() {
                let segment = design.segments[index];
                *score += weight(index) * total(&column[segment.start..segment.events_end]);
            }
        }
        let mut weighted = [0.0; TILE];
        for tile in (0..met.len()).step_by(TILE) {
            let end = (tile + TILE).min(met.len());
            let (met, rows) = (&met[tile..end], self.rows.start + tile..self.rows.start + end);
            let weighted = &mut weighted[..end - tile];
            for j in 0..p {
                for ((product, met), x) in weighted.iter_mut().zip(met).zip(&design.columns[j][rows.clone()]) {
                    *product = met * x;
                }
                self.score[j] -= total(weighted);
                for k in 0..=j {
                    self.information[j * p + k] += dot(weighted, &design.columns[k][rows.clone()]);
                }
            }
        }
    }

    /// exp(xβ) times the baseline hazard each row has met while at risk: its expected number of events.
    pub(super) fn hazard_met(&self, design: &Design, before_entry: Option<&[f64]>) -> Vec<f64> {
        let mut met = vec![0.0; self.rows.len()];
        let offset = self.rows.start;
        for (at, segment) in design.segments[self.segments.clone()].iter().enumerate() {
            let stays = self.hazard[at];
            let leaves = stays - self.increase[at] + self.partial[at];
            met[segment.start - offset..segment.events_end - offset].fill(leaves);
            met[segment.events_end - offset..segment.end - offset].fill(stays);
            if let Some(retained) = &design.retained {
                for row in segment.events_end..segment.end {
                    met[row - offset] += retained.inverse[row] * self.later[at];
                }
            }
        }
        if let (Some(missed), Some(before_entry)) = (&design.missed, before_entry) {
            for (met, &missed) in met.iter_mut().zip(&missed[self.rows.clone()]) {
                if let Some(last) = (missed as usize).checked_sub(1) {
                    *met -= before_entry[last];
                }
            }
        }
        for (met, risk) in met.iter_mut().zip(&self.risk) {
            *met *= risk;
        }
        met
    }
}

/// For each of the events at one time, the share of the tied rows already gone when it is drawn.
pub(super) fn draws(events: usize, ties: Ties) -> impl Iterator<Item = f64> {
    let share = if ties == Ties::Breslow { 0.0 } else { 1.0 / events.max(1) as f64 };
    (0..events).map(move |draw| draw as f64 * share)
}
