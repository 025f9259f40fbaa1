//! What one term added to a score.

use serde::{Deserialize, Serialize};

/// A term's share of a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// Id of the term.
    pub term: String,
    /// What it added to the sum.
    pub value: f64,
    /// Items it depends on, directly or through derived values and domains.
    pub items: Vec<String>,
}
