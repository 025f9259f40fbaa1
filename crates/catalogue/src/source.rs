//! Where a definition comes from and what is odd in that place.

use serde::{Deserialize, Serialize};

use crate::Text;

/// A place in a source document, for example document `002`, passage `passport 1.2`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short code of the document as listed in `pack.toml` under `[source]`.
    pub document: String,
    /// The place in it: a passage, a line, a footnote.
    pub place: String,
}

/// Something printed in a source that contradicts another place; kept as printed and explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anomaly {
    /// What is odd, and which reading Tilts takes.
    pub note: Text,
    /// Where it is printed.
    pub source: Option<Source>,
}
