//! Do groups differ in the cumulative incidence of a cause? Gray's test.
//!
//! The score compares events of the cause with those expected where everybody of a group without the cause stays at
//! risk: `R_k = n_k (1 − F_k(t−))/S_k(t−)`. R. J. Gray (1988), Ann. Statist. 16:1141, with ρ = 0; ties as in R's
//! `cmprsk::cuminc`.

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
    let mut squares = Squares::of(count);
    walk(tables, cause, |step| {
        let kept = |k: usize| match step.at_risk[k] {
            0.0 => 0.0,
            n => n * (1.0 - step.incidence_before[k]) / step.survival_before[k],
        };
        let all: f64 = (0..count).map(kept).sum();
        for (k, score) in score.iter_mut().enumerate() {
            *score += step.own[k] - if step.events > 0.0 { step.events * kept(k) / all } else { 0.0 };
        }
        squares.add(step);
    });
    (score, squares.variance())
}

/// The variance, summed up in one pass.
///
/// It is `Σ c v vᵀ` over times and groups k. With `t = n/S(t−)` and `u = t/Σt`, the projection that compares group k with the
/// others is `row = t_k (δ_k − u)`, and `v = row + w L`, where L is the sum of `h row` over all later times (h: the pooled
/// hazard's step). Each product of a time with a later one is added at the later one: with `Γ = Σ c w²` and
/// `q = Σ c w row + Σ Γ h row` over the times before, every time adds `(c + Γh²) row rowᵀ` and `h row qᵀ` with its transpose.
/// What all groups have in common, u, is taken out of the sums over k: groups² operations a time.
struct Squares {
    /// Γ of each group.
    known: Vec<f64>,
    /// q of each group, groups by groups.
    before: Vec<f64>,
    /// Σ h row qᵀ.
    across: Vec<f64>,
    /// Σ (c + Γh²) row rowᵀ.
    own: Vec<f64>,
    /// t, u and (c + Γh²) t² of each group at a time, and `Σ_k t_k q_k`.
    size: Vec<f64>,
    part: Vec<f64>,
    weight: Vec<f64>,
    shared: Vec<f64>,
}

impl Squares {
    fn of(count: usize) -> Self {
        let (one, square) = (|| vec![0.0; count], || vec![0.0; count * count]);
        Self {
            known: one(),
            before: square(),
            across: square(),
            own: square(),
            size: one(),
            part: one(),
            weight: one(),
            shared: one(),
        }
    }

    fn add(&mut self, step: &Step) {
        if step.events > 0.0 {
            self.add_events(step);
        }
        for k in 0..self.known.len() {
            let (n, before, after) = (step.at_risk[k], step.survival_before[k], step.survival[k]);
            if step.others[k] > 0.0 && after > 0.0 {
                let weight = (1.0 - step.pooled) / after;
                let ties = if step.others[k] > 1.0 { 1.0 - (step.others[k] - 1.0) / (n - 1.0) } else { 1.0 };
                self.known[k] += ties * before * before * step.others[k] / (n * n) * weight * weight;
            }
        }
    }

    fn add_events(&mut self, step: &Step) {
        let count = self.known.len();
        let hazard = step.events / (step.whole * (1.0 - step.pooled_before));
        for k in 0..count {
            let n = step.at_risk[k];
            self.size[k] = if n > 0.0 { n / step.survival_before[k] } else { 0.0 };
            self.part[k] = self.size[k] / step.whole;
        }
        self.shared.fill(0.0);
        for (q, size) in self.before.chunks_exact(count).zip(&self.size) {
            add(&mut self.shared, q, *size);
        }
        let mut weights = 0.0;
        for k in 0..count {
            let (size, part) = (self.size[k], self.part[k]);
            let across = &mut self.across[k * count..(k + 1) * count];
            add(across, &self.before[k * count..(k + 1) * count], hazard * size);
            add(across, &self.shared, -hazard * part);
            if size <= 0.0 {
                self.weight[k] = 0.0;
                continue;
            }
            let (n, before, after) = (step.at_risk[k], step.survival_before[k], step.survival[k]);
            let ties = if step.events > 1.0 { 1.0 - (step.events - 1.0) / (step.whole * before - 1.0) } else { 1.0 };
            let c = ties * before * step.events / (step.whole * n);
            let w = if after > 0.0 { 1.0 - (1.0 - step.pooled) / after } else { 1.0 };
            self.weight[k] = (c + self.known[k] * hazard * hazard) * size * size;
            weights += self.weight[k];
            let more = (c * w + self.known[k] * hazard) * size;
            let q = &mut self.before[k * count..(k + 1) * count];
            add(q, &self.part, -more);
            q[k] += more;
            self.known[k] += c * w * w;
        }
        for (k, own) in self.own.chunks_exact_mut(count).enumerate() {
            add(own, &self.part, weights * self.part[k] - self.weight[k]);
            add(own, &self.weight, -self.part[k]);
            own[k] += self.weight[k];
        }
    }

    fn variance(self) -> Vec<f64> {
        let count = self.known.len();
        let cell =
            |i: usize, j: usize| self.own[i * count + j] + (self.across[i * count + j] + self.across[j * count + i]);
        (0..count * count).map(|at| cell((at / count).max(at % count), (at / count).min(at % count))).collect()
    }
}

/// Adds a multiple of a row to another.
fn add(sums: &mut [f64], row: &[f64], factor: f64) {
    for (sum, cell) in sums.iter_mut().zip(row) {
        *sum += factor * cell;
    }
}
