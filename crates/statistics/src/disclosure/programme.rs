//! Complementary suppression in tables of any sums, by linear programmes.

use super::{Table, possible::Possible, simplex::Simplex};
use crate::Error;

/// A pattern of hidden cells.
pub(super) struct Programmes<'a> {
    table: &'a Table,
    hidden: Vec<bool>,
    need: u64,
}

impl<'a> Programmes<'a> {
    pub fn new(table: &'a Table, hidden: &[usize], need: u64) -> Self {
        let mut pattern = Self { table, hidden: vec![false; table.cells().len()], need };
        for &cell in hidden {
            pattern.hidden[cell] = true;
        }
        pattern
    }

    /// Hides more cells until the intervals of these are wide enough, and says what is hidden.
    pub fn open(mut self, cells: &[usize], cost: &impl Fn(usize) -> Option<f64>) -> Result<Vec<usize>, Error> {
        for &cell in cells {
            if !self.are_wide(&[cell]) {
                self.open_up(cell, cost)?;
            }
        }
        Ok(self.cells())
    }

    /// Publishes cells again that protect nothing, and says what stays hidden.
    pub fn publish_again(mut self, primary: &[usize], extra: &[usize]) -> Vec<usize> {
        for &cell in extra {
            self.hidden[cell] = false;
            self.hidden[cell] = !self.are_wide(primary);
        }
        self.cells()
    }

    fn cells(&self) -> Vec<usize> {
        (0..self.hidden.len()).filter(|&cell| self.hidden[cell]).collect()
    }

    fn are_wide(&self, cells: &[usize]) -> bool {
        let mut possible = Possible::new(self.table, None, &self.cells());
        cells.iter().all(|&cell| possible.raise(cell) - possible.sink(cell) >= self.need as f64 - 1e-6)
    }

    fn open_up(&mut self, cell: usize, cost: &impl Fn(usize) -> Option<f64>) -> Result<(), Error> {
        let (n, need) = (self.table.cells().len(), self.need as f64);
        let all: Vec<usize> = (0..n).collect();
        // Each cell moves up (first half) or down (second half), down no further than to 0; the cell itself up, by `need`.
        let equations: Vec<Vec<(usize, f64)>> = self
            .table
            .among(&all)
            .into_iter()
            .map(|row| row.into_iter().flat_map(|(at, factor)| [(at, factor), (at + n, -factor)]).collect())
            .collect();
        let may = |cell: usize, by: f64| if cost(cell).is_some() { by } else { 0.0 };
        let up = self.table.cells().iter().sum::<u64>() as f64 + need;
        let mut upper: Vec<f64> = (0..n).map(|cell| may(cell, up)).collect();
        upper.extend((0..n).map(|cell| may(cell, self.table.cells()[cell] as f64)));
        upper[cell] = need;
        upper[cell + n] = 0.0;
        let price = |cell: usize| if self.hidden[cell] { -1e-6 } else { -cost(cell).unwrap_or(1.0) };
        let mut objective: Vec<f64> = (0..n).map(price).collect();
        objective.extend_from_within(..);
        objective[cell] = 1e9;
        let mut simplex = Simplex::new(&equations, vec![0.0; 2 * n], vec![0.0; 2 * n], upper);
        simplex.maximise(&objective);
        if simplex.value(cell) < need - 1e-6 {
            return Err(Error::Unprotectable { cell });
        }
        for (other, hidden) in self.hidden.iter_mut().enumerate() {
            *hidden |= (simplex.value(other) - simplex.value(other + n)).abs() > 1e-6;
        }
        Ok(())
    }
}
