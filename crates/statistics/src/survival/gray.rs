//! Do groups differ in the cumulative incidence of a cause? Gray's test.
//!
//! The score compares events of the cause with those expected where everybody of a group without the cause stays at
//! risk: `R_k = n_k (1 − F_k(t−))/S_k(t−)`. R. J. Gray (1988), Ann. Statist. 16:1141, with ρ = 0; ties as in R's
//! `cmprsk::cuminc`.

use std::ops::Range;

use super::follow_up::FollowUp;
use super::groups::Groups;
use super::log_rank::by_stratum;
use super::risk_table::RiskTable;
use crate::Error;
use crate::distribution::chi_square;
use crate::linear::Cholesky;
use crate::threads::over_items;

/// The comparison of incidences.
#[derive(Debug, Clone, PartialEq)]
pub struct GrayTest {
    /// Events of the cause seen in each group, less those expected if incidences did not differ.
    pub score: Vec<f64>,
    /// The scores' variances and covariances, groups by groups, row-major.
    pub variance: Vec<f64>,
    /// The test statistic.
    pub chi_square: f64,
    /// Its degrees of freedom: groups less one.
    pub degrees: usize,
    /// The probability of a statistic as large where incidences do not differ.
    pub p_value: f64,
}

/// Compares the incidence of `cause` (from 1 on) between groups, within strata where given.
///
/// # Errors
/// Columns of different lengths, fewer than two groups, late entry, no event of the cause where groups can be compared.
pub fn gray_test(
    follow_up: &FollowUp<'_>,
    groups: &Groups<'_>,
    strata: Option<&Groups<'_>>,
    cause: usize,
) -> Result<GrayTest, Error> {
    let count = groups.count();
    if count < 2 {
        return Err(Error::OneGroup { what: "Gray's test" });
    }
    if follow_up.entry().is_some() {
        return Err(Error::LateEntry { what: "Gray's test" });
    }
    let causes = usize::from(follow_up.causes());
    if cause == 0 || cause > causes {
        return Err(Error::UnknownCause { cause, causes });
    }
    let (mut score, mut variance) = (vec![0.0; count], vec![0.0; count * count]);
    let parts = over_items(&by_stratum(follow_up, groups, strata)?, |tables| stratum(tables, cause));
    for (part_score, part_variance) in parts {
        for (sum, part) in score.iter_mut().zip(part_score) {
            *sum += part;
        }
        for (sum, part) in variance.iter_mut().zip(part_variance) {
            *sum += part;
        }
    }
    let degrees = count - 1;
    let part: Vec<f64> = (0..degrees).flat_map(|g| variance[g * count..g * count + degrees].to_vec()).collect();
    let Ok(factor) = Cholesky::factor(&part, degrees, 1e-12) else {
        return Err(Error::NoEvents { what: "groups that were at risk together" });
    };
    let chi_square = factor.quadratic(&score[..degrees]);
    let p_value = chi_square::survival(degrees as f64, chi_square);
    Ok(GrayTest { score, variance, chi_square, degrees, p_value })
}

/// What is known at one event time, group by group.
struct Step {
    at_risk: Vec<f64>,
    own: Vec<f64>,
    others: Vec<f64>,
    survival_before: Vec<f64>,
    survival: Vec<f64>,
    incidence_before: Vec<f64>,
    incidence: Vec<f64>,
    /// Events of the cause in all groups.
    events: f64,
    /// Σ n/S(t−), the size of the sample without censoring or other causes.
    whole: f64,
    pooled_before: f64,
    pooled: f64,
}

impl Step {
    /// Row k of the projection that compares groups: `t_i (δ_ik − t_k / Σ t)` with `t = n/S(t−)`.
    fn projection(&self, k: usize, row: &mut [f64]) {
        let own = self.at_risk[k] / self.survival_before[k];
        for (i, cell) in row.iter_mut().enumerate() {
            let other = if self.at_risk[i] > 0.0 { self.at_risk[i] / self.survival_before[i] } else { 0.0 };
            *cell = if i == k { own * (1.0 - own / self.whole) } else { -other * own / self.whole };
        }
    }
}

/// Calls `visit` at every time with an event of any cause.
fn walk(tables: &[RiskTable], cause: usize, mut visit: impl FnMut(&Step)) {
    let count = tables.len();
    let zeros = || vec![0.0; count];
    let ones = || vec![1.0; count];
    let mut step = Step {
        at_risk: zeros(),
        own: zeros(),
        others: zeros(),
        survival_before: ones(),
        survival: ones(),
        incidence_before: zeros(),
        incidence: zeros(),
        events: 0.0,
        whole: 0.0,
        pooled_before: 0.0,
        pooled: 0.0,
    };
    let mut next = vec![0; count];
    loop {
        let times = tables.iter().zip(&next).filter_map(|(table, &next)| table.time().get(next));
        let Some(time) = times.copied().reduce(f64::min) else { break };
        let mut any = 0.0;
        (step.events, step.whole) = (0.0, 0.0);
        for (k, table) in tables.iter().enumerate() {
            let here = table.time().get(next[k]) == Some(&time);
            step.at_risk[k] = table.at_risk().get(next[k]).map_or(0.0, |&n| f64::from(n));
            let (own, all) = if here {
                (f64::from(table.causes_at(next[k])[cause - 1]), f64::from(table.events_at(next[k])))
            } else {
                (0.0, 0.0)
            };
            (step.own[k], step.others[k]) = (own, all - own);
            any += all;
            step.events += own;
            next[k] += usize::from(here);
            if step.at_risk[k] > 0.0 {
                let n = step.at_risk[k];
                step.survival[k] = step.survival_before[k] * (n - all) / n;
                step.incidence[k] = step.incidence_before[k] + step.survival_before[k] * own / n;
                step.whole += n / step.survival_before[k];
            }
        }
        if any > 0.0 {
            step.pooled = step.pooled_before + step.events / step.whole;
            visit(&step);
            step.pooled_before = step.pooled;
            step.survival_before.copy_from_slice(&step.survival);
            step.incidence_before.copy_from_slice(&step.incidence);
        }
    }
}

/// Score and variance of one stratum.
fn stratum(tables: &[RiskTable], cause: usize) -> (Vec<f64>, Vec<f64>) {
    let count = tables.len();
    let mut score = vec![0.0; count];
    let mut row = vec![0.0; count];
    // For each group k the projection's row cumulated over the pooled hazard.
    let mut total = vec![0.0; count * count];
    walk(tables, cause, |step| {
        let kept = |k: usize| match step.at_risk[k] {
            0.0 => 0.0,
            n => n * (1.0 - step.incidence_before[k]) / step.survival_before[k],
        };
        let all: f64 = (0..count).map(kept).sum();
        for (k, score) in score.iter_mut().enumerate() {
            *score += step.own[k] - if step.events > 0.0 { step.events * kept(k) / all } else { 0.0 };
        }
        accumulate(step, &mut row, 0..count, &mut total);
    });
    // The squares of a few groups at a time: the same few on every machine.
    let few: Vec<Range<usize>> = (0..count).step_by(5).map(|first| first..count.min(first + 5)).collect();
    let mut variance = vec![0.0; count * count];
    for part in over_items(&few, |groups| squares(tables, cause, groups.clone(), &total)) {
        for (sum, part) in variance.iter_mut().zip(part) {
            *sum += part;
        }
    }
    for i in 0..count {
        for j in 0..i {
            variance[j * count + i] = variance[i * count + j];
        }
    }
    (score, variance)
}

/// The part of the variance, below the diagonal, that comes from the hazards of some groups.
fn squares(tables: &[RiskTable], cause: usize, groups: Range<usize>, total: &[f64]) -> Vec<f64> {
    let count = tables.len();
    let mut row = vec![0.0; count];
    let (mut so_far, mut variance) = (vec![0.0; count * count], vec![0.0; count * count]);
    let mut influence = vec![0.0; count];
    walk(tables, cause, |step| {
        accumulate(step, &mut row, groups.clone(), &mut so_far);
        for k in groups.clone() {
            if step.at_risk[k] <= 0.0 {
                continue;
            }
            let (n, before, after) = (step.at_risk[k], step.survival_before[k], step.survival[k]);
            let later = |i: usize| total[k * count + i] - so_far[k * count + i];
            if step.events > 0.0 {
                let weight = if after > 0.0 { 1.0 - (1.0 - step.pooled) / after } else { 1.0 };
                let ties =
                    if step.events > 1.0 { 1.0 - (step.events - 1.0) / (step.whole * before - 1.0) } else { 1.0 };
                step.projection(k, &mut row);
                for (i, influence) in influence.iter_mut().enumerate() {
                    *influence = row[i] + weight * later(i);
                }
                add_square(&mut variance, &influence, ties * before * step.events / (step.whole * n));
            }
            if step.others[k] > 0.0 && after > 0.0 {
                let weight = (1.0 - step.pooled) / after;
                let ties = if step.others[k] > 1.0 { 1.0 - (step.others[k] - 1.0) / (n - 1.0) } else { 1.0 };
                for (i, influence) in influence.iter_mut().enumerate() {
                    *influence = weight * later(i);
                }
                add_square(&mut variance, &influence, ties * before * before * step.others[k] / (n * n));
            }
        }
    });
    variance
}

fn accumulate(step: &Step, row: &mut [f64], groups: Range<usize>, sums: &mut [f64]) {
    if step.events == 0.0 {
        return;
    }
    let hazard = step.events / (step.whole * (1.0 - step.pooled_before));
    for k in groups {
        if step.at_risk[k] > 0.0 {
            step.projection(k, row);
            for (sum, cell) in sums[k * row.len()..].iter_mut().zip(row.iter()) {
                *sum += cell * hazard;
            }
        }
    }
}

fn add_square(variance: &mut [f64], influence: &[f64], weight: f64) {
    let count = influence.len();
    for i in 0..count {
        let factor = weight * influence[i];
        for (cell, other) in variance[i * count..=i * count + i].iter_mut().zip(influence) {
            *cell += factor * other;
        }
    }
}
