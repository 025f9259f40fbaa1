//! Do groups differ in time to event? The log-rank test and its Peto–Peto weighting, for any number of groups and strata.
//!
//! `U_g = Σ w(t) (d_g − d n_g/n)`, `V_gh = Σ w(t)² d (n−d)/(n−1) (δ_gh n_g/n − n_g n_h/n²)`, summed over strata;
//! `U'V⁻U` is chi-square with groups − 1 degrees of freedom. Mantel (1966); Peto & Peto (1972), JRSS A 135:185;
//! Harrington & Fleming (1982) with ρ = 1 for the latter. R: `survdiff`.

use super::follow_up::FollowUp;
use super::groups::Groups;
use super::risk_table::RiskTable;
use crate::Error;
use crate::distribution::chi_square;
use crate::linear::Cholesky;

/// How much a difference counts at different times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weights {
    /// Every event alike: best where hazards are proportional.
    #[default]
    Equal,
    /// By the share still without the event just before (Peto & Peto): early differences count more.
    PetoPeto,
}

/// The comparison of groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The weighted number of events seen in each group.
    pub observed: Vec<f64>,
    /// The weighted number expected if groups did not differ.
    pub expected: Vec<f64>,
    /// The variance of observed less expected, groups by groups, row-major.
    pub variance: Vec<f64>,
    /// The test statistic.
    pub chi_square: f64,
    /// Its degrees of freedom: groups ever at risk, less one.
    pub degrees: usize,
    /// The probability of a statistic as large where groups do not differ.
    pub p_value: f64,
}

/// Compares groups, within strata where given; every cause counts as the event.
///
/// # Errors
/// Columns of different lengths, fewer than two groups, no event where two groups were at risk.
pub fn log_rank(
    follow_up: &FollowUp<'_>,
    groups: &Groups<'_>,
    strata: Option<&Groups<'_>>,
    weights: Weights,
) -> Result<Comparison, Error> {
    let count = groups.count();
    if count < 2 {
        return Err(Error::OneGroup { what: "the log-rank test" });
    }
    let mut sums = Sums::new(count);
    for tables in by_stratum(follow_up, groups, strata)? {
        sums.add_stratum(&tables, weights);
    }
    sums.compare()
}

/// The risk tables of each stratum's groups.
pub(super) fn by_stratum(
    follow_up: &FollowUp<'_>,
    groups: &Groups<'_>,
    strata: Option<&Groups<'_>>,
) -> Result<Vec<Vec<RiskTable>>, Error> {
    groups.matching(follow_up.rows())?;
    let Some(strata) = strata else {
        return Ok(vec![RiskTable::by_group(follow_up, groups)?]);
    };
    strata.matching(follow_up.rows())?;
    let count = groups.count();
    let code = |row: usize| u32::try_from(strata.of(row) * count + groups.of(row)).expect("fewer cells than rows");
    let codes: Vec<u32> = (0..follow_up.rows()).map(code).collect();
    let tables = RiskTable::by_group(follow_up, &Groups::with_empty(&codes, count * strata.count())?)?;
    Ok(tables.chunks(count).map(<[RiskTable]>::to_vec).collect())
}

struct Sums {
    count: usize,
    observed: Vec<f64>,
    expected: Vec<f64>,
    variance: Vec<f64>,
}

impl Sums {
    fn new(count: usize) -> Self {
        Self { count, observed: vec![0.0; count], expected: vec![0.0; count], variance: vec![0.0; count * count] }
    }

    fn add_stratum(&mut self, tables: &[RiskTable], weights: Weights) {
        let count = self.count;
        let mut next = vec![0; count];
        let (mut at_risk, mut events) = (vec![0.0; count], vec![0.0; count]);
        let mut survival = 1.0;
        loop {
            let times = tables.iter().zip(&next).filter_map(|(table, &next)| table.time().get(next));
            let Some(time) = times.copied().reduce(f64::min) else { break };
            for (g, table) in tables.iter().enumerate() {
                let here = table.time().get(next[g]) == Some(&time);
                at_risk[g] = table.at_risk().get(next[g]).map_or(0.0, |&n| f64::from(n));
                events[g] = if here { f64::from(table.events_at(next[g])) } else { 0.0 };
                next[g] += usize::from(here);
            }
            let d: f64 = events.iter().sum();
            if d == 0.0 {
                continue;
            }
            let n: f64 = at_risk.iter().sum();
            let weight = if weights == Weights::Equal { 1.0 } else { survival };
            survival *= (n - d) / n;
            for g in 0..count {
                self.observed[g] += weight * events[g];
                self.expected[g] += weight * d * at_risk[g] / n;
            }
            if n > 1.0 {
                let factor = weight * weight * d * (n - d) / (n - 1.0) / n;
                for g in 0..count {
                    let row = &mut self.variance[g * count..=g * count + g];
                    let factor = factor * at_risk[g];
                    row[g] += factor;
                    let factor = factor / n;
                    for (cell, other) in row.iter_mut().zip(&at_risk) {
                        *cell -= factor * other;
                    }
                }
            }
        }
    }

    fn compare(mut self) -> Result<Comparison, Error> {
        let count = self.count;
        for g in 0..count {
            for h in 0..g {
                self.variance[h * count + g] = self.variance[g * count + h];
            }
        }
        let reached: Vec<usize> = (0..count).filter(|&g| self.expected[g] > 0.0).collect();
        let compared = reached.get(1..).unwrap_or_default();
        if compared.is_empty() {
            return Err(Error::NoEvents { what: "groups to compare" });
        }
        let score: Vec<f64> = compared.iter().map(|&g| self.observed[g] - self.expected[g]).collect();
        let part: Vec<f64> = compared
            .iter()
            .flat_map(|&g| compared.iter().map(move |&h| (g, h)))
            .map(|(g, h)| self.variance[g * count + h])
            .collect();
        let Ok(factor) = Cholesky::factor(&part, compared.len(), 1e-12) else {
            return Err(Error::NoEvents { what: "groups that were at risk together" });
        };
        let chi_square = factor.quadratic(&score);
        let p_value = chi_square::survival(compared.len() as f64, chi_square);
        let Self { observed, expected, variance, .. } = self;
        Ok(Comparison { observed, expected, variance, chi_square, degrees: compared.len(), p_value })
    }
}
