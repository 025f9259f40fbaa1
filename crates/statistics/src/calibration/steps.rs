//! A scale that is no probability is calibrated as how often it happened on each of its steps: it has to rise.
//!
//! Every step is compared with the one before it: Newcombe's interval of the difference, and Fisher's exact test (Fisher
//! 1935) of its being lower. As many tests as there are rises would raise a false alarm too often, so their p are Holm's
//! (1979): the chance of any false one among all steps stays below the level.

use crate::{
    Error, Level,
    proportion::{Difference, Proportion, fisher, newcombe, wilson},
};

/// One step of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// What happened on it, with Wilson's interval.
    pub observed: Proportion,
    /// Its share less that of the step before; none for the first.
    pub rise: Option<Difference>,
    /// How probable a share as low beside the step before is where it is really no lower: one-sided, exact, Holm's. None
    /// for the first.
    pub p_falling: Option<f64>,
}

/// Compares the steps of a scale, each as (count, of), from the lowest on.
///
/// # Errors
/// There are no steps, a step has nobody, or a count exceeds its total.
pub fn steps(counts: &[(u64, u64)], level: Level) -> Result<Vec<Step>, Error> {
    Error::not_empty("the steps of a scale", counts.len())?;
    let alone =
        |&(count, of): &(u64, u64)| Ok(Step { observed: wilson(count, of, level)?, rise: None, p_falling: None });
    let mut all = counts.iter().map(alone).collect::<Result<Vec<Step>, Error>>()?;
    let mut chances = Vec::with_capacity(counts.len());
    for (step, pair) in all[1..].iter_mut().zip(counts.windows(2)) {
        step.rise = Some(newcombe(pair[1], pair[0], level)?);
        chances.push(falling(pair[0], pair[1], level));
    }
    for (step, p) in all[1..].iter_mut().zip(holm(&chances)) {
        step.p_falling = Some(p);
    }
    Ok(all)
}

/// The chance of so low a count on the upper step where both steps are alike; 1 where nothing varies.
fn falling((lower, of_lower): (u64, u64), (upper, of_upper): (u64, u64), level: Level) -> f64 {
    fisher([[upper, of_upper - upper], [lower, of_lower - lower]], level).map_or(1.0, |test| test.p_less)
}

/// Holm's p of several tests, in their order.
fn holm(chances: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|a, b| chances[*a].total_cmp(&chances[*b]));
    let (mut adjusted, mut most) = (vec![1.0; chances.len()], 0.0_f64);
    for (rank, &test) in order.iter().enumerate() {
        most = most.max((chances[test] * (chances.len() - rank) as f64).min(1.0));
        adjusted[test] = most;
    }
    adjusted
}
