//! Harrell's concordance: of two people, does the one with the higher score have the event first?
//!
//! A pair counts where it is known who was first: one has the event at t while the other is still at risk. C is the share
//! of pairs that the score orders rightly, ties of the score counting half. Harrell et al. (1982), JAMA 247:2543; the
//! standard error by the infinitesimal jackknife, as R's `concordance`. Counted with a tree in n log n.

use super::follow_up::FollowUp;
use super::groups::Groups;
use super::order::by_group_and_time;
use crate::Error;
use crate::accuracy::order::key;

/// How well a score orders the times to event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concordance {
    /// C, the share of pairs ordered rightly: ½ is chance.
    pub c: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Pairs in which the higher score had the event first.
    pub concordant: u64,
    /// Pairs in which the lower score had the event first.
    pub discordant: u64,
    /// Pairs of one score.
    pub tied_score: u64,
    /// Pairs that had the event at the same time, with different scores; they do not count.
    pub tied_time: u64,
    /// Pairs that had the event at the same time, with one score; they do not count.
    pub tied_both: u64,
}

/// The concordance of `score`, where a higher score should mean an earlier event; only pairs within a stratum count.
///
/// # Errors
/// Columns of different lengths, a score that is not a number, no pair that can be ordered.
pub fn concordance(follow_up: &FollowUp<'_>, strata: Option<&Groups<'_>>, score: &[f64]) -> Result<Concordance, Error> {
    let rows = follow_up.rows();
    Error::same_length("follow-up", rows, "score", score.len())?;
    Error::all_numbers("score", score)?;
    let whole = Groups::one(rows);
    let strata = strata.unwrap_or(&whole);
    strata.matching(rows)?;
    let by_exit = by_group_and_time(follow_up.exit(), strata, follow_up.largest_whole(), |_| false);
    let by_entry =
        follow_up.entry().map(|entry| by_group_and_time(entry, strata, follow_up.largest_whole(), |_| false));
    let (rank, ranks) = ranks(score);
    let mut counts =
        Counts { rank: &rank, tree: Tree::new(ranks), per_row: vec![Pairs::default(); rows], tied: [0; 2] };
    let mut start = 0;
    for &size in strata.sizes() {
        let exits = &by_exit[start..start + size];
        let entries = by_entry.as_ref().map_or(&[][..], |order| &order[start..start + size]);
        counts.as_first(follow_up, exits, entries);
        counts.as_second(follow_up, exits, entries);
        start += size;
    }
    counts.result(follow_up.event())
}

/// The rank of each score among the distinct ones, and how many there are.
fn ranks(score: &[f64]) -> (Vec<u32>, usize) {
    let mut rows: Vec<(u64, u32)> = score.iter().map(|&score| key(score)).zip(0..).collect();
    rows.sort_unstable();
    let mut rank = vec![0; score.len()];
    let mut distinct = 0;
    for level in rows.chunk_by(|a, b| a.0 == b.0) {
        for &(_, row) in level {
            rank[row as usize] = distinct;
        }
        distinct += 1;
    }
    (rank, distinct as usize)
}

/// Pairs one row is part of.
#[derive(Debug, Clone, Copy, Default)]
struct Pairs {
    concordant: i64,
    discordant: i64,
    tied: i64,
}

struct Counts<'a> {
    rank: &'a [u32],
    tree: Tree,
    per_row: Vec<Pairs>,
    /// Pairs tied in time, with different scores and with one score.
    tied: [u64; 2],
}

impl Counts<'_> {
    /// Each event against those still at risk, from the last time to the first; totals come from here.
    fn as_first(&mut self, follow_up: &FollowUp<'_>, exits: &[u32], entries: &[u32]) {
        let (exit, event) = (follow_up.exit(), follow_up.event());
        self.tree.clear();
        let mut end = exits.len();
        let mut late = entries.len();
        while end > 0 {
            let time = exit[exits[end - 1] as usize];
            let start = exits[..end].partition_point(|&row| exit[row as usize] < time);
            let here = &exits[start..end];
            if let Some(entry) = follow_up.entry() {
                while late > 0 && entry[entries[late - 1] as usize] >= time {
                    late -= 1;
                    self.tree.add(self.rank[entries[late] as usize], -1);
                }
            }
            for &row in here.iter().filter(|&&row| event[row as usize] == 0) {
                self.tree.add(self.rank[row as usize], 1);
            }
            for &row in here.iter().filter(|&&row| event[row as usize] > 0) {
                let (below, same, above) = self.tree.around(self.rank[row as usize]);
                let pairs = &mut self.per_row[row as usize];
                pairs.concordant += below;
                pairs.discordant += above;
                pairs.tied += same;
            }
            let mut events: Vec<u32> =
                here.iter().filter(|&&row| event[row as usize] > 0).map(|&row| self.rank[row as usize]).collect();
            events.sort_unstable();
            let pairs = |n: usize| (n * n.saturating_sub(1) / 2) as u64;
            let same: u64 = events.chunk_by(|a, b| a == b).map(|run| pairs(run.len())).sum();
            self.tied[1] += same;
            self.tied[0] += pairs(events.len()) - same;
            for rank in events {
                self.tree.add(rank, 1);
            }
            end = start;
        }
    }

    /// Each row against the events it outlasted, from the first time to the last; only the errors need it.
    fn as_second(&mut self, follow_up: &FollowUp<'_>, exits: &[u32], entries: &[u32]) {
        let (exit, event) = (follow_up.exit(), follow_up.event());
        self.tree.clear();
        let (mut start, mut early) = (0, 0);
        while start < exits.len() {
            let time = exit[exits[start] as usize];
            if let Some(entry) = follow_up.entry() {
                // Events before this time are in the tree: those up to an earlier entry are not outlasted.
                while early < entries.len() && entry[entries[early] as usize] < time {
                    self.outlasted(entries[early], -1);
                    early += 1;
                }
            }
            let end = start + exits[start..].partition_point(|&row| exit[row as usize] <= time);
            let here = &exits[start..end];
            for &row in here.iter().filter(|&&row| event[row as usize] > 0) {
                self.outlasted(row, 1);
            }
            for &row in here.iter().filter(|&&row| event[row as usize] > 0) {
                self.tree.add(self.rank[row as usize], 1);
            }
            for &row in here.iter().filter(|&&row| event[row as usize] == 0) {
                self.outlasted(row, 1);
            }
            start = end;
        }
    }

    fn outlasted(&mut self, row: u32, sign: i64) {
        let (below, same, above) = self.tree.around(self.rank[row as usize]);
        let pairs = &mut self.per_row[row as usize];
        pairs.concordant += sign * above;
        pairs.discordant += sign * below;
        pairs.tied += sign * same;
    }

    fn result(self, event: &[u8]) -> Result<Concordance, Error> {
        debug_assert_eq!(event.len(), self.per_row.len());
        // Every pair was counted once for each of its two rows.
        let half = |pick: fn(&Pairs) -> i64| self.per_row.iter().map(pick).sum::<i64>().unsigned_abs() / 2;
        let (concordant, discordant, tied_score) =
            (half(|pairs| pairs.concordant), half(|pairs| pairs.discordant), half(|pairs| pairs.tied));
        let all = (concordant + discordant + tied_score) as f64;
        if all == 0.0 {
            return Err(Error::NoEvents { what: "pairs of rows that can be compared" });
        }
        let share = (concordant as f64 + tied_score as f64 / 2.0) / all;
        let influence = |pairs: &Pairs| {
            let right = pairs.concordant as f64 + pairs.tied as f64 / 2.0;
            (right - share * (pairs.concordant + pairs.discordant + pairs.tied) as f64) / all
        };
        let variance: f64 = self.per_row.iter().map(|pairs| influence(pairs).powi(2)).sum();
        let [tied_time, tied_both] = self.tied;
        let standard_error = variance.sqrt();
        Ok(Concordance { c: share, standard_error, concordant, discordant, tied_score, tied_time, tied_both })
    }
}

/// Counts by rank with their cumulative sums: Fenwick (1994).
struct Tree {
    sums: Vec<i32>,
    counts: Vec<i32>,
    total: i64,
}

impl Tree {
    fn new(ranks: usize) -> Self {
        Self { sums: vec![0; ranks + 1], counts: vec![0; ranks], total: 0 }
    }

    fn clear(&mut self) {
        self.sums.fill(0);
        self.counts.fill(0);
        self.total = 0;
    }

    fn add(&mut self, rank: u32, count: i32) {
        self.counts[rank as usize] += count;
        self.total += i64::from(count);
        let mut node = rank as usize + 1;
        while node < self.sums.len() {
            self.sums[node] += count;
            node += node & node.wrapping_neg();
        }
    }

    /// How many have a lower, the same and a higher rank.
    fn around(&self, rank: u32) -> (i64, i64, i64) {
        let mut below = 0;
        let mut node = rank as usize;
        while node > 0 {
            below += i64::from(self.sums[node]);
            node &= node - 1;
        }
        let same = i64::from(self.counts[rank as usize]);
        (below, same, self.total - below - same)
    }
}
