//! Who acts, for what purpose, at what instant: the first argument of every call.

use chrono::{DateTime, Utc};

/// Somebody who reads or writes the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Account name as shown in the audit log: `planner`.
    pub account: String,
    /// Role id of `roles.toml`.
    pub role: String,
    /// Agency of the account.
    pub agency: String,
    /// Unit (organisation id) of the account; empty for agency-wide accounts.
    pub unit: String,
    /// Why this is done.
    pub purpose: Purpose,
    /// When: the instant of the request, given by the edge.
    pub at: DateTime<Utc>,
}

/// Why something is read or written; a code of classifier `purpose` and a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose {
    /// Code: `casework`, `reporting`, `research`, `audit`, `import`, `simulation`…
    pub code: String,
    /// What exactly, where asked for.
    pub remark: Option<String>,
    /// The user chose it for this very call; otherwise it is what the page is usually opened for.
    pub stated: bool,
}

impl Purpose {
    /// What a call is usually made for; opens nobody where the role is asked for a purpose.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), remark: None, stated: false }
    }

    /// A purpose the user chose, with words where the code does not say enough.
    #[must_use]
    pub fn stated(code: &str, remark: Option<String>) -> Self {
        Self { code: code.to_owned(), remark: remark.filter(|words| !words.trim().is_empty()), stated: true }
    }
}
