//! Seals: a version in use is sealed with the hash of what it means, and what is sealed does not change.

use super::Check;
use crate::Origin;

/// Digits of the hash that seal a version.
const DIGITS: usize = 16;

/// What may be wrong with the seal of a version.
pub(super) struct Seal<'a> {
    /// Hash of what the version means; empty where it could not be read.
    pub(super) hash: &'a str,
    /// The problem where there is no seal; none where none is needed.
    pub(super) unsealed: Option<&'a str>,
    /// The problem where the hash is another than was sealed.
    pub(super) changed: String,
    /// How to mend that.
    pub(super) remedy: String,
}

impl Check<'_> {
    pub(super) fn sealed(&mut self, origin: &Origin, sealed: Option<&str>, seal: &Seal) {
        let Some(hash) = seal.hash.get(..DIGITS) else { return };
        match (sealed, seal.unsealed) {
            (None, Some(problem)) => {
                self.find(origin, problem, format!("add `sealed = \"{hash}\"` above the first table"));
            }
            (Some(sealed), _) if sealed != hash => {
                let remedy = format!("{} (never used yet? `sealed = \"{hash}\"`)", seal.remedy);
                self.find(&origin.key("sealed"), seal.changed.as_str(), remedy);
            }
            _ => {}
        }
    }
}
