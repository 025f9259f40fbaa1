//! The test of Hosmer & Lemeshow (1980): observed against expected in groups of rising probability.
//!
//! Kept because readers ask for it. It depends on the number of groups, finds nothing in small samples and everything in
//! large ones; the calibration line and the bins say more.

use super::check;
use crate::{Error, distribution::chi_square, quantile};

/// The test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HosmerLemeshow {
    /// The statistic.
    pub statistic: f64,
    /// Groups that were formed; fewer than asked for where probabilities tie.
    pub groups: usize,
    /// Groups less two for a model fitted to these rows, all groups for probabilities from elsewhere.
    pub degrees_of_freedom: f64,
    /// The chance of at least this statistic where the probabilities are right.
    pub p: f64,
}

/// Tests probabilities in `groups` groups between their quantiles (R's type 7), as `ResourceSelection::hoslem.test` does.
/// `fitted_here` says whether the model was fitted to these very rows.
///
/// # Errors
/// Columns differ in length or are empty, a value is not a probability, fewer than three groups remain, or a group's
/// probabilities are all 0 or all 1.
pub fn hosmer_lemeshow(
    probabilities: &[f64],
    outcomes: &[bool],
    groups: usize,
    fitted_here: bool,
) -> Result<HosmerLemeshow, Error> {
    check(probabilities, outcomes)?;
    let mut sorted = probabilities.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let mut breaks: Vec<f64> =
        (1..groups).filter_map(|group| quantile(&sorted, group as f64 / groups as f64)).collect();
    breaks.dedup_by(|a, b| a.total_cmp(b).is_eq());
    let mut counts = vec![[0.0; 3]; breaks.len() + 1];
    for (p, &outcome) in probabilities.iter().zip(outcomes) {
        let count = &mut counts[breaks.partition_point(|limit| limit < p)];
        count[0] += 1.0;
        count[1] += p;
        count[2] += f64::from(u8::from(outcome));
    }
    counts.retain(|count| count[0] > 0.0);
    if counts.len() < 3 {
        return Err(Error::TooFew { what: "groups of distinct probabilities", have: counts.len(), need: 3 });
    }
    let mut statistic = 0.0;
    for [n, expected, observed] in &counts {
        if *expected <= 0.0 || expected >= n {
            return Err(Error::NoVariation { what: "what the probabilities of a group leave open" });
        }
        statistic += (observed - expected).powi(2) * (1.0 / expected + 1.0 / (n - expected));
    }
    let degrees_of_freedom = counts.len() as f64 - if fitted_here { 2.0 } else { 0.0 };
    Ok(HosmerLemeshow {
        statistic,
        groups: counts.len(),
        degrees_of_freedom,
        p: chi_square::survival(degrees_of_freedom, statistic),
    })
}
