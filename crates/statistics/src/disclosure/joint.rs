//! What several releases tell together: sums over the same base units, some published, some hidden.
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

/// The small counts that all published sums together settle more closely than a hidden cell of one table would be: base units
/// (cell `0..units.len()`) and hidden sums (the cells after them, in their order).
///
/// # Errors
/// There are no units, or a sum names one that does not exist.
pub fn told_together(units: &[u64], sums: &[Sum], rule: Rule) -> Result<Vec<Feasible>, Error> {
    let count = |sum: &Sum| sum.units.iter().map(|&unit| units.get(unit).copied().unwrap_or_default()).sum();
    let cells: Vec<u64> = units.iter().copied().chain(sums.iter().map(count)).collect();
    let relations = sums.iter().enumerate();
    let relations = relations.map(|(at, sum)| Relation { total: units.len() + at, parts: sum.units.clone() }).collect();
    let table = Table::new(cells, relations)?;
    let is_hidden = |cell: &usize| cell.checked_sub(units.len()).is_none_or(|sum| !sums[sum].published);
    let hidden: Vec<usize> = (0..table.cells().len()).filter(is_hidden).collect();
    let small: Vec<usize> = hidden.iter().copied().filter(|&cell| rule.hides(table.cells()[cell])).collect();
    let least = rule.threshold.saturating_sub(1).max(1) as f64;
    let known = audit_of(&table, &hidden, &small);
    Ok(known.into_iter().filter(|feasible| feasible.width() < least - 1e-6).collect())
}
