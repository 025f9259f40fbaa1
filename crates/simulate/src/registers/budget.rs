//! Money of projects: planned and committed on the first day, spent quarter by quarter.

use std::collections::BTreeMap;

use catalogue::Catalogue;
use chrono::{Months, NaiveDate};
use record::BudgetMovement;

use crate::recipe::{BudgetRecipe, RegisterRecipe};

/// Movements up to `until`.
pub fn budget(recipe: &RegisterRecipe, catalogue: &Catalogue, until: NaiveDate) -> Vec<BudgetMovement> {
    let mut all: Vec<BudgetMovement> =
        recipe.budget.iter().flat_map(|project| of_project(recipe, project, catalogue)).collect();
    all.retain(|movement| movement.on <= until && movement.cents != 0);
    all
}

fn of_project(recipe: &RegisterRecipe, project: &BudgetRecipe, catalogue: &Catalogue) -> Vec<BudgetMovement> {
    let kinds = &recipe.budget_kinds;
    let parts: BTreeMap<String, i64> = match &project.euro {
        Some(euro) => euro.iter().map(|(source, euro)| (source.clone(), euro * 100)).collect(),
        None => catalogue
            .projects
            .get(&project.project)
            .and_then(|project| project.budget.as_ref())
            .map(|budget| budget.parts.iter().map(|part| (part.source.clone(), part.cents)).collect())
            .unwrap_or_default(),
    };
    let mut all = Vec::new();
    for (source, plan) in parts {
        let movement = |kind: &String, activity: Option<&String>, on: NaiveDate, cents: i64| BudgetMovement {
            project: project.project.clone(),
            source: source.clone(),
            kind: kind.clone(),
            activity: activity.cloned(),
            on,
            cents,
            note: project.note.clone(),
        };
        all.push(movement(&kinds.planned, None, project.from, plan));
        all.push(movement(&kinds.committed, None, project.from, part_of(plan, project.committed)));
        let mut spent = 0;
        for (quarter, share) in (1..).zip(&project.course) {
            let on = project.from + Months::new(3 * quarter);
            let now = part_of(plan, *share) - spent;
            spent += now;
            if project.activities.is_empty() {
                all.push(movement(&kinds.spent, None, on, now));
                continue;
            }
            let weights: f64 = project.activities.values().sum();
            let (mut weight_so_far, mut so_far) = (0.0, 0);
            for (activity, weight) in &project.activities {
                weight_so_far += weight;
                let theirs = part_of(now, weight_so_far / weights) - so_far;
                so_far += theirs;
                all.push(movement(&kinds.spent, Some(activity), on, theirs));
            }
        }
        if let Some(quarters) = u32::try_from(project.course.len()).ok().filter(|_| project.returned > 0.0) {
            let on = project.from + Months::new(3 * quarters + 1);
            all.push(movement(&kinds.returned, None, on, part_of(plan, project.returned)));
        }
    }
    all
}

/// A share of an amount, in whole cents.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "amounts of projects are far below 2^52 cents, and shares are between 0 and 1"
)]
fn part_of(cents: i64, share: f64) -> i64 {
    (cents as f64 * share).round() as i64
}
