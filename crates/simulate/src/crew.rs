//! People who work for the agencies, help as volunteers or come as families.

use std::collections::BTreeMap;

use crate::Settings;
use crate::chance::whole_number;
use crate::human::HumanId;
use crate::people::{People, Wanted};
use crate::recipe::{Crew, OrganisationRecipe};

/// Everybody who is neither prisoner nor client.
#[derive(Debug, Default)]
pub struct Crews {
    /// Staff by agency.
    pub staff: BTreeMap<String, Vec<HumanId>>,
    /// Volunteers.
    pub volunteers: Vec<HumanId>,
    /// Relatives and support persons known by name.
    pub families: Vec<HumanId>,
    /// Children known by name.
    pub children: Vec<HumanId>,
}

impl Crews {
    /// Brings everybody up.
    pub fn gather(recipe: &OrganisationRecipe, settings: Settings, people: &mut People) -> Self {
        let mut crews = Self::default();
        for (agency, crew) in &recipe.staff {
            let staff = some(crew, settings, people);
            for human in &staff {
                people.get_mut(*human).employer = Some(agency.clone());
            }
            crews.staff.insert(agency.clone(), staff);
        }
        crews.volunteers = some(&recipe.volunteers, settings, people);
        for human in &crews.volunteers {
            people.get_mut(*human).volunteer = true;
        }
        crews.families = some(&recipe.families, settings, people);
        crews.children = some(&recipe.children, settings, people);
        crews
    }
}

fn some(crew: &Crew, settings: Settings, people: &mut People) -> Vec<HumanId> {
    let number = whole_number(f64::from(crew.number) * settings.scale).max(crew.least);
    (0..number).map(|_| people.add(Wanted { female: crew.female, ages: &crew.ages, on: settings.until })).collect()
}
