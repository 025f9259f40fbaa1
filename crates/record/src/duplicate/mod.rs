//! Duplicate (dublikāts): two records that may be of one person, found by weights, merged and unmerged with a trace.

mod candidates;
mod merge;
mod weight;

use chrono::{DateTime, Utc};

use crate::{PersonId, PersonMatch};

pub use weight::Agreed;

/// Id of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MergeId(pub i64);

/// What one trait says to two records being of one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TraitWeight {
    /// `given_name`, `family_name`, `born_on`, `code`, `sex`.
    pub name: &'static str,
    /// How far the two agree.
    pub agreed: Agreed,
    /// Weight in bits: the logarithm (base 2) of how much more often one person's records agree so than two people's.
    pub weight: f64,
}

/// A record that may be of the same person.
#[derive(Debug, Clone, PartialEq)]
pub struct DuplicateCandidate {
    /// The record.
    pub person: PersonMatch,
    /// Sum of the weights in bits.
    pub weight: f64,
    /// The weights, trait by trait.
    pub traits: Vec<TraitWeight>,
}

/// Two records found to be of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Id.
    pub id: MergeId,
    /// The record that stays.
    pub kept: PersonId,
    /// The record that went into it.
    pub merged: PersonId,
    /// Why.
    pub words: String,
    /// Account that decided, and when.
    pub decided: (String, DateTime<Utc>),
    /// Why it was undone, by which account, and when.
    pub undone: Option<(String, String, DateTime<Utc>)>,
}
