//! What a threshold got right and wrong, with intervals.

use crate::{
    Error, Level,
    proportion::{Proportion, wilson},
};

/// Flagged and not flagged against happened and not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Confusion {
    /// Flagged, and it happened.
    pub true_positives: u64,
    /// Flagged for nothing.
    pub false_positives: u64,
    /// Not flagged, rightly.
    pub true_negatives: u64,
    /// Missed: not flagged, and it happened.
    pub false_negatives: u64,
}

/// A rate that can be read off a [`Confusion`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorRate {
    /// Flagged among those with the outcome.
    Sensitivity,
    /// Not flagged among those without the outcome.
    Specificity,
    /// Flagged among those without the outcome.
    FalsePositive,
    /// Missed among those with the outcome.
    FalseNegative,
    /// With the outcome among the flagged (positive predictive value).
    Precision,
    /// Without the outcome among those not flagged (negative predictive value).
    NegativePredictive,
    /// Right either way.
    Accuracy,
    /// Flagged among all.
    Selection,
    /// With the outcome among all.
    Prevalence,
}

impl ErrorRate {
    /// Every rate.
    pub const ALL: [Self; 9] = [
        Self::Sensitivity,
        Self::Specificity,
        Self::FalsePositive,
        Self::FalseNegative,
        Self::Precision,
        Self::NegativePredictive,
        Self::Accuracy,
        Self::Selection,
        Self::Prevalence,
    ];
}

impl Confusion {
    /// Flags everybody at or above the threshold.
    ///
    /// # Errors
    /// Columns differ in length, are empty, or a score is missing.
    pub fn at_threshold(scores: &[f64], outcomes: &[bool], threshold: f64) -> Result<Self, Error> {
        Error::same_length("scores", scores.len(), "outcomes", outcomes.len())?;
        Error::not_empty("a threshold's errors", scores.len())?;
        Error::all_numbers("score", scores)?;
        let mut counts = Self::default();
        for (&score, &outcome) in scores.iter().zip(outcomes) {
            counts.count(score >= threshold, outcome);
        }
        Ok(counts)
    }

    /// Counts one more person.
    pub fn count(&mut self, flagged: bool, outcome: bool) {
        *match (flagged, outcome) {
            (true, true) => &mut self.true_positives,
            (true, false) => &mut self.false_positives,
            (false, false) => &mut self.true_negatives,
            (false, true) => &mut self.false_negatives,
        } += 1;
    }

    /// Everybody.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.true_positives + self.false_positives + self.true_negatives + self.false_negatives
    }

    /// Numerator and denominator of a rate.
    #[must_use]
    pub fn counts(&self, rate: ErrorRate) -> (u64, u64) {
        let Self { true_positives: tp, false_positives: fp, true_negatives: tn, false_negatives: fne } = *self;
        match rate {
            ErrorRate::Sensitivity => (tp, tp + fne),
            ErrorRate::Specificity => (tn, tn + fp),
            ErrorRate::FalsePositive => (fp, tn + fp),
            ErrorRate::FalseNegative => (fne, tp + fne),
            ErrorRate::Precision => (tp, tp + fp),
            ErrorRate::NegativePredictive => (tn, tn + fne),
            ErrorRate::Accuracy => (tp + tn, self.total()),
            ErrorRate::Selection => (tp + fp, self.total()),
            ErrorRate::Prevalence => (tp + fne, self.total()),
        }
    }

    /// A rate with Wilson's interval; none where nobody is in its denominator.
    #[must_use]
    pub fn rate(&self, rate: ErrorRate, level: Level) -> Option<Proportion> {
        let (of, among) = self.counts(rate);
        wilson(of, among, level).ok()
    }
}
