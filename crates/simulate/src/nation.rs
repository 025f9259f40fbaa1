//! A whole nation in memory, before anything is written.

use std::collections::BTreeMap;

use catalogue::Catalogue;
use record::{
    BudgetMovement, DocumentsSent, ExternalValue, MilestoneReached, NewActivity, NewDeliverable, NewFact,
    NewOrganisation, NewSection, NewStay, Place,
};

use crate::chance::Chance;
use crate::crew::Crews;
use crate::day::age;
use crate::facts::Facts;
use crate::human::{Human, HumanId};
use crate::ledger::{Cast, Published, Sessions, Unmet, double_charges, steady};
use crate::organisations::Organisations;
use crate::people::People;
use crate::prison::{Custody, Prisons};
use crate::probation::Probation;
use crate::recipe::Recipe;
use crate::roster::Rosters;
use crate::{ClosedSection, PastRelease, Settings, SimulateError, Truth, registers};

/// Everything a nation is made of. Persons are named by their places in `people` until they are written.
#[derive(Debug)]
pub struct Nation {
    /// Organisations, parents first.
    pub organisations: Vec<NewOrganisation>,
    /// People.
    pub people: Vec<Human>,
    /// Stays in custody.
    pub stays: Vec<NewStay>,
    /// Releases by unit.
    pub released: BTreeMap<String, Vec<PastRelease>>,
    /// Sections of adults that have closed.
    pub closed: Vec<ClosedSection>,
    /// Probation sections.
    pub sections: Vec<NewSection>,
    /// Facts.
    pub facts: Vec<NewFact>,
    /// The ledger.
    pub activities: Vec<NewActivity>,
    /// Deliverables.
    pub deliverables: Vec<NewDeliverable>,
    /// Places.
    pub places: Vec<Place>,
    /// Milestones.
    pub milestones: Vec<MilestoneReached>,
    /// Money.
    pub budget: Vec<BudgetMovement>,
    /// Outgoing documents.
    pub documents: Vec<DocumentsSent>,
    /// Values of other bodies.
    pub external_values: Vec<ExternalValue>,
    /// Published values the ledger does not meet.
    pub unmet: Vec<Unmet>,
    /// What is known to be true.
    pub truth: Truth,
}

impl Nation {
    /// Makes a nation of the pack's kind up; the same settings and pack give the same nation.
    ///
    /// # Errors
    /// When the settings make no nation or the pack has no recipe.
    pub fn imagine(catalogue: &Catalogue, settings: &Settings) -> Result<Self, SimulateError> {
        let settings = settings.checked()?;
        let mut recipe = Recipe::of(&catalogue.pack.id)?;
        if let Some(ratio) = settings.after_programme {
            recipe.prison.truth.return_to_custody.treated = ratio;
        }
        let organisations = Organisations::new(&recipe.organisations, catalogue);
        let offices = organisations.of_agency(&recipe.probation.agency, &recipe.probation.office_kinds);
        let regions =
            organisations.of_agency(&recipe.probation.agency, std::slice::from_ref(&recipe.probation.region_kind));
        let prisons = Prisons::new(&recipe.prison, catalogue);
        let mut people = People::new(&recipe.people, settings.seed, offices.len());
        let mut facts = Facts::new(&recipe.prison.facts, settings.until);
        let Custody { stays, supervised, .. } =
            Custody::live(&recipe.prison, &prisons, settings, &mut people, &mut facts);
        let Probation { sections, .. } =
            Probation::live(&recipe.probation, &offices, settings, &stays, &supervised, &mut people, &mut facts);
        disability(&recipe, settings, &people, &mut facts);
        let crews = Crews::gather(&recipe.organisations, settings, &mut people);
        let rosters = Rosters::new(settings, &stays, prisons.ids.len(), &sections, &offices);
        let cast = Cast {
            people: &people,
            prisons: &prisons,
            offices: &offices,
            regions: &regions,
            organisations: &organisations,
            crews: &crews,
            rosters: &rosters,
        };
        let sessions = Sessions { cast, recipe: &recipe.ledger, catalogue, settings };
        let published = Published::read(catalogue, &recipe.ledger, settings);
        let mut activities = published.entries(&sessions);
        activities.extend(double_charges(&sessions));
        activities.extend(steady(&sessions, &published));
        let until = settings.until;
        activities.retain(|entry| settings.from <= entry.on && entry.on <= until);
        activities.sort_by_key(|entry| entry.on);
        let deliverables = registers::deliverables(&recipe.registers, catalogue, settings);
        let unmet = published.unmet(&activities, &deliverables);
        let (remand, sentenced) = (&recipe.prison.remand_status, &recipe.prison.sentenced_status);
        let stays: Vec<NewStay> = stays.iter().map(|stay| stay.written(&prisons.ids, remand, sentenced)).collect();
        Ok(Self {
            organisations: organisations.all,
            released: PastRelease::all(&stays, &people.all, &recipe.prison.truth.return_to_custody),
            stays,
            closed: ClosedSection::all(&sections, &people.all),
            people: people.all,
            sections,
            facts: facts.all,
            activities,
            deliverables,
            places: registers::places(&recipe.registers),
            milestones: registers::milestones(&recipe.registers, until),
            budget: registers::budget(&recipe.registers, catalogue, until),
            documents: registers::documents(&recipe.registers, until),
            external_values: registers::external_values(&recipe.registers, until),
            unmet,
            truth: Truth::of(&recipe),
        })
    }
}

/// Gives some people a disability group, from a day before or within the nation's time.
fn disability(recipe: &Recipe, settings: Settings, people: &People, facts: &mut Facts) {
    let mut chance = Chance::new(settings.seed, "disability");
    let recipe = &recipe.people.disability;
    let earliest = settings.from - chrono::Months::new(60);
    for (place, human) in (0..).zip(&people.all) {
        let mut share = chance.share();
        for (group, part) in &recipe.group {
            if share < *part {
                let on = chance.day(earliest, settings.until);
                if age(human.born_on, on) >= 18 && human.lives(on) {
                    facts.disability(HumanId(place), on, group, &recipe.source);
                }
                break;
            }
            share -= part;
        }
    }
}
