//! Who can take part in the ledger's entries.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::venue::Spot;
use crate::chance::Chance;
use crate::crew::Crews;
use crate::day::age;
use crate::human::HumanId;
use crate::organisations::Organisations;
use crate::people::People;
use crate::prison::Prisons;
use crate::recipe::Crowd;
use crate::roster::{Inmate, Rosters};

/// Everybody and everything an entry may name.
#[derive(Debug, Clone, Copy)]
pub struct Cast<'a> {
    /// People.
    pub people: &'a People,
    /// Prisons.
    pub prisons: &'a Prisons,
    /// Offices of probation.
    pub offices: &'a [String],
    /// Regions of probation.
    pub regions: &'a [String],
    /// Organisations.
    pub organisations: &'a Organisations,
    /// Staff, volunteers, families.
    pub crews: &'a Crews,
    /// Who is where.
    pub rosters: &'a Rosters,
}

/// Who is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Role and traits.
    pub crowd: &'a Crowd,
    /// Organising agency.
    pub agency: &'a str,
    /// Where.
    pub spot: Spot,
    /// When.
    pub on: NaiveDate,
    /// People with a programme only.
    pub treated: bool,
}

impl Cast<'_> {
    /// Up to `number` different people for a role, none of `except`; those at hand first, others where they are too few.
    pub fn find(&self, chance: &mut Chance, call: &Call<'_>, number: usize, except: &HashSet<HumanId>) -> Vec<HumanId> {
        let mut found = Vec::with_capacity(number);
        for circle in 0..4 {
            let fits = |human: &HumanId| !except.contains(human) && !found.contains(human) && self.suits(*human, call);
            let near: Vec<HumanId> = self.circle(call, circle).into_iter().filter(fits).collect();
            let wanted = number - found.len();
            let more: Vec<HumanId> = chance.some(near.len(), wanted).into_iter().map(|place| near[place]).collect();
            found.extend(more);
            if found.len() == number {
                break;
            }
        }
        found
    }

    fn suits(&self, human: HumanId, call: &Call<'_>) -> bool {
        let one = self.people.get(human);
        let years = age(one.born_on, call.on);
        one.born_on < call.on
            && one.lives(call.on)
            && call.crowd.ages.is_none_or(|[least, most]| (least..=most).contains(&years))
            && call.crowd.language_not.as_ref().is_none_or(|language| one.language != *language)
    }

    /// Candidates: at the spot (0), anywhere that month (1), at any time (2 and, once more without duplicates, 3).
    fn circle(&self, call: &Call<'_>, circle: u8) -> Vec<HumanId> {
        let role = call.crowd.role.as_str();
        match role {
            "prisoner" => self.inmates(call, circle, |inmate| inmate.sentenced && (inmate.treated || !call.treated)),
            "remand-prisoner" => self.inmates(call, circle, |inmate| !inmate.sentenced),
            "probation-client" => self.clients(call, circle),
            "former-prisoner" if circle == 0 => self.rosters.released(call.on),
            "relative" | "support-person" if circle == 0 => self.crews.families.clone(),
            "child" if circle == 0 => self.crews.children.clone(),
            "volunteer" if circle == 0 => self.crews.volunteers.clone(),
            "staff" | "lecturer" | "provider" | "mediator" if circle == 0 => {
                let agency = call.crowd.of.as_deref().unwrap_or(call.agency);
                let staff = self.crews.staff.get(agency).map(Vec::as_slice).unwrap_or_default();
                staff[..call.crowd.few.unwrap_or(staff.len()).min(staff.len())].to_vec()
            }
            _ => Vec::new(),
        }
    }

    fn inmates(&self, call: &Call<'_>, circle: u8, suits: impl Fn(&Inmate) -> bool) -> Vec<HumanId> {
        let month = self.rosters.inmates(call.on);
        let humans = |inmates: &[Inmate]| inmates.iter().filter(|one| suits(one)).map(|one| one.human).collect();
        match (circle, call.spot) {
            (0, Spot::Prison(spot)) => humans(&month[spot]),
            (1, _) => {
                let women = matches!(call.spot, Spot::Prison(spot) if self.prisons.recipe(spot).women);
                let all: Vec<HumanId> = month.iter().flatten().filter(|one| suits(one)).map(|one| one.human).collect();
                all.into_iter().filter(|human| self.people.get(*human).female == women).collect()
            }
            // A programme's members are those whose lives it marks; better a small group than somebody it does not.
            (2, _) if !call.treated => {
                let mut all: Vec<HumanId> =
                    self.rosters.inmates_ever().filter(|inmate| inmate.sentenced).map(|inmate| inmate.human).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
            _ => Vec::new(),
        }
    }

    fn clients(&self, call: &Call<'_>, circle: u8) -> Vec<HumanId> {
        let month = self.rosters.clients(call.on);
        match (circle, call.spot) {
            (0, Spot::Office(spot)) => month[spot].clone(),
            (1, _) => month.iter().flatten().copied().collect(),
            (2, _) => {
                let mut all: Vec<HumanId> = self.rosters.clients_ever().collect();
                all.sort_unstable();
                all.dedup();
                all
            }
            _ => Vec::new(),
        }
    }
}
