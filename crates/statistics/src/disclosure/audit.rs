//! What a reader can still work out: the interval that every hidden count must lie in, given everything published.
//!
//! The reader knows all published cells, all sums and that counts are not negative (Fischetti & Salazar 2001). Where both
//! bounds of an interval meet, the cell is as good as published.

use super::{Table, simplex::Simplex};

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

/// The feasible interval of every hidden cell, in the order given.
#[must_use]
pub fn audit(table: &Table, hidden: &[usize]) -> Vec<Feasible> {
    let mut attack = Attack::new(table, hidden);
    (0..hidden.len()).map(|index| attack.interval(index)).collect()
}

/// A reader at work.
pub(super) struct Attack<'a> {
    hidden: &'a [usize],
    simplex: Simplex,
    bound: f64,
}

impl<'a> Attack<'a> {
    pub fn new(table: &Table, hidden: &'a [usize]) -> Self {
        let value: Vec<f64> = hidden.iter().map(|&cell| table.cells()[cell] as f64).collect();
        // Far above anything that sums could force; reaching it means that nothing bounds the cell.
        let bound = 4.0 * (table.cells().iter().sum::<u64>() as f64 + 1.0);
        let (lower, upper) = (vec![0.0; hidden.len()], vec![bound; hidden.len()]);
        Self { hidden, simplex: Simplex::new(&table.among(hidden), value, lower, upper), bound }
    }

    /// The interval of the hidden cell at a position.
    pub fn interval(&mut self, index: usize) -> Feasible {
        let mut objective = vec![0.0; self.hidden.len()];
        objective[index] = 1.0;
        let most = self.simplex.maximise(&objective);
        objective[index] = -1.0;
        let least = -self.simplex.maximise(&objective);
        let upper = if most >= self.bound - 0.5 { f64::INFINITY } else { most };
        Feasible { cell: self.hidden[index], lower: least, upper }
    }
}
