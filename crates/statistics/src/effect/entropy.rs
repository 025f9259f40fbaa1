//! Entropy balancing (Hainmueller 2012): the weights nearest to equal ones that make the means of all covariates the same.
//!
//! Newton's method on the convex dual. The balanced means hold to the last digits by construction, where a propensity model
//! only hopes for them.

use super::{Comparison, Estimand, rows::products};
use crate::{Error, linear::Cholesky, regression::Design};

/// Weights that balance exactly.
#[derive(Debug, Clone, PartialEq)]
pub struct EntropyWeights {
    /// One weight per row; each group's weights sum to its size.
    pub weights: Vec<f64>,
    /// Newton steps of the slower group.
    pub iterations: usize,
}

const MOST_STEPS: usize = 100;

/// Balances the covariates' means: of those who did not take part to those who did (ATT), or of both groups to everybody
/// (ATE).
///
/// # Errors
/// The overlap population is asked for, covariates are constant or collinear in a group, or no weights can balance them
/// because the groups do not overlap.
pub fn entropy_balance(comparison: &Comparison, estimand: Estimand) -> Result<EntropyWeights, Error> {
    if estimand == Estimand::Ato {
        return Err(Error::NotOffered { what: "entropy balancing to the overlap population; use overlap weights" });
    }
    let rows = comparison.rows();
    let design = Design::new(rows, comparison.covariates())?;
    let everybody = vec![1.0; rows];
    let member = |group: bool| -> Vec<f64> {
        comparison.treated().iter().map(|treated| f64::from(u8::from(*treated == group))).collect()
    };
    let target = if estimand == Estimand::Att { member(true) } else { everybody };
    let total: f64 = target.iter().sum();
    // Distances from the target's means.
    let columns: Vec<Vec<f64>> = comparison
        .covariates()
        .iter()
        .zip(&design.scale)
        .map(|(covariate, scale)| {
            let mean = products(covariate.values, &target) / total;
            covariate.values.iter().map(|value| (value - mean) * scale).collect()
        })
        .collect();
    let mut weights = vec![1.0; rows];
    let mut iterations = 0;
    for group in [false, true] {
        if group && estimand == Estimand::Att {
            continue;
        }
        let member = member(group);
        let (solved, steps) = solve(&design, &columns, &member)?;
        iterations = iterations.max(steps);
        for ((weight, member), solved) in weights.iter_mut().zip(&member).zip(solved) {
            if *member > 0.0 {
                *weight = solved;
            }
        }
    }
    Ok(EntropyWeights { weights, iterations })
}

/// Minimises ln Σ exp(λᵀc) over the members.
fn solve(design: &Design, columns: &[Vec<f64>], member: &[f64]) -> Result<(Vec<f64>, usize), Error> {
    let p = columns.len();
    let size: f64 = member.iter().sum();
    let mut multipliers = vec![0.0; p];
    let (mut weights, mut value) = tilt(columns, member, &multipliers);
    for iteration in 1..=MOST_STEPS {
        let means: Vec<f64> = columns.iter().map(|column| products(column, &weights)).collect();
        if means.iter().all(|mean| mean.abs() <= 1e-13) {
            return Ok((weights.iter().map(|weight| weight * size).collect(), iteration));
        }
        let mut matrix = vec![0.0; p * p];
        for i in 0..p {
            let weighted: Vec<f64> = columns[i].iter().zip(&weights).map(|(value, weight)| value * weight).collect();
            for j in 0..=i {
                matrix[i * p + j] = products(&weighted, &columns[j]) - means[i] * means[j];
            }
        }
        let factor = Cholesky::factor(&matrix, p, 1e-11).map_err(|term| {
            let column = design.name(term + 1).to_owned();
            if iteration == 1 { Error::Collinear { column } } else { Error::NoOverlap { column } }
        })?;
        let mut step = means.clone();
        factor.solve(&mut step);
        let mut share = 1.0;
        loop {
            let next: Vec<f64> = multipliers.iter().zip(&step).map(|(at, step)| at - share * step).collect();
            let (tilted, lower) = tilt(columns, member, &next);
            if lower <= value + 1e-12 || share < 1e-6 {
                (multipliers, weights, value) = (next, tilted, lower);
                break;
            }
            share /= 2.0;
        }
    }
    let means: Vec<f64> = columns.iter().map(|column| products(column, &weights)).collect();
    if means.iter().all(|mean| mean.abs() <= 1e-10) {
        return Ok((weights.iter().map(|weight| weight * size).collect(), MOST_STEPS));
    }
    let worst = (0..p).max_by(|&a, &b| means[a].abs().total_cmp(&means[b].abs())).unwrap_or(0);
    Err(Error::NoOverlap { column: design.name(worst + 1).to_owned() })
}

/// Weights that sum to 1, and the logarithm that they minimise.
fn tilt(columns: &[Vec<f64>], member: &[f64], multipliers: &[f64]) -> (Vec<f64>, f64) {
    let mut exponent = vec![0.0; member.len()];
    for (column, multiplier) in columns.iter().zip(multipliers) {
        for (sum, value) in exponent.iter_mut().zip(column) {
            *sum += multiplier * value;
        }
    }
    let most = exponent
        .iter()
        .zip(member)
        .filter(|(_, member)| **member > 0.0)
        .fold(f64::NEG_INFINITY, |most, (value, _)| most.max(*value));
    let mut weights: Vec<f64> = exponent
        .iter()
        .zip(member)
        .map(|(value, member)| if *member > 0.0 { (value - most).exp() } else { 0.0 })
        .collect();
    let total: f64 = weights.iter().sum();
    for weight in &mut weights {
        *weight /= total;
    }
    (weights, most + total.ln())
}
