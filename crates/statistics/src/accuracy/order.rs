//! Scores as integers that sort alike: sorting integers is twice as fast as comparing floats, and ties are exact.

use std::thread;

use crate::Error;

/// Below this many rows a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 1 << 16;

/// An integer that orders as the number does; -0 and 0 are the same number.
pub(crate) fn key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// The number behind a key.
pub(super) fn value(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key & !(1 << 63) } else { !key })
}

/// The keys of both classes, each sorted.
pub(super) struct Classes {
    pub positive: Vec<u64>,
    pub negative: Vec<u64>,
}

impl Classes {
    /// Splits the scores by outcome and sorts each part.
    pub fn sorted(scores: &[f64], outcomes: &[bool]) -> Result<Self, Error> {
        check(scores, outcomes)?;
        // Both parts are written at every row and only the right one moves on: no branch to mispredict.
        let (mut positive, mut negative) = (vec![0; scores.len() + 1], vec![0; scores.len() + 1]);
        let (mut positives, mut negatives) = (0, 0);
        for (&score, &outcome) in scores.iter().zip(outcomes) {
            let key = key(score);
            positive[positives] = key;
            negative[negatives] = key;
            positives += usize::from(outcome);
            negatives += usize::from(!outcome);
        }
        positive.truncate(positives);
        negative.truncate(negatives);
        if scores.len() < WORTH_A_THREAD {
            positive.sort_unstable();
            negative.sort_unstable();
        } else {
            thread::scope(|scope| {
                scope.spawn(|| positive.sort_unstable());
                negative.sort_unstable();
            });
        }
        Ok(Self { positive, negative })
    }

    /// Calls `visit(key, positives, negatives)` for every distinct score, from the lowest.
    pub fn each_level(&self, mut visit: impl FnMut(u64, u64, u64)) {
        let (mut i, mut j) = (0, 0);
        while i < self.positive.len() || j < self.negative.len() {
            let key = match (self.positive.get(i), self.negative.get(j)) {
                (Some(&a), Some(&b)) => a.min(b),
                (Some(&only), None) | (None, Some(&only)) => only,
                (None, None) => break,
            };
            let (from_i, from_j) = (i, j);
            while self.positive.get(i) == Some(&key) {
                i += 1;
            }
            while self.negative.get(j) == Some(&key) {
                j += 1;
            }
            visit(key, (i - from_i) as u64, (j - from_j) as u64);
        }
    }
}

/// Refuses columns of different length, missing scores and an outcome that never varies.
pub(super) fn check(scores: &[f64], outcomes: &[bool]) -> Result<(), Error> {
    Error::same_length("scores", scores.len(), "outcomes", outcomes.len())?;
    Error::not_empty("accuracy", scores.len())?;
    Error::all_numbers("score", scores)?;
    let positives = outcomes.iter().filter(|&&outcome| outcome).count();
    for (class, rows) in [("with the outcome", positives), ("without the outcome", outcomes.len() - positives)] {
        if rows < 2 {
            return Err(Error::OneClass { class, rows });
        }
    }
    Ok(())
}

/// For each positive how many negatives score lower (ties count a half) and for each negative how many positives score
/// higher, both doubled so that they are whole numbers; in the order of the rows.
pub(super) struct Placements {
    pub positive: Vec<f64>,
    pub negative: Vec<f64>,
}

impl Placements {
    pub fn new(scores: &[f64], outcomes: &[bool]) -> Result<Self, Error> {
        check(scores, outcomes)?;
        let positives = outcomes.iter().filter(|&&outcome| outcome).count();
        let mut rows: Vec<(u64, usize)> = scores.iter().map(|&score| key(score)).zip(0..).collect();
        rows.sort_unstable();
        let mut doubled = vec![0_u64; scores.len()];
        let (mut below, mut above) = (0_u64, positives as u64);
        for level in rows.chunk_by(|a, b| a.0 == b.0) {
            let with = level.iter().filter(|(_, row)| outcomes[*row]).count() as u64;
            let without = level.len() as u64 - with;
            above -= with;
            for &(_, row) in level {
                doubled[row] = if outcomes[row] { 2 * below + without } else { 2 * above + with };
            }
            below += without;
        }
        let (mut positive, mut negative) = (Vec::with_capacity(positives), Vec::new());
        for (placement, &outcome) in doubled.into_iter().zip(outcomes) {
            if outcome { &mut positive } else { &mut negative }.push(placement as f64);
        }
        Ok(Self { positive, negative })
    }
}
