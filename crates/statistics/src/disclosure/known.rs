//! Published numbers compared two by two: complements, revisions and overlapping areas disclose by subtraction what no single
//! table does.
//!
//! A number counts the people of some base units (areas, categories, their crossings, numbered by the caller). Where one
//! number's units are among another's, the difference of both is as good as published.

use std::collections::HashMap;

use super::Rule;

/// A number that was or is to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSum {
    /// The base units that are counted together.
    pub units: Vec<usize>,
    /// The count.
    pub count: u64,
}

/// A published number that together with a new one tells of few people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// Its place among the published ones.
    pub with: usize,
    /// By how many both differ.
    pub difference: u64,
    /// How they overlap.
    pub overlap: Overlap,
}

/// How two numbers overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    /// They are of the same units: a difference is a revision; none is a 0 in whatever one of them leaves out by definition.
    Same,
    /// One's units are among the other's: the difference counts those left over (a complement or an overlapping area).
    Within,
}

/// What was published so far.
#[derive(Debug, Clone, Default)]
pub struct KnownSums {
    sums: Vec<KnownSum>,
    /// The sums a unit is counted in, and those whose lowest unit it is.
    with: HashMap<usize, Vec<usize>>,
    begun_by: HashMap<usize, Vec<usize>>,
}

impl KnownSums {
    /// Published numbers; those of no unit are never compared.
    #[must_use]
    pub fn of(sums: impl IntoIterator<Item = KnownSum>) -> Self {
        let mut known = Self { sums: sums.into_iter().map(in_order).collect(), ..Self::default() };
        for (at, sum) in known.sums.iter().enumerate() {
            for unit in &sum.units {
                known.with.entry(*unit).or_default().push(at);
            }
            if let Some(first) = sum.units.first() {
                known.begun_by.entry(*first).or_default().push(at);
            }
        }
        known
    }

    /// Published numbers with which a new one tells of few people. Of the same units with the same count only where zeros tell.
    #[must_use]
    pub fn conflicts(&self, new: &KnownSum, rule: Rule) -> Vec<Conflict> {
        let new = in_order(new.clone());
        let Some(first) = new.units.first() else { return Vec::new() };
        let around = self.with.get(first).into_iter().flatten();
        let within = new.units.iter().filter_map(|unit| self.begun_by.get(unit)).flatten();
        let mut near: Vec<usize> = around.chain(within).copied().collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().filter_map(|with| self.conflict(&new, with, rule)).collect()
    }

    fn conflict(&self, new: &KnownSum, with: usize, rule: Rule) -> Option<Conflict> {
        let known = &self.sums[with];
        let (overlap, difference) = match (among(&new.units, &known.units), among(&known.units, &new.units)) {
            (true, true) => (Overlap::Same, new.count.abs_diff(known.count)),
            // A part larger than its whole is of data that were mended since, and tells nothing.
            (true, false) => (Overlap::Within, known.count.checked_sub(new.count)?),
            (false, true) => (Overlap::Within, new.count.checked_sub(known.count)?),
            (false, false) => return None,
        };
        rule.hides(difference).then_some(Conflict { with, difference, overlap })
    }
}

/// The sum with its units sorted.
fn in_order(mut sum: KnownSum) -> KnownSum {
    sum.units.sort_unstable();
    sum.units.dedup();
    sum
}

/// Whether all units of the first (sorted) are among the second (sorted).
fn among(first: &[usize], second: &[usize]) -> bool {
    first.len() <= second.len() && first.iter().all(|unit| second.binary_search(unit).is_ok())
}
