//! Which counts say too much by themselves.

use super::Table;

/// What must be hidden for its own sake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Counts from 1 to below this are hidden.
    pub threshold: u64,
    /// Whether 0 is hidden too: where nobody of a group has a property, everybody in the group is known not to have it.
    pub zeros: bool,
}

/// What becomes of a cell; the letters are those of sdcTable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellStatus {
    /// `s`: may be published.
    Published,
    /// `u`: hidden for its own sake. Never publish which of the hidden cells are: it says that the count is small.
    Primary,
    /// `x`: hidden so that others cannot be computed. Published, it would say that the count is not small.
    Complementary,
}

impl Rule {
    /// Whether a count must be hidden for its own sake.
    #[must_use]
    pub fn hides(self, count: u64) -> bool {
        if count == 0 { self.zeros } else { count < self.threshold }
    }

    /// The cells of a table that must be hidden for their own sake.
    #[must_use]
    pub fn primary(self, table: &Table) -> Vec<usize> {
        (0..table.cells().len()).filter(|&cell| self.hides(table.cells()[cell]) && !table.is_known(cell)).collect()
    }

    /// The counts that are hidden for their own sake: the least and the greatest; none where nothing is.
    pub(super) fn range(self) -> Option<(u64, u64)> {
        let least = u64::from(!self.zeros);
        let most = self.threshold.saturating_sub(1);
        (least <= most).then_some((least, most))
    }
}
