//! A table of counts with everything a reader can add up: cells, and which cells are sums of which.

use crate::Error;

/// A cell that is the sum of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The sum.
    pub total: usize,
    /// What it is the sum of.
    pub parts: Vec<usize>,
}

/// Counts and the sums among them. Linked tables and hierarchies are one table with all their relations; an indicator and
/// its complement are two cells with a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    cells: Vec<u64>,
    relations: Vec<Relation>,
    known: Vec<usize>,
}

impl Table {
    /// A table from cells and relations.
    ///
    /// # Errors
    /// There are no cells, a relation names a cell that does not exist, or a total is not the sum of its parts.
    pub fn new(cells: Vec<u64>, relations: Vec<Relation>) -> Result<Self, Error> {
        Error::not_empty("a table", cells.len())?;
        for (index, relation) in relations.iter().enumerate() {
            let known = relation.parts.iter().chain([&relation.total]).all(|&cell| cell < cells.len());
            if !known || relation.parts.iter().map(|&cell| cells[cell]).sum::<u64>() != cells[relation.total] {
                return Err(Error::NotAdditive { relation: index });
            }
        }
        Ok(Self { cells, relations, known: Vec::new() })
    }

    /// A two-way table from its inner cells, row by row. Each row is followed by its total, and the last row holds the
    /// totals of columns and the grand total: the cell of row `r` and column `c` is `r * (columns + 1) + c`.
    ///
    /// # Errors
    /// There are no rows or columns, or rows differ in length.
    pub fn two_way(rows: &[Vec<u64>]) -> Result<Self, Error> {
        let width = rows.first().map_or(0, Vec::len);
        Error::not_empty("a table", width)?;
        let mut cells = Vec::with_capacity((rows.len() + 1) * (width + 1));
        for row in rows {
            Error::same_length("first row", width, "row", row.len())?;
            cells.extend(row);
            cells.push(row.iter().sum());
        }
        for column in 0..width {
            cells.push(rows.iter().map(|row| row[column]).sum());
        }
        cells.push(rows.iter().flatten().sum());
        let at = |row: usize, column: usize| row * (width + 1) + column;
        let along = (0..=rows.len())
            .map(|row| Relation { total: at(row, width), parts: (0..width).map(|column| at(row, column)).collect() });
        let down = (0..=width).map(|column| Relation {
            total: at(rows.len(), column),
            parts: (0..rows.len()).map(|row| at(row, column)).collect(),
        });
        let relations = along.chain(down).collect();
        Self::new(cells, relations)
    }

    /// The same table with cells that readers know from elsewhere, so that hiding them would protect nothing.
    #[must_use]
    pub fn with_known(self, known: &[usize]) -> Self {
        Self { known: known.to_vec(), ..self }
    }

    /// Whether readers know a cell from elsewhere.
    #[must_use]
    pub fn is_known(&self, cell: usize) -> bool {
        self.known.contains(&cell)
    }

    /// More than any cell can be that sums bound.
    pub(super) fn bound(&self) -> u64 {
        4 * (self.cells.iter().sum::<u64>() + 1)
    }

    /// The counts.
    #[must_use]
    pub fn cells(&self) -> &[u64] {
        &self.cells
    }

    /// The sums among them.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The relations restricted to some cells: for each relation its (position among the cells, coefficient). What is not
    /// among them is known and does not move.
    pub(super) fn among(&self, cells: &[usize]) -> Vec<Vec<(usize, f64)>> {
        let mut position = vec![None; self.cells.len()];
        for (index, &cell) in cells.iter().enumerate() {
            position[cell] = Some(index);
        }
        self.relations
            .iter()
            .map(|relation| {
                let parts = relation.parts.iter().filter_map(|&cell| position[cell]).map(|index| (index, 1.0));
                parts.chain(position[relation.total].map(|index| (index, -1.0))).collect()
            })
            .filter(|row: &Vec<_>| !row.is_empty())
            .collect()
    }
}
