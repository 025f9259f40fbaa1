//! What a simulation wrote.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::{NewSection, NewStay, PersonId};

use crate::day::age;
use crate::human::Human;
use crate::recipe::ReturnTruth;
use crate::{Truth, Unmet};

/// Numbers of what was written, what is known to be true of it, and what of the plans it could not meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Organisations.
    pub organisations: u64,
    /// People.
    pub people: u64,
    /// Stays in custody.
    pub stays: u64,
    /// Releases among them.
    pub releases: u64,
    /// Probation sections.
    pub sections: u64,
    /// Facts.
    pub facts: u64,
    /// Activities.
    pub activities: u64,
    /// Participations in them.
    pub participations: u64,
    /// Headcounts of them.
    pub headcounts: u64,
    /// Deliverables.
    pub deliverables: u64,
    /// Planted parameters.
    pub truth: Truth,
    /// Published values that the ledger does not meet; none is expected where the nation's time covers the plan.
    pub unmet: Vec<Unmet>,
    /// Some people in custody or with an open section at the end, by unit: caseloads for demo accounts.
    pub caseloads: BTreeMap<String, Vec<PersonId>>,
    /// Releases by the unit released from, in the order of their days.
    pub released: BTreeMap<String, Vec<PastRelease>>,
    /// Sections of adults that have closed, in the order they were written.
    pub closed: Vec<ClosedSection>,
}

/// A release that was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastRelease {
    /// Who.
    pub person: PersonId,
    /// First day of the stay.
    pub from: NaiveDate,
    /// Day of the release.
    pub on: NaiveDate,
    /// Planted ratio of return by age and earlier stays.
    pub ratio: f64,
    /// Day of birth.
    pub born_on: NaiveDate,
    /// Code of `sex`.
    pub sex: &'static str,
}

/// A section of an adult that was written with its closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedSection {
    /// Who.
    pub person: PersonId,
    /// Code of `probation-function`.
    pub function: String,
    /// Territorial unit.
    pub unit: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

impl ClosedSection {
    /// Those of people who were grown up when they opened and lived when they closed.
    pub(crate) fn all(sections: &[NewSection], people: &[Human]) -> Vec<Self> {
        let one = |section: &NewSection| {
            let human = &people[usize::try_from(section.person.0).expect("ids are places until written")];
            let (from, until) = (section.opened_on, section.closed_on?);
            let grown_up = age(human.born_on, from) >= 18 && human.lives(until);
            let (person, function, unit) = (section.person, section.function.clone(), section.unit.clone());
            grown_up.then_some(Self { person, function, unit, from, until })
        };
        sections.iter().filter_map(one).collect()
    }
}

impl PastRelease {
    /// All of them by unit, of stays whose people are still named by their places.
    pub(crate) fn all(stays: &[NewStay], people: &[Human], truth: &ReturnTruth) -> BTreeMap<String, Vec<Self>> {
        let place = |stay: &NewStay| usize::try_from(stay.custody.person.0).expect("ids are places until written");
        let mut order: Vec<&NewStay> = stays.iter().collect();
        order.sort_by_key(|stay| std::cmp::Reverse(stay.custody.from));
        // From the last stay back: how many there were before it, also before the nation's time.
        let mut before: Vec<u32> = people.iter().map(|human| human.stays).collect();
        let mut released: BTreeMap<String, Vec<Self>> = BTreeMap::new();
        for stay in order {
            let (human, prior) = (&people[place(stay)], &mut before[place(stay)]);
            *prior = prior.saturating_sub(1);
            let Some(release) = &stay.release else { continue };
            let unit = stay.moves.last().map_or(&stay.custody.unit, |last| &last.unit);
            let ratio = truth.of_past(age(human.born_on, release.on), usize::try_from(*prior).unwrap_or(usize::MAX));
            let one = Self {
                person: stay.custody.person,
                from: stay.custody.from,
                on: release.on,
                ratio,
                born_on: human.born_on,
                sex: human.sex(),
            };
            released.entry(unit.clone()).or_default().push(one);
        }
        for all in released.values_mut() {
            all.sort_by_key(|one| (one.on, one.person));
        }
        released
    }
}
