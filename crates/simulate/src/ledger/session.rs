//! One entry of the ledger made from the shape of its type.

use std::collections::HashSet;

use catalogue::{Catalogue, HeadcountKind};
use chrono::NaiveDate;
use record::{Headcount, NewActivity, NewParticipation};

use super::Cast;
use super::cast::Call;
use super::venue::Venue;
use crate::Settings;
use crate::chance::Chance;
use crate::day::later;
use crate::human::HumanId;
use crate::recipe::{Crowd, Heads, LedgerRecipe, Shape};

/// Roles whose people have a record in an agency's information system.
const CLIENTS: [&str; 4] = ["prisoner", "remand-prisoner", "probation-client", "former-prisoner"];
/// Roles that results are recorded for.
const LEARNERS: [&str; 6] =
    ["prisoner", "remand-prisoner", "probation-client", "former-prisoner", "staff", "volunteer"];

/// Makes entries.
#[derive(Debug, Clone, Copy)]
pub struct Sessions<'a> {
    /// Who can take part.
    pub cast: Cast<'a>,
    /// How entries look.
    pub recipe: &'a LedgerRecipe,
    /// The pack.
    pub catalogue: &'a Catalogue,
    /// Time and size.
    pub settings: Settings,
}

impl Sessions<'_> {
    /// An entry without people, on the agency's own budget.
    pub fn entry(
        &self,
        chance: &mut Chance,
        kind: &str,
        shape: &Shape,
        agency: &str,
        venue: &Venue,
        on: NaiveDate,
    ) -> NewActivity {
        let coded = |classifier: &str, codes: &[String], chance: &mut Chance| {
            // Codes the pack does not know stay in, so that the record refuses them by name.
            let valid = |code: &&String| self.catalogue.code(classifier, code).is_none_or(|code| code.valid_on(on));
            let valid: Vec<&String> = codes.iter().filter(valid).collect();
            chance.one(&valid).map(|code| (*code).clone())
        };
        let delivery = if shape.delivery.is_empty() { &self.recipe.usual.delivery } else { &shape.delivery };
        let mut entry = NewActivity {
            kind: kind.to_owned(),
            title: chance.one(&shape.titles).cloned(),
            on,
            until: (shape.days > 1).then(|| later(on, shape.days - 1).min(self.settings.until)),
            agency: agency.to_owned(),
            unit: venue.unit.clone(),
            delivery: chance.one(delivery).cloned(),
            profession: shape.profession.clone(),
            topic: coded("topic", &shape.topics, chance),
            programme: coded("programme", &shape.programmes, chance),
            instrument: coded("instrument", &shape.instruments, chance),
            minutes: i32::try_from(chance.within(shape.minutes) / 5 * 5).ok(),
            simulated: true,
            ..NewActivity::default()
        };
        self.charge(&mut entry, None);
        entry
    }

    /// Charges an entry to a project, or to the agency's own budget.
    pub fn charge(&self, entry: &mut NewActivity, project: Option<&str>) {
        entry.project = project.map(str::to_owned);
        entry.funding = match project {
            Some(project) => self.recipe.project.get(project).map(|time| time.funding.clone()),
            None => self.recipe.own_budget.get(&entry.agency).cloned(),
        };
    }

    /// The time in which a project carried activities.
    pub fn time_of(&self, project: &str) -> (NaiveDate, NaiveDate) {
        let said = self.recipe.project.get(project);
        let pack = self.catalogue.projects.get(project);
        let from = said.and_then(|time| time.from).or_else(|| pack.and_then(|project| project.from));
        let to = said.and_then(|time| time.to).or_else(|| pack.and_then(|project| project.to));
        (from.unwrap_or(self.settings.from), to.unwrap_or(self.settings.until))
    }

    /// Everybody of a crowd at an entry; nobody twice in one role.
    pub fn people(
        &self,
        chance: &mut Chance,
        entry: &NewActivity,
        venue: &Venue,
        crowd: &Crowd,
        treated: bool,
    ) -> Vec<NewParticipation> {
        let number = chance.within(crowd.number) as usize;
        if !crowd.kinds.is_empty() {
            return (0..number).filter_map(|_| self.representative(chance, crowd)).collect();
        }
        let call = Call { crowd, agency: &entry.agency, spot: venue.spot, on: entry.on, treated };
        let found = self.cast.find(chance, &call, number, &HashSet::new());
        found.into_iter().map(|human| self.present(chance, entry, &crowd.role, human)).collect()
    }

    /// Somebody who stands for an organisation.
    pub fn representative(&self, chance: &mut Chance, crowd: &Crowd) -> Option<NewParticipation> {
        let kind = chance.one(&crowd.kinds)?;
        let organisation = chance.one(self.cast.organisations.of_kind(kind))?.clone();
        let role = crowd.role.clone();
        Some(NewParticipation { role, organisation: Some(organisation), attended: true, ..NewParticipation::default() })
    }

    /// Somebody named who was there.
    pub fn present(&self, chance: &mut Chance, entry: &NewActivity, role: &str, human: HumanId) -> NewParticipation {
        NewParticipation {
            person: Some(human.provisional()),
            role: role.to_owned(),
            attended: true,
            minutes: entry.minutes,
            system_record: CLIENTS.contains(&role) && chance.happens(self.recipe.usual.system_record),
            ..NewParticipation::default()
        }
    }

    /// Adds the wholes that counted parts belong to.
    pub fn add_wholes(&self, entry: &mut NewActivity) {
        let Some(kind) = self.catalogue.activity_types.get(&entry.kind) else { return };
        let mut wholes: Vec<Headcount> = Vec::new();
        for part in &entry.headcounts {
            let Some(HeadcountKind::PartOf(whole)) = kind.headcounts.get(&part.kind) else { continue };
            match wholes.iter_mut().find(|one| one.kind == *whole) {
                Some(one) => one.count += part.count,
                None => wholes.push(Headcount { kind: whole.clone(), organisation_kind: None, count: part.count }),
            }
        }
        entry.headcounts.extend(wholes);
    }
}

/// Results for those who learn.
pub fn results(chance: &mut Chance, shape: &Shape, people: &mut [NewParticipation]) {
    for one in people.iter_mut().filter(|one| LEARNERS.contains(&one.role.as_str())) {
        one.outcome = chance.one(&shape.outcomes).cloned();
    }
}

/// Numbers of people of a kind, by the organisations they stand for where the shape says so.
pub fn heads_of(chance: &mut Chance, heads: &Heads, number: u32) -> Vec<Headcount> {
    let count = |number: u32| i32::try_from(number).expect("a crowd is small");
    if heads.kinds.is_empty() {
        return vec![Headcount { kind: heads.kind.clone(), organisation_kind: None, count: count(number) }];
    }
    let mut numbers = vec![0; heads.kinds.len()];
    for _ in 0..number {
        numbers[chance.weighted(heads.kinds.iter().map(|kind| kind.weight))] += 1;
    }
    let row = |(kind, number): (&crate::recipe::Kind, u32)| Headcount {
        kind: heads.kind.clone(),
        organisation_kind: Some(kind.code.clone()),
        count: count(number),
    };
    heads.kinds.iter().zip(numbers).filter(|(_, number)| *number > 0).map(row).collect()
}
