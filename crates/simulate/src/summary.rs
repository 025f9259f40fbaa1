//! What a simulation wrote.

use std::collections::BTreeMap;

use record::PersonId;

use crate::{Truth, Unmet};

/// Numbers of what was written, what is known to be true of it, and what of the plans it could not meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Organisations.
    pub organisations: u64,
    /// People.
    pub people: u64,
    /// Stays in custody.
    pub stays: u64,
    /// Releases among them.
    pub releases: u64,
    /// Probation sections.
    pub sections: u64,
    /// Facts.
    pub facts: u64,
    /// Activities.
    pub activities: u64,
    /// Participations in them.
    pub participations: u64,
    /// Headcounts of them.
    pub headcounts: u64,
    /// Deliverables.
    pub deliverables: u64,
    /// Planted parameters.
    pub truth: Truth,
    /// Published values that the ledger does not meet; none is expected where the nation's time covers the plan.
    pub unmet: Vec<Unmet>,
    /// Some people in custody or with an open section at the end, by unit: caseloads for demo accounts.
    pub caseloads: BTreeMap<String, Vec<PersonId>>,
}
