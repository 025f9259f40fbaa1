//! The Nelson–Aalen estimate of the cumulative hazard.
//!
//! Ĥ(t) = Σ dᵢ/nᵢ, var Ĥ(t) = Σ dᵢ/nᵢ². Nelson (1969), Aalen (1978), Ann. Statist. 6:701. R: `survfit(…)$cumhaz`.

use super::follow_up::FollowUp;
use super::groups::Groups;
use super::risk_table::RiskTable;
use crate::{Error, Interval, Level};

/// One group's cumulative hazard, a value for each time of its risk table.
#[derive(Debug, Clone)]
pub struct CumulativeHazard {
    table: RiskTable,
    hazard: Vec<f64>,
    variance: Vec<f64>,
    level: Level,
}

/// One cumulative hazard per group; every cause counts as the event.
///
/// # Errors
/// Columns of different lengths.
pub fn nelson_aalen(
    follow_up: &FollowUp<'_>,
    groups: &Groups<'_>,
    level: Level,
) -> Result<Vec<CumulativeHazard>, Error> {
    let sum = |table: RiskTable| {
        let (mut hazard, mut variance) = (Vec::new(), Vec::new());
        let (mut total, mut squares) = (0.0, 0.0);
        for (i, &at_risk) in table.at_risk().iter().enumerate() {
            let (events, at_risk) = (f64::from(table.events_at(i)), f64::from(at_risk));
            if events > 0.0 {
                total += events / at_risk;
                squares += events / (at_risk * at_risk);
            }
            hazard.push(total);
            variance.push(squares);
        }
        CumulativeHazard { table, hazard, variance, level }
    };
    Ok(RiskTable::by_group(follow_up, groups)?.into_iter().map(sum).collect())
}

impl CumulativeHazard {
    /// Counts at every time.
    #[must_use]
    pub fn table(&self) -> &RiskTable {
        &self.table
    }

    /// The hazard cumulated up to and including each time of the table.
    #[must_use]
    pub fn hazard(&self) -> &[f64] {
        &self.hazard
    }

    /// Its standard error at each time of the table.
    #[must_use]
    pub fn standard_error(&self, index: usize) -> f64 {
        self.variance[index].sqrt()
    }

    /// Hazard and standard error at `time`; none after the end of follow-up.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<(f64, f64)> {
        if time.is_nan() || time > self.table.last_time() {
            return None;
        }
        let reached = self.table.time().partition_point(|&t| t <= time);
        Some(reached.checked_sub(1).map_or((0.0, 0.0), |last| (self.hazard[last], self.standard_error(last))))
    }

    /// The interval at the table's time `index`, symmetric in the logarithm; none before the first event.
    #[must_use]
    pub fn interval(&self, index: usize) -> Option<Interval> {
        let hazard = self.hazard[index];
        let factor = (self.level.z() * self.standard_error(index) / hazard).exp();
        (hazard > 0.0).then(|| Interval { lower: hazard / factor, upper: hazard * factor })
    }
}
