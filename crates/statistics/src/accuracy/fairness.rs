//! Whether a threshold errs more often in one group than in another (sex, age, language, agency).
//!
//! Rates with Wilson's intervals and their differences from a reference group with Newcombe's, instead of the bare ratios
//! of peers: a difference without its interval cannot be told from chance in a small group.

use std::collections::BTreeMap;

use super::{Confusion, ErrorRate};
use crate::{
    Error, Level,
    proportion::{Difference, Proportion, newcombe},
};

/// The errors in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupErrors {
    /// The group's code.
    pub group: u32,
    /// Its counts.
    pub counts: Confusion,
    /// Each rate that has a denominator.
    pub rates: BTreeMap<&'static str, Proportion>,
    /// Each rate less the reference group's; empty for the reference group itself.
    pub differences: BTreeMap<&'static str, Difference>,
}

/// The errors of every group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupReport {
    /// The group that others are compared with.
    pub reference: u32,
    /// Groups in the order of their codes.
    pub groups: Vec<GroupErrors>,
}

impl ErrorRate {
    /// The name that reports carry.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sensitivity => "sensitivity",
            Self::Specificity => "specificity",
            Self::FalsePositive => "false_positive",
            Self::FalseNegative => "false_negative",
            Self::Precision => "precision",
            Self::NegativePredictive => "negative_predictive",
            Self::Accuracy => "accuracy",
            Self::Selection => "selection",
            Self::Prevalence => "prevalence",
        }
    }
}

impl GroupReport {
    /// The widest difference between any two groups in a rate (fairlearn's "difference"): none where fewer than two groups
    /// have the rate.
    #[must_use]
    pub fn spread(&self, rate: ErrorRate) -> Option<f64> {
        let shares: Vec<f64> =
            self.groups.iter().filter_map(|group| group.rates.get(rate.name())).map(|rate| rate.share).collect();
        let most = shares.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
        (shares.len() > 1).then_some(most - least)
    }
}

/// Error rates of "flag everybody at or above the threshold" by group.
///
/// # Errors
/// Columns differ in length or are empty, a score is missing, or nobody belongs to the reference group.
pub fn error_rates_by_group(
    scores: &[f64],
    outcomes: &[bool],
    groups: &[u32],
    threshold: f64,
    reference: u32,
    level: Level,
) -> Result<GroupReport, Error> {
    Error::same_length("scores", scores.len(), "outcomes", outcomes.len())?;
    Error::same_length("scores", scores.len(), "groups", groups.len())?;
    Error::not_empty("error rates", scores.len())?;
    Error::all_numbers("score", scores)?;
    let mut counts: BTreeMap<u32, Confusion> = BTreeMap::new();
    for ((&score, &outcome), &group) in scores.iter().zip(outcomes).zip(groups) {
        counts.entry(group).or_default().count(score >= threshold, outcome);
    }
    let Some(&base) = counts.get(&reference) else {
        return Err(Error::EmptyGroup { group: reference });
    };
    let groups = counts
        .into_iter()
        .map(|(group, counts)| {
            let mut rates = BTreeMap::new();
            let mut differences = BTreeMap::new();
            for rate in ErrorRate::ALL {
                if let Some(proportion) = counts.rate(rate, level) {
                    rates.insert(rate.name(), proportion);
                }
                if group != reference
                    && let Ok(difference) = newcombe(counts.counts(rate), base.counts(rate), level)
                {
                    differences.insert(rate.name(), difference);
                }
            }
            GroupErrors { group, counts, rates, differences }
        })
        .collect();
    Ok(GroupReport { reference, groups })
}
