//! Places, milestones and values of other bodies, as far as the nation's time goes.

use chrono::NaiveDate;
use record::{Checklist, ExternalValue, MilestoneReached, Place};

use crate::recipe::RegisterRecipe;

/// Places with the checklist of the passport.
pub fn places(recipe: &RegisterRecipe) -> Vec<Place> {
    let place = |one: &crate::recipe::PlaceRecipe| Place {
        id: one.id.clone(),
        name: one.name.clone(),
        organisation: one.organisation.clone(),
        kind: one.kind.clone(),
        places: one.places,
        checklist: Checklist {
            open_regime: one.open_regime,
            built_or_renovated: one.built_or_renovated,
            double_cells: one.double_cells,
            statutory_space: one.statutory_space,
            shower_and_toilet: one.shower_and_toilet,
        },
        compliant_from: one.compliant_from,
        compliant_until: None,
        version: 0,
    };
    recipe.place.iter().map(place).collect()
}

/// Milestones; those reached after `until` are still open.
pub fn milestones(recipe: &RegisterRecipe, until: NaiveDate) -> Vec<MilestoneReached> {
    let milestone = |one: &crate::recipe::MilestoneRecipe| MilestoneReached {
        milestone: one.id.clone(),
        reached_on: one.reached_on.filter(|on| *on <= until),
        note: one.note.clone(),
        version: 0,
    };
    recipe.milestone.iter().map(milestone).collect()
}

/// Values of other bodies for years that are over.
pub fn external_values(recipe: &RegisterRecipe, until: NaiveDate) -> Vec<ExternalValue> {
    let over = |year: i32| NaiveDate::from_ymd_opt(year, 12, 31).is_some_and(|end| end <= until);
    recipe
        .external_value
        .iter()
        .filter(|one| over(one.year))
        .map(|one| ExternalValue {
            indicator: one.indicator.clone(),
            year: one.year,
            thousandths: one.thousandths,
            source: one.source.clone(),
        })
        .collect()
}
