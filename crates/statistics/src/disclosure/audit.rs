//! What a reader can still work out: the interval that every hidden count must lie in, given everything published.
//!
//! The reader knows all published cells, all sums and that counts are whole and not negative (Fischetti & Salazar 2001). Where
//! both bounds of an interval meet, the cell is as good as published.

use super::{Rule, Table, block::blocks, network::Network, possible::Possible};

/// What can be known of a hidden cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feasible {
    /// The cell.
    pub cell: usize,
    /// It is at least this.
    pub lower: f64,
    /// It is at most this; infinite where nothing bounds it.
    pub upper: f64,
}

impl Feasible {
    /// How much is left open.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.upper - self.lower
    }

    /// Whether the count can be worked out exactly.
    #[must_use]
    pub fn is_disclosed(&self) -> bool {
        self.width() < 1e-6
    }
}

/// The feasible interval of every hidden cell, in the order given. All hidden cells bear the same mark: the reader cannot tell
/// small ones from those that protect them.
#[must_use]
pub fn audit(table: &Table, hidden: &[usize]) -> Vec<Feasible> {
    intervals(table, hidden, hidden, None)
}

/// The same, only of the cells asked about, which are among the hidden ones.
pub(super) fn audit_of(table: &Table, hidden: &[usize], asked: &[usize]) -> Vec<Feasible> {
    intervals(table, hidden, asked, None)
}

/// The same for a reader who also knows the rule: a block of cells that depend on each other is hidden only because at least
/// one of its counts is small.
#[must_use]
pub fn audit_knowing(table: &Table, hidden: &[usize], rule: Rule) -> Vec<Feasible> {
    intervals(table, hidden, hidden, rule.range())
}

fn intervals(table: &Table, hidden: &[usize], asked: &[usize], small: Option<(u64, u64)>) -> Vec<Feasible> {
    let network = Network::of(table);
    let mut possible = Possible::new(table, network.as_ref(), hidden);
    let mut found = vec![None; table.cells().len()];
    let mut is_asked = vec![false; table.cells().len()];
    for &cell in asked {
        is_asked[cell] = true;
    }
    for block in blocks(table, network.as_ref(), hidden) {
        let mut reader = Reader { possible: &mut possible, block: &block, small, bound: table.bound() };
        for &cell in block.iter().filter(|cell| is_asked[**cell]) {
            let upper = reader.extreme(cell, true);
            // Reaching the bound means that nothing bounds the cell.
            let upper = if upper >= table.bound() as f64 - 0.5 { f64::INFINITY } else { upper };
            found[cell] = Some(Feasible { cell, lower: reader.extreme(cell, false), upper });
        }
    }
    asked.iter().filter_map(|cell| found[*cell]).collect()
}

/// A reader at work on a block.
struct Reader<'a> {
    possible: &'a mut Possible,
    block: &'a [usize],
    small: Option<(u64, u64)>,
    bound: u64,
}

impl Reader<'_> {
    /// The least or greatest value of a cell.
    fn extreme(&mut self, cell: usize, up: bool) -> f64 {
        let extreme = self.go(cell, up);
        let Some(small) = self.small else { return extreme };
        let is_small = |value: f64| (small.0 as f64..=small.1 as f64).contains(&value);
        if self.block.iter().any(|&other| is_small(self.possible.value(other))) {
            return extreme;
        }
        // Without a small count the block would not be hidden; so one of its cells must be.
        let mut furthest: Option<f64> = None;
        for &other in self.block {
            if self.possible.keep_within(other, small, self.bound) {
                let reached = self.go(cell, up);
                let better = furthest.is_none_or(|furthest| if up { reached > furthest } else { reached < furthest });
                furthest = if better { Some(reached) } else { furthest };
            }
            self.possible.free(other, self.bound);
            if furthest == Some(extreme) {
                break;
            }
        }
        furthest.unwrap_or(extreme)
    }

    fn go(&mut self, cell: usize, up: bool) -> f64 {
        if up { self.possible.raise(cell) } else { self.possible.sink(cell) }
    }
}
