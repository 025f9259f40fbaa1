//! What was made and introduced: what the recipe names, and what an earlier plan promised.

use catalogue::{Catalogue, LedgerWhat};
use record::NewDeliverable;

use crate::Settings;
use crate::chance::{Chance, whole_number};
use crate::ledger::Selector;
use crate::recipe::RegisterRecipe;

/// All deliverables.
pub fn deliverables(recipe: &RegisterRecipe, catalogue: &Catalogue, settings: Settings) -> Vec<NewDeliverable> {
    let mut all: Vec<NewDeliverable> = recipe
        .deliverable
        .iter()
        .map(|one| NewDeliverable {
            id: one.id.clone(),
            name: one.name.clone(),
            kind: one.kind.clone(),
            agency: one.agency.clone(),
            project: one.project.clone(),
            measure: one.measure.clone(),
            introduced_on: one.introduced_on.filter(|on| *on <= settings.until),
            withdrawn_on: None,
            count: 1,
        })
        .collect();
    all.extend(promised(recipe, catalogue, settings));
    all
}

/// What rows of an earlier plan promised.
fn promised(recipe: &RegisterRecipe, catalogue: &Catalogue, settings: Settings) -> Vec<NewDeliverable> {
    let of = &recipe.deliverables_of;
    let lang = catalogue.pack.languages.first().map_or("", String::as_str);
    let agencies = &of.agencies;
    let mut chance = Chance::new(settings.seed, "deliverables");
    let mut all: Vec<NewDeliverable> = Vec::new();
    for row in catalogue.rows.get(&of.plan).into_iter().flatten() {
        for target in &row.target {
            let (Some(value), Some(counted)) = (target.value, &target.count) else { continue };
            let Ok(selector) = Selector::read(counted) else { continue };
            if selector.what != LedgerWhat::Deliverables || selector.scope.measure.is_none() {
                continue;
            }
            let made: u64 = crate::ledger::count(&selector, &[], &all);
            let wanted = u64::from(whole_number((value * of.share).ceil()));
            for number in made..wanted {
                let agency = selector.scope.agency.clone();
                let agency = agency.or_else(|| chance.one(agencies).cloned());
                all.push(NewDeliverable {
                    id: format!("{}-{}", target.id.to_lowercase().replace('/', "-"), number + 1),
                    name: format!("{} ({})", row.result.get(lang), number + 1),
                    kind: selector.scope.types[0].clone(),
                    agency: agency.unwrap_or_default(),
                    measure: selector.scope.measure.clone(),
                    introduced_on: Some(chance.day(of.from, of.to)).filter(|on| *on <= settings.until),
                    count: 1,
                    ..NewDeliverable::default()
                });
            }
        }
    }
    all
}
