//! Nearest-neighbour matching, one to one without replacement, on a score (Rosenbaum & Rubin 1985).
//!
//! Controls stand in a row by score; two chains of "next one that is still free" make each match a few steps, whatever is
//! already taken (union-find with path halving), so that a million rows take less than a second.

use std::cmp::{Ordering, Reverse};

use crate::{Error, accuracy::order::key};

/// Who chooses first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The highest score, whose match is hardest to find.
    Largest,
    /// The lowest score.
    Smallest,
    /// As the rows come.
    Given,
}

/// Pairs of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    /// (row that took part, its match), in the order in which they were chosen.
    pub pairs: Vec<(u32, u32)>,
    /// Rows that took part and found nobody near enough.
    pub unmatched: Vec<u32>,
}

impl Matching {
    /// 1 for matched rows, 0 for others.
    #[must_use]
    pub fn weights(&self, rows: usize) -> Vec<f64> {
        let mut weights = vec![0.0; rows];
        for &(treated, control) in &self.pairs {
            weights[treated as usize] = 1.0;
            weights[control as usize] = 1.0;
        }
        weights
    }
}

/// So many standard deviations of the score, as calipers are usually given (0.2: Austin 2011).
///
/// # Errors
/// Fewer than two rows, or a score that does not vary.
pub fn caliper(scores: &[f64], deviations: f64) -> Result<f64, Error> {
    if scores.len() < 2 {
        return Err(Error::TooFew { what: "scores", have: scores.len(), need: 2 });
    }
    let n = scores.len() as f64;
    let mean = scores.iter().sum::<f64>() / n;
    let variance = scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / (n - 1.0);
    if variance == 0.0 {
        return Err(Error::NoVariation { what: "the score" });
    }
    Ok(deviations * variance.sqrt())
}

/// Matches every row that took part with the nearest free row that did not. Of two equally near ones the one with the
/// lower row number is taken. The caliper is the largest distance allowed, always obeyed.
///
/// # Errors
/// Columns differ in length, a score is missing, a group is empty, the caliper is negative, or there are too many rows.
pub fn nearest(scores: &[f64], treated: &[bool], caliper: Option<f64>, order: Order) -> Result<Matching, Error> {
    Error::same_length("scores", scores.len(), "treatment", treated.len())?;
    Error::all_numbers("score", scores)?;
    let rows = u32::try_from(scores.len()).map_err(|_| Error::TooManyRows { rows: scores.len() })?;
    let limit = caliper.unwrap_or(f64::INFINITY);
    if limit < 0.0 || limit.is_nan() {
        return Err(Error::OutOfRange { what: "caliper", value: limit, from: 0.0, to: f64::INFINITY });
    }
    let (mut seekers, mut controls) = (Vec::new(), Vec::new());
    for row in 0..rows {
        let entry = (key(scores[row as usize]), row);
        if treated[row as usize] { &mut seekers } else { &mut controls }.push(entry);
    }
    for (group, side) in [(1, &seekers), (0, &controls)] {
        if side.is_empty() {
            return Err(Error::EmptyGroup { group });
        }
    }
    match order {
        Order::Largest => seekers.sort_unstable_by_key(|&(key, row)| (Reverse(key), row)),
        Order::Smallest => seekers.sort_unstable(),
        Order::Given => {}
    }
    controls.sort_unstable();
    let mut free = Free::new(&controls);
    let mut matching = Matching { pairs: Vec::with_capacity(seekers.len().min(controls.len())), unmatched: Vec::new() };
    for (key, row) in seekers {
        let score = scores[row as usize];
        let at = free.keys.partition_point(|other| *other < key);
        let (above, below) = (free.at_or_above(at), free.below(at));
        let distance = |level: Option<usize>| {
            level.map(|level| (scores[free.first(level) as usize] - score).abs()).filter(|distance| *distance <= limit)
        };
        let chosen = match (distance(above), distance(below)) {
            (Some(up), Some(down)) => match up.total_cmp(&down) {
                Ordering::Less => above,
                Ordering::Greater => below,
                Ordering::Equal => {
                    let first = |level: Option<usize>| level.map(|level| free.first(level));
                    if first(above) < first(below) { above } else { below }
                }
            },
            (Some(_), None) => above,
            (None, Some(_)) => below,
            (None, None) => None,
        };
        match chosen {
            Some(level) => matching.pairs.push((row, free.take(level))),
            None => matching.unmatched.push(row),
        }
    }
    Ok(matching)
}

/// Free controls, grouped by equal scores.
struct Free<'a> {
    controls: &'a [(u64, u32)],
    /// The score of each level.
    keys: Vec<u64>,
    /// Where each level's first free control stands; the last entry is the end.
    next: Vec<usize>,
    end: Vec<usize>,
    /// A level at or above this one that may be free; one past the last level means none.
    up: Vec<usize>,
    /// A level at or below the one before this index that may be free; 0 means none.
    down: Vec<usize>,
}

impl<'a> Free<'a> {
    fn new(controls: &'a [(u64, u32)]) -> Self {
        let (mut keys, mut next, mut end) = (Vec::new(), Vec::new(), Vec::new());
        let mut start = 0;
        for level in controls.chunk_by(|a, b| a.0 == b.0) {
            keys.push(level[0].0);
            next.push(start);
            start += level.len();
            end.push(start);
        }
        let levels = keys.len();
        Self { controls, keys, next, end, up: (0..=levels).collect(), down: (0..=levels).collect() }
    }

    fn first(&self, level: usize) -> u32 {
        self.controls[self.next[level]].1
    }

    fn at_or_above(&mut self, level: usize) -> Option<usize> {
        let found = follow(&mut self.up, level);
        (found < self.keys.len()).then_some(found)
    }

    fn below(&mut self, level: usize) -> Option<usize> {
        follow(&mut self.down, level).checked_sub(1)
    }

    fn take(&mut self, level: usize) -> u32 {
        let row = self.first(level);
        self.next[level] += 1;
        if self.next[level] == self.end[level] {
            self.up[level] = level + 1;
            self.down[level + 1] = level;
        }
        row
    }
}

/// The end of a chain, halving it on the way.
fn follow(chain: &mut [usize], mut at: usize) -> usize {
    while chain[at] != at {
        chain[at] = chain[chain[at]];
        at = chain[at];
    }
    at
}
