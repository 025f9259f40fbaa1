//! Items that are read together.

use serde::{Deserialize, Serialize};

use crate::{NeedRule, StrengthRule, Text};

/// A group of items with one result (`[[domain]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Id, used in conditions and terms: letters a–z, digits and `_`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its items.
    pub items: Vec<String>,
    /// How their points become one number; absent: the domain only groups them.
    pub method: Option<DomainMethod>,
    /// Answers that must be given before the rest may be prorated.
    pub least_answered: Option<usize>,
    /// The result is a need with a level.
    pub need: Option<NeedRule>,
    /// The result is a strength with a level.
    pub strength: Option<StrengthRule>,
}

/// How points of items become the result of their domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DomainMethod {
    /// Their sum; prorated: mean of the answered times the number asked.
    Sum,
    /// Their mean.
    Mean,
    /// The highest.
    Highest,
}
