//! Project budget movements.

use chrono::NaiveDate;

/// A movement of project money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetMovement {
    /// Project id.
    pub project: String,
    /// Code of `funding-source`.
    pub source: String,
    /// Code of `budget-movement`.
    pub kind: String,
    /// Project activity: `A1`.
    pub activity: Option<String>,
    /// Day.
    pub on: NaiveDate,
    /// Amount in cents.
    pub cents: i64,
    /// Remark.
    pub note: Option<String>,
}

/// Sum of a project's movements per source and kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetBalance {
    /// Code of `funding-source`.
    pub source: String,
    /// Code of `budget-movement`.
    pub kind: String,
    /// Cents.
    pub cents: i64,
}
