//! What else must be hidden so that hidden counts cannot be computed from sums (complementary suppression).
//!
//! Each sensitive cell that is not yet protected gets a cheapest way for the table to be different without any published
//! number changing (the network heuristic of Kelly, Golden & Assad 1992, as a linear programme for any table); then cells
//! that turn out not to be needed are published again, as far as every sensitive cell stays protected by the audit. This is
//! done under several costs and orders, and the pattern that hides the fewest cells, then the fewest people, is kept.

use super::{CellStatus, Feasible, Rule, Table, audit, audit::Attack, simplex::Simplex};
use crate::Error;

/// A table that may be published as the statuses say.
#[derive(Debug, Clone, PartialEq)]
pub struct Protected {
    /// What becomes of each cell.
    pub status: Vec<CellStatus>,
    /// What a reader can still know of each hidden cell.
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
        self.audit
            .iter()
            .filter(|feasible| self.status[feasible.cell] == CellStatus::Primary)
            .map(Feasible::width)
            .min_by(f64::total_cmp)
    }
}

/// Hides what the rule says and what else is needed to leave every such cell an interval of at least `width`.
///
/// # Errors
/// The table is so small that hiding everything would not leave that much open.
pub fn protect(table: &Table, rule: Rule, width: u64) -> Result<Protected, Error> {
    let primary = rule.primary(table);
    let need = width.max(1) as f64;
    let mut best: Option<(usize, u64, Vec<usize>)> = None;
    for cost in COSTS {
        for order in ORDERS {
            let mut hidden = vec![false; table.cells().len()];
            for &cell in &primary {
                hidden[cell] = true;
            }
            let mut queue = primary.clone();
            order(&mut queue, table);
            for &cell in &queue {
                open_up(table, &mut hidden, cell, need, cost)?;
            }
            for releasing in [by_falling_count, by_rising_count] {
                let mut pattern = hidden.clone();
                publish_again(table, &mut pattern, &primary, need, releasing);
                let cells: Vec<usize> = (0..pattern.len()).filter(|&cell| pattern[cell]).collect();
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
    Ok(Protected { status, audit: audit(table, &hidden) })
}

/// What it costs to hide one more cell of so many people.
const COSTS: [fn(u64) -> f64; 4] =
    [|_| 1.0, |count| 1.0 + (count as f64).ln_1p(), |count| 1.0 + (count as f64).sqrt(), |count| 1.0 + count as f64];

/// The order in which sensitive cells are protected.
const ORDERS: [fn(&mut [usize], &Table); 3] = [|_, _| {}, by_falling_count, by_rising_count];

fn by_falling_count(cells: &mut [usize], table: &Table) {
    cells.sort_by_key(|&cell| std::cmp::Reverse(table.cells()[cell]));
}

fn by_rising_count(cells: &mut [usize], table: &Table) {
    cells.sort_by_key(|&cell| table.cells()[cell]);
}

/// Hides more cells until one cell's interval is wide enough.
fn open_up(table: &Table, hidden: &mut [bool], cell: usize, need: f64, cost: fn(u64) -> f64) -> Result<(), Error> {
    let cells: Vec<usize> = (0..hidden.len()).filter(|&cell| hidden[cell]).collect();
    let index = cells.partition_point(|&other| other < cell);
    if Attack::new(table, &cells).interval(index).width() >= need - 1e-6 {
        return Ok(());
    }
    let n = table.cells().len();
    let all: Vec<usize> = (0..n).collect();
    // Each cell moves up (first half) or down (second half), down no further than to 0; the cell itself up, by `need`.
    let equations: Vec<Vec<(usize, f64)>> = table
        .among(&all)
        .into_iter()
        .map(|row| row.into_iter().flat_map(|(at, factor)| [(at, factor), (at + n, -factor)]).collect())
        .collect();
    let mut upper = vec![table.cells().iter().sum::<u64>() as f64 + need; n];
    upper.extend(table.cells().iter().map(|&count| count as f64));
    upper[cell] = need;
    upper[cell + n] = 0.0;
    let mut objective: Vec<f64> =
        (0..n).map(|cell| if hidden[cell] { -1e-6 } else { -cost(table.cells()[cell]) }).collect();
    objective.extend_from_within(..);
    objective[cell] = 1e9;
    let mut simplex = Simplex::new(&equations, vec![0.0; 2 * n], vec![0.0; 2 * n], upper);
    simplex.maximise(&objective);
    if simplex.value(cell) < need - 1e-6 {
        return Err(Error::Unprotectable { cell });
    }
    for (other, hidden) in hidden.iter_mut().enumerate() {
        *hidden |= (simplex.value(other) - simplex.value(other + n)).abs() > 1e-6;
    }
    Ok(())
}

/// Publishes cells again that protect nothing.
fn publish_again(table: &Table, hidden: &mut [bool], primary: &[usize], need: f64, order: fn(&mut [usize], &Table)) {
    let mut extra: Vec<usize> = (0..hidden.len()).filter(|cell| hidden[*cell] && !primary.contains(cell)).collect();
    order(&mut extra, table);
    for cell in extra {
        hidden[cell] = false;
        let cells: Vec<usize> = (0..hidden.len()).filter(|&cell| hidden[cell]).collect();
        let mut attack = Attack::new(table, &cells);
        let safe = primary.iter().all(|primary| {
            let index = cells.partition_point(|other| other < primary);
            attack.interval(index).width() >= need - 1e-6
        });
        hidden[cell] = !safe;
    }
}
