//! Where an entry of the ledger happens.

use chrono::NaiveDate;

use super::Cast;
use crate::chance::{Chance, size};

/// A place with the people who may take part there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Venue {
    /// Organisation id.
    pub unit: String,
    /// Whose people.
    pub spot: Spot,
}

/// Whose people take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Those of a prison.
    Prison(usize),
    /// Those of an office.
    Office(usize),
    /// Anybody.
    Anywhere,
}

impl Cast<'_> {
    /// A venue of the kind `place`; `turn` walks through the prisons in order, so that none is left out.
    pub fn venue(&self, chance: &mut Chance, place: &str, agency: &str, on: NaiveDate, turn: Option<usize>) -> Venue {
        let prison = |spot: usize| Venue { unit: self.prisons.ids[spot].clone(), spot: Spot::Prison(spot) };
        match place {
            "custody" => {
                let inmates = self.rosters.inmates(on);
                prison(chance.weighted(inmates.iter().map(|inmates| size(inmates.len()))))
            }
            "prison" => {
                let open = self.main_prisons(on);
                let turn = turn.unwrap_or_else(|| chance.index(open.len()));
                prison(open[turn % open.len()])
            }
            "women" => self.prison_where(chance, on, |unit| unit.women),
            "mother-child" => self.prison_where(chance, on, |unit| unit.mother_child),
            "centre" => self.prison_where(chance, on, |unit| unit.centre),
            "probation" => {
                let clients = self.rosters.clients(on);
                let spot = chance.weighted(clients.iter().map(|clients| size(clients.len())));
                Venue { unit: self.offices[spot].clone(), spot: Spot::Office(spot) }
            }
            "region" => {
                let unit = match turn {
                    Some(turn) => self.regions.get(turn % self.regions.len().max(1)),
                    None => chance.one(self.regions),
                };
                Venue { unit: unit.cloned().unwrap_or_else(|| agency.to_owned()), spot: Spot::Anywhere }
            }
            "agency" => Venue { unit: agency.to_owned(), spot: Spot::Anywhere },
            unit => {
                let spot = self.prisons.ids.iter().position(|id| id == unit).map(Spot::Prison);
                let spot = spot.or_else(|| self.offices.iter().position(|id| id == unit).map(Spot::Office));
                Venue { unit: unit.to_owned(), spot: spot.unwrap_or(Spot::Anywhere) }
            }
        }
    }

    /// Prisons that hold events of their own on `on`.
    pub fn main_prisons(&self, on: NaiveDate) -> Vec<usize> {
        (0..self.prisons.ids.len())
            .filter(|spot| !self.prisons.recipe(*spot).part && self.prisons.open(*spot, on))
            .collect()
    }

    fn prison_where(
        &self,
        chance: &mut Chance,
        on: NaiveDate,
        suits: impl Fn(&crate::recipe::PrisonUnit) -> bool,
    ) -> Venue {
        let fit: Vec<usize> = (0..self.prisons.ids.len())
            .filter(|spot| suits(self.prisons.recipe(*spot)) && self.prisons.open(*spot, on))
            .collect();
        let spot = chance.one(&fit).copied().unwrap_or_default();
        Venue { unit: self.prisons.ids[spot].clone(), spot: Spot::Prison(spot) }
    }
}
