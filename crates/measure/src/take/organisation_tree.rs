//! The tree of organisations: in which prison a unit is, under which regime, in which region.

use std::collections::HashMap;

use catalogue::Catalogue;
use chrono::NaiveDate;
use record::OrganisationOut;

/// Kind of organisation whose id stands in columns named `prison`.
pub(crate) const PRISON: &str = "prison";

/// Prefix of a code's `with` key that tells an earlier regime: `regime-before-2024-09-01 = "semi-closed"`.
const BEFORE: &str = "regime-before-";

/// One organisation as far as its place in the tree matters.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) id: String,
    pub(crate) parent: Option<String>,
    pub(crate) kind: String,
    pub(crate) region: Option<String>,
    pub(crate) regime: Option<String>,
}

/// All organisations by id, with regimes they had before.
#[derive(Debug, Default)]
pub(crate) struct OrganisationTree {
    units: HashMap<String, Unit>,
    earlier: HashMap<String, Vec<(NaiveDate, String)>>,
}

impl From<&OrganisationOut> for Unit {
    fn from(organisation: &OrganisationOut) -> Self {
        Self {
            id: organisation.id.clone(),
            parent: organisation.parent.clone(),
            kind: organisation.kind.clone(),
            region: organisation.region.clone(),
            regime: organisation.regime.clone(),
        }
    }
}

impl OrganisationTree {
    /// The tree of `units`; earlier regimes are read from code lists whose codes are ids of organisations.
    pub(crate) fn new(units: impl IntoIterator<Item = Unit>, catalogue: &Catalogue) -> Self {
        let units: HashMap<_, _> = units.into_iter().map(|unit| (unit.id.clone(), unit)).collect();
        let mut earlier: HashMap<String, Vec<(NaiveDate, String)>> = HashMap::new();
        for code in catalogue.classifiers.values().flat_map(|classifier| &classifier.code) {
            for (key, regime) in code.with.iter().filter(|_| units.contains_key(&code.id)) {
                if let Some(before) = key.strip_prefix(BEFORE).and_then(|day| day.parse().ok()) {
                    earlier.entry(code.id.clone()).or_default().push((before, regime.clone()));
                }
            }
        }
        for regimes in earlier.values_mut() {
            regimes.sort();
        }
        Self { units, earlier }
    }

    /// The prison a unit is in or is.
    pub(crate) fn prison(&self, unit: &str) -> Option<&str> {
        self.upwards(unit).find(|unit| unit.kind == PRISON).map(|unit| unit.id.as_str())
    }

    /// Regime of the unit, or of the nearest organisation above it that has one, on `day`.
    pub(crate) fn regime(&self, unit: &str, day: NaiveDate) -> Option<&str> {
        self.upwards(unit).find_map(|unit| {
            let before = self.earlier.get(&unit.id).into_iter().flatten().find(|(before, _)| day < *before);
            before.map(|(_, regime)| regime.as_str()).or(unit.regime.as_deref())
        })
    }

    /// Region of the unit, or of the nearest organisation above it that has one.
    pub(crate) fn region(&self, unit: &str) -> Option<&str> {
        self.upwards(unit).find_map(|unit| unit.region.as_deref())
    }

    /// Ids of all prisons, sorted.
    pub(crate) fn prisons(&self) -> Vec<&str> {
        let mut ids: Vec<_> =
            self.units.values().filter(|unit| unit.kind == PRISON).map(|unit| unit.id.as_str()).collect();
        ids.sort_unstable();
        ids
    }

    /// The unit and those above it; no further than twenty, should they go round in a circle.
    fn upwards(&self, unit: &str) -> impl Iterator<Item = &Unit> {
        let above = |unit: &&Unit| unit.parent.as_deref().and_then(|parent| self.units.get(parent));
        std::iter::successors(self.units.get(unit), above).take(20)
    }
}
