//! What an analyst chose to look at: a protocol's people, fewer of them, one of its questions, groups to compare.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Analysis, Protocol};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Range;

/// Digits of the hash in a key.
const DIGITS: usize = 8;

/// A choice within a protocol; the same choice has the same key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Protocol whose people, reasons and questions are used.
    pub protocol: String,
    /// Readings other than the protocol's, by parameter.
    pub parameters: BTreeMap<String, String>,
    /// Values that are kept, by column of the cohort; of columns that are not named, all are.
    pub only: BTreeMap<String, BTreeSet<String>>,
    /// Ranges that are kept, by column of whole numbers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ranges: BTreeMap<String, Range>,
    /// Analysis whose question is asked.
    pub outcome: String,
    /// Column whose values are compared.
    pub compare: Option<String>,
    /// Group that the others are compared with; the largest where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl Choice {
    /// Reason of cases that the protocol counts and the choice does not.
    pub const NOT_CHOSEN: &'static str = "not_chosen";

    /// Fewest people a choice is answered about to those who see counts only: with fewer, a whole percent is one person in five.
    pub const LEAST: u32 = 20;

    /// Id of the curve over time that stands beside an analysis of windows.
    pub const CURVE: &'static str = "curve";

    /// What its results are kept under: the protocol and the first digits of a hash of the choice.
    ///
    /// # Panics
    /// Never: a choice has only text.
    #[must_use]
    pub fn key(&self) -> String {
        let content = serde_json::to_vec(self).expect("a choice has only text");
        format!("{}-{}", self.protocol, &hex::encode(Sha256::digest(content))[..DIGITS])
    }

    /// The protocol with the chosen question alone, by the groups compared, and its curve where it has one; none where it
    /// has no such question or it cannot be asked of fewer people.
    #[must_use]
    pub fn asked_of(&self, protocol: &Protocol) -> Option<Protocol> {
        let column = self.compare.as_deref();
        let chosen = protocol.analysis(&self.outcome)?;
        let asked = Analysis { ask: chosen.ask.compared(column)?, ..chosen.clone() };
        let curve = chosen.ask.curve(column);
        let curve = curve.map(|ask| Analysis { id: Self::CURVE.to_owned(), sentence: None, ask, ..chosen.clone() });
        Some(Protocol { analysis: [asked].into_iter().chain(curve).collect(), ..protocol.clone() })
    }
}
