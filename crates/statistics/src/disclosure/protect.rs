//! What else must be hidden so that hidden counts cannot be computed from sums (complementary suppression).
//!
//! Each sensitive cell that is not yet protected gets a cheapest way for the table to be different without any published
//! number changing (Kelly, Golden & Assad 1992); then cells that turn out not to be needed are published again, as far as every
//! sensitive cell stays protected by the audit. In small tables this is done under several costs and orders, and the pattern
//! that hides the fewest cells, then the fewest people, is kept.

use super::{
    CellStatus, Feasible, Rule, Table, audit_knowing, circle::Circles, network::Network, programme::Programmes,
};
use crate::Error;

/// Cells up to which every cost and order is tried.
const FEW: usize = 400;

/// A table that may be published as the statuses say.
#[derive(Debug, Clone, PartialEq)]
pub struct Protected {
    /// What becomes of each cell. Publish one mark for all that are hidden.
    pub status: Vec<CellStatus>,
    /// What a reader who knows the rule can still know of each hidden cell.
    pub audit: Vec<Feasible>,
}

impl Protected {
    /// The hidden cells.
    #[must_use]
    pub fn hidden(&self) -> Vec<usize> {
        (0..self.status.len()).filter(|&cell| self.status[cell] != CellStatus::Published).collect()
    }

    /// The narrowest interval among the cells hidden for their own sake; none where there are none.
    #[must_use]
    pub fn least_width(&self) -> Option<f64> {
        self.narrowest().map(Feasible::width)
    }

    fn narrowest(&self) -> Option<&Feasible> {
        let primary = self.audit.iter().filter(|feasible| self.status[feasible.cell] == CellStatus::Primary);
        primary.min_by(|one, other| one.width().total_cmp(&other.width()))
    }
}

/// Hides what the rule says and what else is needed to leave every such cell an interval of at least `width`, to a reader who
/// knows all published cells and all sums and sees the same mark in every hidden cell. To one who also knows the rule, and so
/// that each block has a small count somewhere, it stays wider than "small" said of the cell itself.
///
/// # Errors
/// The table is so small that hiding everything would not leave that much open.
pub fn protect(table: &Table, rule: Rule, width: u64) -> Result<Protected, Error> {
    let width = width.max(1);
    let network = Network::of(table);
    let least = (width.min(rule.threshold).saturating_sub(1)).max(1);
    // Where that takes too much off, intervals have to be wider to begin with.
    let mut need = width;
    loop {
        let protected = hidden_for(table, network.as_ref(), rule, need)?;
        match protected.narrowest().filter(|feasible| feasible.width() < least as f64 - 1e-6) {
            None => return Ok(protected),
            Some(feasible) if need > 4 * width => return Err(Error::Unprotectable { cell: feasible.cell }),
            Some(_) => need += 1,
        }
    }
}

fn hidden_for(table: &Table, network: Option<&Network>, rule: Rule, need: u64) -> Result<Protected, Error> {
    let primary = rule.primary(table);
    let (costs, orders) =
        if table.cells().len() > FEW { (&COSTS[1..2], &ORDERS[..1]) } else { (&COSTS[..], &ORDERS[..]) };
    let mut best: Option<(usize, u64, Vec<usize>)> = None;
    for cost in costs {
        for order in orders {
            let ordered = |cells: &[usize]| sorted(cells, table, *order);
            let cost = |cell: usize| if table.is_known(cell) { None } else { Some(cost(table.cells()[cell])) };
            let hidden = match network {
                Some(network) => Circles::new(table, network, &primary, need).open(&ordered(&primary), &cost)?,
                None => Programmes::new(table, &primary, need).open(&ordered(&primary), &cost)?,
            };
            for releasing in [by_falling_count, by_rising_count] {
                let extra: Vec<usize> = hidden.iter().copied().filter(|cell| !primary.contains(cell)).collect();
                let extra = sorted(&extra, table, releasing);
                let cells = match network {
                    Some(network) => Circles::new(table, network, &hidden, need).publish_again(&primary, &extra),
                    None => Programmes::new(table, &hidden, need).publish_again(&primary, &extra),
                };
                let people = cells.iter().map(|&cell| table.cells()[cell]).sum();
                if best.as_ref().is_none_or(|best| (cells.len(), people) < (best.0, best.1)) {
                    best = Some((cells.len(), people, cells));
                }
            }
        }
    }
    let (_, _, hidden) = best.unwrap_or_default();
    let mut status = vec![CellStatus::Published; table.cells().len()];
    for &cell in &hidden {
        status[cell] = CellStatus::Complementary;
    }
    for &cell in &primary {
        status[cell] = CellStatus::Primary;
    }
    Ok(Protected { status, audit: audit_knowing(table, &hidden, rule) })
}

/// What it costs to hide one more cell of so many people.
const COSTS: [fn(u64) -> f64; 4] =
    [|_| 1.0, |count| 1.0 + (count as f64).ln_1p(), |count| 1.0 + (count as f64).sqrt(), |count| 1.0 + count as f64];

/// The order in which sensitive cells are protected.
const ORDERS: [fn(&mut [usize], &Table); 3] = [|_, _| {}, by_falling_count, by_rising_count];

fn sorted(cells: &[usize], table: &Table, order: fn(&mut [usize], &Table)) -> Vec<usize> {
    let mut cells = cells.to_vec();
    order(&mut cells, table);
    cells
}

fn by_falling_count(cells: &mut [usize], table: &Table) {
    cells.sort_by_key(|&cell| std::cmp::Reverse(table.cells()[cell]));
}

fn by_rising_count(cells: &mut [usize], table: &Table) {
    cells.sort_by_key(|&cell| table.cells()[cell]);
}
