//! Prisons and what regimes they have on a day.

use std::collections::BTreeMap;

use catalogue::Catalogue;
use chrono::{Days, NaiveDate};

use crate::chance::Chance;
use crate::recipe::{PrisonRecipe, PrisonUnit};

/// All prisons.
#[derive(Debug)]
pub struct Prisons {
    /// Organisation ids by place.
    pub ids: Vec<String>,
    units: Vec<Unit>,
    last_days: BTreeMap<String, NaiveDate>,
    remand_regime: String,
    /// Days on which a prison closes or a regime ends.
    pub changes: Vec<NaiveDate>,
}

#[derive(Debug)]
struct Unit {
    recipe: PrisonUnit,
    opened_on: Option<NaiveDate>,
    left_on: Option<NaiveDate>,
    moves_to: Vec<usize>,
}

/// Who is to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// A woman.
    pub female: bool,
    /// Under 18 when the stay began.
    pub juvenile: bool,
    /// On remand.
    pub remand: bool,
}

impl Prisons {
    /// The prisons of the recipe with the days of their codes.
    pub fn new(recipe: &PrisonRecipe, catalogue: &Catalogue) -> Self {
        let ids: Vec<String> = recipe.unit.iter().map(|unit| unit.id.clone()).collect();
        let units: Vec<Unit> = recipe
            .unit
            .iter()
            .map(|unit| {
                let code = catalogue.code("prison", &unit.id);
                let last = code.and_then(|code| code.to).map(|last| last + Days::new(1));
                Unit {
                    recipe: unit.clone(),
                    opened_on: unit.opened_on.max(code.and_then(|code| code.from)),
                    left_on: unit.closed_on.or(last),
                    moves_to: ids
                        .iter()
                        .enumerate()
                        .filter(|(_, id)| unit.moves_to.contains(id))
                        .map(|(at, _)| at)
                        .collect(),
                }
            })
            .collect();
        let regimes = catalogue.classifiers.get("regime").map(|list| list.code.as_slice()).unwrap_or_default();
        let last_days: BTreeMap<String, NaiveDate> =
            regimes.iter().filter_map(|code| Some((code.id.clone(), code.to?))).collect();
        let ends = last_days.values().map(|last| *last + Days::new(1));
        let mut changes: Vec<NaiveDate> = units.iter().filter_map(|unit| unit.left_on).chain(ends).collect();
        changes.sort_unstable();
        changes.dedup();
        Self { ids, units, last_days, remand_regime: recipe.remand_regime.clone(), changes }
    }

    /// Where somebody is put on `on`.
    pub fn pick(&self, chance: &mut Chance, sort: Sort, on: NaiveDate) -> usize {
        let weight = |unit: &Unit| {
            if !unit.open(on) || unit.recipe.centre {
                0.0
            } else if sort.juvenile && !sort.female {
                if unit.recipe.juvenile { unit.weight(sort) } else { 0.0 }
            } else if unit.recipe.juvenile || unit.recipe.women != sort.female {
                0.0
            } else {
                unit.weight(sort)
            }
        };
        chance.weighted(self.units.iter().map(weight))
    }

    /// The addiction centre.
    pub fn centre(&self) -> Option<usize> {
        self.units.iter().position(|unit| unit.recipe.centre)
    }

    /// Whether people have left the prison for good by `on`.
    pub fn left(&self, unit: usize, on: NaiveDate) -> bool {
        self.units[unit].left_on.is_some_and(|left| left <= on)
    }

    /// Where people of a prison that closes on `on` go.
    pub fn refuge(&self, chance: &mut Chance, unit: usize, sort: Sort, on: NaiveDate) -> usize {
        let open: Vec<usize> =
            self.units[unit].moves_to.iter().copied().filter(|to| self.units[*to].open(on)).collect();
        chance.one(&open).copied().unwrap_or_else(|| self.pick(chance, sort, on))
    }

    /// The regime of somebody who has reached step `grade`.
    pub fn regime(&self, unit: usize, remand: bool, grade: usize, on: NaiveDate) -> &str {
        if remand {
            return &self.remand_regime;
        }
        let recipe = &self.units[unit].recipe;
        let in_use = |grade: &&String| self.last_days.get(grade.as_str()).is_none_or(|last| on <= *last);
        let ended = !recipe.then.is_empty() && !recipe.grades.iter().all(|grade| in_use(&grade));
        let grades: Vec<&String> = if ended { &recipe.then } else { &recipe.grades }.iter().filter(in_use).collect();
        grades.get(grade.min(grades.len().saturating_sub(1))).map_or(self.remand_regime.as_str(), |grade| grade)
    }

    /// What the recipe says of a prison.
    pub fn recipe(&self, unit: usize) -> &PrisonUnit {
        &self.units[unit].recipe
    }

    /// Whether the prison takes people on `on`.
    pub fn open(&self, unit: usize, on: NaiveDate) -> bool {
        self.units[unit].open(on)
    }
}

impl Unit {
    fn open(&self, on: NaiveDate) -> bool {
        self.opened_on.is_none_or(|opened| opened <= on) && self.left_on.is_none_or(|left| on < left)
    }

    fn weight(&self, sort: Sort) -> f64 {
        if sort.remand { self.recipe.remand } else { self.recipe.sentenced }
    }
}
