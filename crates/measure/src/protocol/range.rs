//! A range of whole numbers that cases are chosen by, both ends among those kept.

use serde::{Deserialize, Serialize};

/// From the first number to the last one; an end that is not named is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// First number kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i32>,
    /// Last number kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i32>,
}

impl Range {
    /// Whether it keeps a number.
    #[must_use]
    pub fn holds(self, number: i64) -> bool {
        self.from.is_none_or(|from| i64::from(from) <= number) && self.to.is_none_or(|to| number <= i64::from(to))
    }

    /// Whether its first number lies after its last one.
    #[must_use]
    pub fn is_reversed(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| from > to)
    }

    /// Where it cuts: each is the first number on the far side of an end.
    pub(super) fn cuts(self) -> impl Iterator<Item = i64> {
        let (from, to) = (self.from.map(i64::from), self.to.map(|to| i64::from(to) + 1));
        from.into_iter().chain(to)
    }
}
