//! Uno's C (Uno et al. 2011): of two people of whom it is known who had the event first, does that one have the higher score?
//! Unlike Harrell's, it does not depend on how people were censored.

use super::censoring::Censoring;
use crate::{Error, accuracy::order::key, survival::FollowUp};

/// Uno's C for events before `until` (all events without), for a score that is higher where the event comes earlier.
///
/// Counted with a tree of scores in O(n log n).
///
/// # Errors
/// Columns differ in length, a score is missing, no two people can be compared, or rows entered late.
pub fn uno_c(follow_up: &FollowUp, score: &[f64], until: Option<f64>) -> Result<f64, Error> {
    Error::same_length("follow-up", follow_up.rows(), "score", score.len())?;
    Error::all_numbers("score", score)?;
    let limit = until.unwrap_or(f64::INFINITY);
    let mut weights = Censoring::new(follow_up)?.weights(follow_up, limit)?;
    for (weight, &time) in weights.iter_mut().zip(follow_up.exit()) {
        // Events at the limit itself do not count.
        *weight = if time < limit { *weight * *weight } else { 0.0 };
    }
    let mut levels: Vec<u64> = score.iter().map(|&score| key(score)).collect();
    levels.sort_unstable();
    levels.dedup();
    let mut later = Counts { sums: vec![0.0; levels.len() + 1], all: 0.0 };
    let mut order: Vec<usize> = (0..follow_up.rows()).collect();
    order.sort_unstable_by(|&a, &b| follow_up.exit()[b].total_cmp(&follow_up.exit()[a]));
    let level = |row: usize| levels.partition_point(|other| *other < key(score[row]));
    let (mut right, mut pairs) = (0.0, 0.0);
    for moment in order.chunk_by(|&a, &b| follow_up.exit()[a].total_cmp(&follow_up.exit()[b]).is_eq()) {
        // Who is censored at a time outlives the events at that time.
        for &row in moment.iter().filter(|row| follow_up.event()[**row] == 0) {
            later.add(level(row));
        }
        for &row in moment.iter().filter(|row| weights[**row] > 0.0) {
            let level = level(row);
            let (lower, up_to) = (later.below(level), later.below(level + 1));
            right += weights[row] * f64::midpoint(lower, up_to);
            pairs += weights[row] * later.all;
        }
        for &row in moment.iter().filter(|row| follow_up.event()[**row] > 0) {
            later.add(level(row));
        }
    }
    if pairs > 0.0 { Ok(right / pairs) } else { Err(Error::NoEvents { what: "people who can be compared" }) }
}

/// Counts by level, and how many lie below one (Fenwick 1994).
struct Counts {
    sums: Vec<f64>,
    all: f64,
}

impl Counts {
    fn add(&mut self, level: usize) {
        self.all += 1.0;
        let mut at = level + 1;
        while at < self.sums.len() {
            self.sums[at] += 1.0;
            at += at & at.wrapping_neg();
        }
    }

    fn below(&self, level: usize) -> f64 {
        let (mut at, mut sum) = (level, 0.0);
        while at > 0 {
            sum += self.sums[at];
            at &= at - 1;
        }
        sum
    }
}
