//! Whether somebody could be known by the columns others may know too: how many people share each combination of values
//! (k-anonymity, Sweeney 2002), and whether they differ in what is to be kept secret (l-diversity, Machanavajjhala et al. 2007).

use std::collections::{BTreeMap, BTreeSet};

/// Rows to be released: what others may know, what they must not learn, and whose each row is.
pub(super) struct Rows<'a> {
    pub(super) known: &'a [Vec<String>],
    pub(super) secret: &'a [Vec<String>],
    pub(super) persons: &'a [String],
}

/// People who share all values of the columns that may be known.
#[derive(Default)]
struct Class<'a> {
    rows: usize,
    persons: BTreeSet<&'a str>,
    /// Values of each secret column.
    secrets: Vec<BTreeSet<&'a str>>,
}

/// What is wrong with a release.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Risk {
    /// Rows in groups of fewer than k people.
    pub(super) alone: usize,
    /// Rows in groups that have fewer than l values of some secret column.
    pub(super) alike: usize,
}

impl Risk {
    pub(super) fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl<'a> Rows<'a> {
    /// Rows at risk where the columns at `left_out` are not released.
    pub(super) fn risk(&self, k: u32, l: u32, left_out: &[usize]) -> Risk {
        let mut risk = Risk::default();
        for class in self.classes(left_out).values() {
            if (class.persons.len() as u64) < u64::from(k) {
                risk.alone += class.rows;
            }
            if class.secrets.iter().any(|values| (values.len() as u64) < u64::from(l)) {
                risk.alike += class.rows;
            }
        }
        risk
    }

    /// The fewest people who share all values.
    pub(super) fn smallest(&self) -> u64 {
        self.classes(&[]).values().map(|class| class.persons.len() as u64).min().unwrap_or(0)
    }

    fn classes(&self, left_out: &[usize]) -> BTreeMap<Vec<&'a str>, Class<'a>> {
        let mut classes: BTreeMap<Vec<&str>, Class<'_>> = BTreeMap::new();
        for (at, person) in self.persons.iter().enumerate() {
            let kept = self.known.iter().enumerate().filter(|(place, _)| !left_out.contains(place));
            let class = classes.entry(kept.map(|(_, values)| values[at].as_str()).collect()).or_default();
            class.rows += 1;
            class.persons.insert(person);
            class.secrets.resize(self.secret.len(), BTreeSet::new());
            for (values, column) in class.secrets.iter_mut().zip(self.secret) {
                values.insert(&column[at]);
            }
        }
        classes
    }
}
