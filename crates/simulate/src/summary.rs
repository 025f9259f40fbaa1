//! What a simulation wrote.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::{NewStay, PersonId};

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
    /// Releases by the unit released from, in the order of their days.
    pub released: BTreeMap<String, Vec<PastRelease>>,
}

/// A release that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastRelease {
    /// Who.
    pub person: PersonId,
    /// First day of the stay.
    pub from: NaiveDate,
    /// Day of the release.
    pub on: NaiveDate,
    /// Earlier stays that were written.
    pub earlier: usize,
}

impl PastRelease {
    /// All of them, by unit.
    pub(crate) fn all(stays: &[NewStay]) -> BTreeMap<String, Vec<Self>> {
        let mut order: Vec<&NewStay> = stays.iter().collect();
        order.sort_by_key(|stay| (stay.custody.from, stay.custody.person));
        let mut stays_of: BTreeMap<PersonId, usize> = BTreeMap::new();
        let mut released: BTreeMap<String, Vec<Self>> = BTreeMap::new();
        for stay in order {
            let stays = stays_of.entry(stay.custody.person).or_default();
            let earlier = *stays;
            *stays += 1;
            let Some(release) = &stay.release else { continue };
            let unit = stay.moves.last().map_or(&stay.custody.unit, |last| &last.unit);
            let one = Self { person: stay.custody.person, from: stay.custody.from, on: release.on, earlier };
            released.entry(unit.clone()).or_default().push(one);
        }
        for all in released.values_mut() {
            all.sort_by_key(|one| (one.on, one.person));
        }
        released
    }
}
