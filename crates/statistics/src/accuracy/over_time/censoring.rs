//! The chance of not being censored, by time: Kaplan–Meier of censoring, which at one time comes after events.

use crate::{
    Error,
    survival::{FollowUp, Groups, RiskTable},
};

/// The chance of staying under observation.
pub(super) struct Censoring {
    time: Vec<f64>,
    chance: Vec<f64>,
}

impl Censoring {
    /// Estimates it from the follow-up.
    pub fn new(follow_up: &FollowUp) -> Result<Self, Error> {
        if follow_up.entry().is_some() {
            return Err(Error::NotOffered { what: "accuracy over time with late entry; begin follow-up at entry" });
        }
        let tables = RiskTable::by_group(follow_up, &Groups::one(follow_up.rows()))?;
        let table = &tables[0];
        let mut share = 1.0;
        let chance = (0..table.time().len())
            .map(|index| {
                // Those who had the event at this time could no longer be censored.
                let at_risk = table.at_risk()[index] - table.events_at(index);
                if at_risk > 0 {
                    share *= 1.0 - f64::from(table.censored()[index]) / f64::from(at_risk);
                }
                share
            })
            .collect();
        Ok(Self { time: table.time().to_vec(), chance })
    }

    /// The chance of being under observation after `time`.
    pub fn at(&self, time: f64) -> f64 {
        match self.time.partition_point(|other| *other <= time) {
            0 => 1.0,
            reached => self.chance[reached - 1],
        }
    }

    /// One over the chance at each row's own time where it had the event, 0 elsewhere.
    pub fn weights(&self, follow_up: &FollowUp, until: f64) -> Result<Vec<f64>, Error> {
        follow_up
            .exit()
            .iter()
            .zip(follow_up.event())
            .map(|(&time, &event)| {
                if event == 0 || time > until {
                    return Ok(0.0);
                }
                let chance = self.at(time);
                if chance > 0.0 { Ok(1.0 / chance) } else { Err(Error::BeyondFollowUp { asked: until, last: time }) }
            })
            .collect()
    }
}
