//! The same kind of help to the same person paid for twice: what the demarcation check must find.

use std::collections::HashSet;

use record::NewActivity;

use super::cast::Call;
use super::session::Sessions;
use crate::chance::Chance;
use crate::day::{later, working_day};
use crate::recipe::Crowd;

/// Pairs of entries, one charged to the project and one to the other fund.
pub fn double_charges(sessions: &Sessions<'_>) -> Vec<NewActivity> {
    let recipe = &sessions.recipe.double_charge;
    let Some(shape) = sessions.recipe.shape.get(&recipe.kind) else { return Vec::new() };
    let last = later(recipe.from, 200);
    if last > sessions.settings.until {
        return Vec::new();
    }
    let mut chance = Chance::new(sessions.settings.seed, "double charge");
    let crowd = Crowd { role: recipe.role.clone(), ..Crowd::default() };
    let (mut entries, mut chosen) = (Vec::new(), HashSet::new());
    for _ in 0..recipe.persons {
        let on = working_day(chance.day(recipe.from, later(recipe.from, 150)), recipe.from);
        let venue = sessions.cast.venue(&mut chance, &shape.place, &recipe.agency, on, None);
        let call = Call { crowd: &crowd, agency: &recipe.agency, spot: venue.spot, on, treated: false };
        let Some(human) = sessions.cast.find(&mut chance, &call, 1, &chosen).first().copied() else { continue };
        chosen.insert(human);
        let again = later(on, chance.within(recipe.days));
        for (on, project) in [(on, Some(recipe.project.as_str())), (again, None)] {
            let mut entry = sessions.entry(&mut chance, &recipe.kind, shape, &recipe.agency, &venue, on);
            sessions.charge(&mut entry, project);
            entry.funding = Some(if project.is_some() { &recipe.funding } else { &recipe.other_funding }.clone());
            entry.external_fund = project.is_none().then(|| recipe.other_project_fund.clone());
            let one = sessions.present(&mut chance, &entry, &recipe.role, human);
            entry.participations.push(one);
            entries.push(entry);
        }
    }
    entries
}
