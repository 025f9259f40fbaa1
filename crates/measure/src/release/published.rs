//! The ledger of published tables: what was asked, and every cell as it was published.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Entry;

/// A table of counts that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedTable {
    /// Number: the year and a running number, `2026-001`.
    pub id: String,
    /// Where it was published, such as a yearbook's name.
    pub name: String,
    /// Account that entered it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// File it was made from.
    pub file: String,
    /// The condition its rows had to meet, in SQL.
    pub condition: Option<String>,
    /// Column whose values are rows.
    pub rows: String,
    /// Column whose values are columns.
    pub columns: String,
    /// Column of counts that were added up; rows of the file where there is none.
    pub value: Option<String>,
    /// Counts from 1 to below this are hidden.
    pub threshold: u64,
    /// Whether 0 is hidden too.
    pub zeros: bool,
    /// What rows without a value were counted as; they were left out where nothing is named.
    #[serde(default)]
    pub missing_as: Option<String>,
    /// Its cells, totals included.
    pub cells: Vec<PublishedCell>,
    /// Seal of the entry before; empty for the first.
    pub previous: String,
}

/// A cell as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedCell {
    /// Value of the rows' column; none for the total.
    pub row: Option<String>,
    /// Value of the columns' column; none for the total.
    pub column: Option<String>,
    /// The count; none where it is hidden.
    pub count: Option<u64>,
}

impl PublishedTable {
    /// Whether both say the same of the same question.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        (&self.condition, &self.rows, &self.columns, &self.value, &self.missing_as, &self.cells)
            == (&other.condition, &other.rows, &other.columns, &other.value, &other.missing_as, &other.cells)
    }
}

impl Entry for PublishedTable {
    fn id(&self) -> &str {
        &self.id
    }

    fn previous(&self) -> &str {
        &self.previous
    }
}
