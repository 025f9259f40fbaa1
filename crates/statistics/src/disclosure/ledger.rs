//! Everything already released, so that a new number can be checked against it: complements, revisions and overlapping
//! areas disclose by subtraction what no single table does.
//!
//! A release counts the people of some base units (areas, categories, their crossings, numbered by the caller). Where one
//! release's units are among another's, the difference of both counts is as good as published.

use super::Rule;
use crate::Error;

/// A number that was or is to be released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// What the caller calls it.
    pub name: String,
    /// What is counted, such as "returned within two years": only releases of one subject are compared.
    pub subject: String,
    /// The base units that are counted together.
    pub units: Vec<usize>,
    /// The count.
    pub count: u64,
}

/// Why a release would disclose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// The count itself must be hidden.
    Small {
        /// The count.
        count: u64,
    },
    /// The same units were released with a count that differs by a few: the difference is about them.
    Revision {
        /// The earlier release.
        of: String,
        /// By how many it differs.
        difference: u64,
    },
    /// One release's units are among the other's, and what is left over is a small count (a complement or an overlapping
    /// area).
    Remainder {
        /// The earlier release.
        with: String,
        /// What is left over.
        count: u64,
    },
    /// The part cannot be larger than the whole: one of both is wrong or counts others.
    Contradiction {
        /// The earlier release.
        with: String,
    },
}

/// What was released so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    releases: Vec<Release>,
}

impl Ledger {
    /// A ledger of what was released before, whatever it discloses.
    #[must_use]
    pub fn of(releases: impl IntoIterator<Item = Release>) -> Self {
        Self { releases: releases.into_iter().map(in_order).collect() }
    }

    /// What was released so far, in its order; units are sorted.
    #[must_use]
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// Every reason why a release would disclose; none means that it may go out.
    #[must_use]
    pub fn conflicts(&self, release: &Release, rule: Rule) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        if rule.hides(release.count) {
            conflicts.push(Conflict::Small { count: release.count });
        }
        let units = in_order(release.clone()).units;
        for earlier in self.releases.iter().filter(|earlier| earlier.subject == release.subject) {
            let (new_in_old, old_in_new) = (among(&units, &earlier.units), among(&earlier.units, &units));
            let conflict = match (new_in_old, old_in_new) {
                (true, true) => {
                    let difference = release.count.abs_diff(earlier.count);
                    // An unchanged number says nothing new.
                    (difference > 0 && difference < rule.threshold)
                        .then(|| Conflict::Revision { of: earlier.name.clone(), difference })
                }
                (true, false) => remainder(earlier.count, release.count, &earlier.name, rule),
                (false, true) => remainder(release.count, earlier.count, &earlier.name, rule),
                (false, false) => None,
            };
            conflicts.extend(conflict);
        }
        conflicts
    }

    /// Enters a release that has no conflicts.
    ///
    /// # Errors
    /// It has conflicts; they are returned with [`Ledger::conflicts`].
    pub fn enter(&mut self, release: Release, rule: Rule) -> Result<(), Error> {
        let conflicts = self.conflicts(&release, rule).len();
        if conflicts > 0 {
            return Err(Error::WouldDisclose { name: release.name, conflicts });
        }
        self.releases.push(in_order(release));
        Ok(())
    }
}

fn remainder(whole: u64, part: u64, name: &str, rule: Rule) -> Option<Conflict> {
    match whole.checked_sub(part) {
        None => Some(Conflict::Contradiction { with: name.to_owned() }),
        Some(count) => rule.hides(count).then(|| Conflict::Remainder { with: name.to_owned(), count }),
    }
}

/// The release with its units sorted.
fn in_order(mut release: Release) -> Release {
    release.units.sort_unstable();
    release.units.dedup();
    release
}

/// Whether all units of the first (sorted) are among the second (sorted).
fn among(first: &[usize], second: &[usize]) -> bool {
    first.len() <= second.len() && first.iter().all(|unit| second.binary_search(unit).is_ok())
}
