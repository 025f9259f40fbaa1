//! Goes through a long list of the record page by page.

/// Rows asked for at once.
pub(super) const PAGE: u64 = 5_000;

/// Where in a list we are.
pub(super) struct Pages {
    after: Option<i64>,
}

impl Pages {
    /// Before the first page.
    pub(super) fn new() -> Self {
        Self { after: Some(0) }
    }

    /// Last id of the page before the next one; `None` after the last page.
    pub(super) fn next(&self) -> Option<i64> {
        self.after
    }

    /// Notes a page by the ids of its rows; a short page is the last.
    pub(super) fn read(&mut self, rows: usize, last: Option<i64>) {
        self.after = last.filter(|_| u64::try_from(rows).is_ok_and(|rows| rows >= PAGE));
    }
}
