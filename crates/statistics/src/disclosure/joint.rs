//! What several tables tell together: sums over the same base units, some published, some hidden.
//!
//! Two tables by different columns count the same people. A reader who has both knows all their published sums at once; the
//! crossings of their cells are counts that neither shows and both together may settle (linked tables; de Wolf & Giessing
//! 2008). The reader is taken to know which crossings are empty.

use super::audit::{Feasible, audit_of};
use super::{Relation, Rule, Table};
use crate::Error;

/// A sum over base units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The units, each once.
    pub units: Vec<usize>,
    /// Whether it is published; otherwise it is hidden.
    pub published: bool,
}

/// Base units and the sums over them that a reader knows of. Cells are the units, then the sums in their order.
#[derive(Debug, Clone)]
pub struct Joint {
    units: Vec<u64>,
    sums: Vec<Sum>,
    /// Units whose count follows from a published sum and others that follow.
    settled: Vec<bool>,
    /// Open units and sums over them that have nothing to do with those of other parts.
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Default)]
struct Part {
    units: Vec<usize>,
    sums: Vec<usize>,
}

impl Joint {
    /// Works out which units follow at once, and which have to do with each other.
    ///
    /// # Errors
    /// A sum names a unit that does not exist.
    pub fn new(units: Vec<u64>, sums: Vec<Sum>) -> Result<Self, Error> {
        if let Some(relation) = sums.iter().position(|sum| sum.units.iter().any(|&unit| unit >= units.len())) {
            return Err(Error::NotAdditive { relation });
        }
        let settled = settled(units.len(), &sums);
        let parts = parts(&settled, &sums);
        Ok(Self { units, sums, settled, parts })
    }

    /// How large the largest part is that holds a small count: open units times sums. The time to look at it grows somewhat
    /// faster.
    #[must_use]
    pub fn size(&self, rule: Rule) -> usize {
        let held = self.parts.iter().filter(|part| self.cells_of(part).any(|cell| self.is_asked(cell, rule)));
        held.map(|part| part.units.len() * part.sums.len()).max().unwrap_or(0)
    }

    /// The cells of a part: its units, then its sums.
    fn cells_of<'a>(&'a self, part: &'a Part) -> impl Iterator<Item = usize> + 'a {
        part.units.iter().copied().chain(part.sums.iter().map(|sum| self.units.len() + sum))
    }

    fn is_hidden(&self, cell: usize) -> bool {
        cell.checked_sub(self.units.len()).is_none_or(|sum| !self.sums[sum].published)
    }

    /// Whether a cell is hidden and small.
    fn is_asked(&self, cell: usize, rule: Rule) -> bool {
        self.is_hidden(cell) && rule.hides(self.count(cell))
    }

    /// The small counts that all published sums together settle more closely than the threshold is wide: base units and hidden
    /// sums, in the order of cells.
    ///
    /// # Errors
    /// As for [`Table::new`], which a sound joint never meets.
    pub fn told(&self, rule: Rule) -> Result<Vec<Feasible>, Error> {
        // A reader who knows the rule takes one more off.
        let least = rule.threshold.max(2) as f64;
        let mut told = Vec::new();
        for cell in (0..self.units.len() + self.sums.len()).filter(|&cell| self.is_settled(cell)) {
            let count = self.count(cell);
            if rule.hides(count) {
                told.push(Feasible { cell, lower: count as f64, upper: count as f64 });
            }
        }
        for part in &self.parts {
            told.extend(self.told_of(part, rule)?.into_iter().filter(|known| known.width() < least - 1e-6));
        }
        told.sort_by_key(|known| known.cell);
        Ok(told)
    }

    /// What is known of a part's small counts.
    fn told_of(&self, part: &Part, rule: Rule) -> Result<Vec<Feasible>, Error> {
        let cells: Vec<usize> = self.cells_of(part).collect();
        let small: Vec<usize> = (0..cells.len()).filter(|&at| self.is_asked(cells[at], rule)).collect();
        if small.is_empty() {
            return Ok(Vec::new());
        }
        let relations = part.sums.iter().enumerate().map(|(at, &sum)| Relation {
            total: part.units.len() + at,
            parts: self.open(sum).filter_map(|unit| part.units.binary_search(&unit).ok()).collect(),
        });
        // What is settled of a sum is taken off it.
        let open_count = |cell: usize| match cell.checked_sub(self.units.len()) {
            None => self.units[cell],
            Some(sum) => self.open(sum).map(|unit| self.units[unit]).sum(),
        };
        let table = Table::new(cells.iter().map(|&cell| open_count(cell)).collect(), relations.collect())?;
        let hidden: Vec<usize> = (0..cells.len()).filter(|&at| self.is_hidden(cells[at])).collect();
        let known = audit_of(&table, &hidden, &small).into_iter().map(|known| {
            let cell = cells[known.cell];
            let besides = (self.count(cell) - open_count(cell)) as f64;
            Feasible { cell, lower: known.lower + besides, upper: known.upper + besides }
        });
        Ok(known.collect())
    }

    fn open(&self, sum: usize) -> impl Iterator<Item = usize> {
        self.sums[sum].units.iter().copied().filter(|&unit| !self.settled[unit])
    }

    /// Whether a unit or a hidden sum is settled.
    fn is_settled(&self, cell: usize) -> bool {
        match cell.checked_sub(self.units.len()) {
            None => self.settled[cell],
            Some(sum) => !self.sums[sum].published && self.open(sum).next().is_none(),
        }
    }

    fn count(&self, cell: usize) -> u64 {
        match cell.checked_sub(self.units.len()) {
            None => self.units[cell],
            Some(sum) => self.sums[sum].units.iter().map(|&unit| self.units[unit]).sum(),
        }
    }
}

/// Units that are alone in a published sum once those that are settled are taken off.
fn settled(count: usize, sums: &[Sum]) -> Vec<bool> {
    let mut settled = vec![false; count];
    loop {
        let mut any = false;
        for sum in sums.iter().filter(|sum| sum.published) {
            let mut open = sum.units.iter().copied().filter(|&unit| !settled[unit]);
            if let (Some(only), None) = (open.next(), open.next()) {
                (settled[only], any) = (true, true);
            }
        }
        if !any {
            return settled;
        }
    }
}

/// Open units that sums connect.
fn parts(settled: &[bool], sums: &[Sum]) -> Vec<Part> {
    let mut leader: Vec<usize> = (0..settled.len()).collect();
    let open = |sum: &Sum| -> Vec<usize> { sum.units.iter().copied().filter(|&unit| !settled[unit]).collect() };
    for units in sums.iter().map(open) {
        for pair in units.windows(2) {
            let (one, other) = (lead(&mut leader, pair[0]), lead(&mut leader, pair[1]));
            leader[one.max(other)] = one.min(other);
        }
    }
    let mut parts = vec![Part::default(); settled.len()];
    for unit in (0..settled.len()).filter(|&unit| !settled[unit]) {
        parts[lead(&mut leader, unit)].units.push(unit);
    }
    for (at, sum) in sums.iter().enumerate() {
        if let Some(first) = open(sum).first() {
            parts[lead(&mut leader, *first)].sums.push(at);
        }
    }
    parts.retain(|part| !part.units.is_empty());
    parts
}

fn lead(leader: &mut [usize], mut unit: usize) -> usize {
    while leader[unit] != unit {
        leader[unit] = leader[leader[unit]];
        unit = leader[unit];
    }
    unit
}
