//! When an estimate must not be headlined, and why.

use super::BalanceRow;

/// What an estimate must satisfy to be headlined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gates {
    /// The largest standardised difference that counts as balanced.
    pub largest_difference: f64,
    /// The least (effective) number of people in each group.
    pub smallest_group: f64,
    /// The largest share of those who took part who may be left without a match.
    pub most_unmatched: f64,
}

impl Default for Gates {
    /// Differences up to 0.1, groups of 30, a fifth unmatched.
    fn default() -> Self {
        Self { largest_difference: 0.1, smallest_group: 30.0, most_unmatched: 0.2 }
    }
}

/// A reason not to headline an estimate.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// A covariate still differs between the groups.
    Imbalance {
        /// The covariate.
        covariate: String,
        /// Its standardised difference after adjustment.
        difference: f64,
        /// What would have been allowed.
        allowed: f64,
    },
    /// A group is too small, by its effective size.
    SmallGroup {
        /// Whether it is those who took part.
        treated: bool,
        /// Its effective size.
        effective: f64,
        /// What is needed.
        needed: f64,
    },
    /// Too many who took part have nobody like them: the estimate is about the others only.
    Unmatched {
        /// Their share.
        share: f64,
        /// What would have been allowed.
        allowed: f64,
    },
}

/// Whether an estimate may be headlined.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It may.
    Headline,
    /// It may not, for these reasons.
    Refused(Vec<Refusal>),
}

impl Verdict {
    /// Whether the estimate may be headlined.
    #[must_use]
    pub fn allows_headline(&self) -> bool {
        matches!(self, Self::Headline)
    }
}

impl Gates {
    /// The verdict on an estimate with this balance, these effective sizes and this share unmatched.
    #[must_use]
    pub fn judge(&self, balance: &[BalanceRow], treated: f64, compared: f64, unmatched: f64) -> Verdict {
        let mut refusals = Vec::new();
        for (is_treated, effective) in [(true, treated), (false, compared)] {
            if effective < self.smallest_group {
                refusals.push(Refusal::SmallGroup { treated: is_treated, effective, needed: self.smallest_group });
            }
        }
        if unmatched > self.most_unmatched {
            refusals.push(Refusal::Unmatched { share: unmatched, allowed: self.most_unmatched });
        }
        let mut imbalances: Vec<&BalanceRow> = balance
            .iter()
            .filter(|row| row.difference_after.is_nan() || row.difference_after.abs() > self.largest_difference)
            .collect();
        imbalances.sort_by(|a, b| b.difference_after.abs().total_cmp(&a.difference_after.abs()));
        refusals.extend(imbalances.into_iter().map(|row| Refusal::Imbalance {
            covariate: row.name.clone(),
            difference: row.difference_after,
            allowed: self.largest_difference,
        }));
        if refusals.is_empty() { Verdict::Headline } else { Verdict::Refused(refusals) }
    }
}
