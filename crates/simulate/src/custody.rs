//! A stay in custody as the nation knows it.

use chrono::NaiveDate;
use record::{NewCustody, NewStay, StayMove, StayRelease};

use crate::human::HumanId;

/// Where somebody is from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// First day there.
    pub on: NaiveDate,
    /// Place in the list of prisons.
    pub unit: usize,
    /// Code of `regime`.
    pub regime: String,
}

/// A stay in custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// Who.
    pub human: HumanId,
    /// Where, first to last; never empty.
    pub placements: Vec<Placement>,
    /// First day as a sentenced prisoner; absent: never in this stay.
    pub sentenced_on: Option<NaiveDate>,
    /// Last day and kind of release; absent while it lasts.
    pub release: Option<(NaiveDate, String)>,
    /// Takes part in a programme.
    pub treated: bool,
}

impl Stay {
    /// First day.
    pub fn from(&self) -> NaiveDate {
        self.placements[0].on
    }

    /// Where the person is on `day`; the first placement before it began.
    pub fn placement(&self, day: NaiveDate) -> &Placement {
        self.placements.iter().rev().find(|placement| placement.on <= day).unwrap_or(&self.placements[0])
    }

    /// Whether the stay covers every day from `first` to `last`.
    pub fn covers(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.from() < first && self.release.as_ref().is_none_or(|(on, _)| last < *on)
    }

    /// As the record takes it.
    pub fn written(&self, units: &[String], remand: &str, sentenced: &str) -> NewStay {
        let first = &self.placements[0];
        let status = if self.sentenced_on.is_some() { sentenced } else { remand };
        NewStay {
            custody: NewCustody {
                person: self.human.provisional(),
                legal_status: status.to_owned(),
                from: first.on,
                unit: units[first.unit].clone(),
                regime: Some(first.regime.clone()),
            },
            moves: self.placements[1..]
                .iter()
                .map(|placement| StayMove {
                    on: placement.on,
                    unit: units[placement.unit].clone(),
                    regime: Some(placement.regime.clone()),
                })
                .collect(),
            release: self.release.as_ref().map(|(on, kind)| StayRelease { on: *on, kind: kind.clone() }),
        }
    }
}
