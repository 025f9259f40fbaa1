//! Competing risks: the Aalen–Johansen estimate of the cumulative incidence of each cause, with its variance.
//!
//! `F_c(t) = Σ Ŝ(tᵢ−) d_ci/nᵢ`: the share that has had cause c by t, others having had another cause. Aalen & Johansen
//! (1978), Scand. J. Statist. 5:141. Treating other causes as censored and taking 1 − Kaplan–Meier overstates it.

use super::follow_up::FollowUp;
use super::groups::Groups;
use super::risk_table::RiskTable;
use super::scale::Scale;
use crate::threads::over_items;
use crate::{Error, Interval, Level};

/// How the variance of an incidence is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IncidenceVariance {
    /// Greenwood's, multinomial at each time. Without late entry it equals the infinitesimal jackknife of R's `survfit`.
    #[default]
    Greenwood,
    /// The delta method with Gray's factors for ties, as R's `cmprsk::cuminc` prints.
    Gray,
}

/// The cumulative incidences of one group, values for each time of its risk table.
#[derive(Debug, Clone)]
pub struct Incidence {
    table: RiskTable,
    survival: Vec<f64>,
    by_cause: Vec<f64>,
    variance: Vec<f64>,
    scale: Scale,
    z: f64,
}

/// One cause's incidence at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IncidencePoint {
    /// The time asked for, in the unit of the data.
    pub time: f64,
    /// How many were at risk just before it.
    pub at_risk: u32,
    /// Events of the cause up to and including it.
    pub events: u64,
    /// The probability of the cause up to and including it.
    pub incidence: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its interval; none where the incidence is 0 or 1.
    pub interval: Option<Interval>,
}

/// The incidences of every cause, one result per group.
///
/// # Errors
/// Columns of different lengths.
pub fn cumulative_incidence(
    follow_up: &FollowUp<'_>,
    groups: &Groups<'_>,
    variance: IncidenceVariance,
    scale: Scale,
    level: Level,
) -> Result<Vec<Incidence>, Error> {
    let tables = RiskTable::by_group(follow_up, groups)?;
    let z = level.z();
    let incidence =
        |(table, Values { survival, by_cause, variance })| Incidence { table, survival, by_cause, variance, scale, z };
    let values = over_items(&tables, |table| Values::new(table, variance));
    Ok(tables.into_iter().zip(values).map(incidence).collect())
}

/// What is computed for each time.
struct Values {
    survival: Vec<f64>,
    by_cause: Vec<f64>,
    variance: Vec<f64>,
}

impl Values {
    fn new(table: &RiskTable, method: IncidenceVariance) -> Self {
        let (causes, steps) = (table.causes(), table.time().len());
        let mut survival = Vec::with_capacity(steps);
        let (mut by_cause, mut variance) = (Vec::with_capacity(steps * causes), Vec::with_capacity(steps * causes));
        let mut share = 1.0;
        let mut reached = vec![0.0; causes];
        let mut sums = vec![[0.0; 3]; causes];
        for (i, &at_risk) in table.at_risk().iter().enumerate() {
            let all = f64::from(table.events_at(i));
            let before = share;
            let at_risk = f64::from(at_risk);
            if all > 0.0 {
                share *= (at_risk - all) / at_risk;
            }
            for (c, &own) in table.causes_at(i).iter().enumerate() {
                if all > 0.0 {
                    let now = Now { at_risk, own: f64::from(own), all, before, after: share };
                    reached[c] += before * now.own / at_risk;
                    match method {
                        IncidenceVariance::Greenwood => now.greenwood(reached[c], &mut sums[c]),
                        IncidenceVariance::Gray => now.gray(reached[c], &mut sums[c]),
                    }
                }
                let [constant, linear, square] = sums[c];
                by_cause.push(reached[c]);
                variance.push((constant + reached[c] * linear + reached[c] * reached[c] * square).max(0.0));
            }
            survival.push(share);
        }
        Self { survival, by_cause, variance }
    }
}

impl Incidence {
    /// Counts at every time.
    #[must_use]
    pub fn table(&self) -> &RiskTable {
        &self.table
    }

    /// The probability of no event of any cause up to and including each time of the table.
    #[must_use]
    pub fn survival(&self) -> &[f64] {
        &self.survival
    }

    /// The probability of `cause` (from 1 on) up to and including the table's time `index`.
    #[must_use]
    pub fn incidence(&self, index: usize, cause: usize) -> f64 {
        self.by_cause[index * self.table.causes() + cause - 1]
    }

    /// Its standard error.
    #[must_use]
    pub fn standard_error(&self, index: usize, cause: usize) -> f64 {
        self.variance[index * self.table.causes() + cause - 1].sqrt()
    }

    /// Its interval; none where the incidence is 0 or 1.
    #[must_use]
    pub fn interval(&self, index: usize, cause: usize) -> Option<Interval> {
        let incidence = self.incidence(index, cause);
        self.scale.interval(incidence, self.standard_error(index, cause) / incidence, self.z)
    }

    /// One cause at one time; none after the end of follow-up.
    ///
    /// # Errors
    /// A cause that no row of the data has.
    pub fn at(&self, time: f64, cause: usize) -> Result<Option<IncidencePoint>, Error> {
        if cause == 0 || cause > self.table.causes() {
            return Err(Error::UnknownCause { cause, causes: self.table.causes() });
        }
        if time.is_nan() || time < 0.0 || time > self.table.last_time() {
            return Ok(None);
        }
        let reached = self.table.time().partition_point(|&t| t <= time);
        let events = (0..reached).map(|i| u64::from(self.table.causes_at(i)[cause - 1])).sum();
        let (incidence, standard_error, interval) = match reached.checked_sub(1) {
            Some(last) => (self.incidence(last, cause), self.standard_error(last, cause), self.interval(last, cause)),
            None => (0.0, 0.0, None),
        };
        let at_risk = self.table.at_risk_at(time);
        Ok(Some(IncidencePoint { time, at_risk, events, incidence, standard_error, interval }))
    }
}

/// One event time: counts, and the survival before and after it.
struct Now {
    at_risk: f64,
    own: f64,
    all: f64,
    before: f64,
    after: f64,
}

impl Now {
    /// An error in the hazards at this time changes F(t) by `S(−) (e_c − e (F(t) − F)/S)`; the variance of that is a square
    /// in F(t), whose coefficients are summed.
    fn greenwood(&self, reached: f64, sums: &mut [f64; 3]) {
        let unit = self.before * self.before / (self.at_risk * self.at_risk * self.at_risk);
        let own = unit * self.own * (self.at_risk - self.own);
        let shared = unit * self.own * (self.at_risk - self.all);
        let all = unit * self.all * (self.at_risk - self.all);
        let weight = if self.after > 0.0 { 1.0 / self.after } else { 0.0 };
        sums[0] += own + weight * reached * (2.0 * shared + all * weight * reached);
        sums[1] -= 2.0 * weight * (shared + all * weight * reached);
        sums[2] += all * weight * weight;
    }

    /// The same for the cause and for the others together, each with Gray's factor 1 − (d−1)/(n−1) for d tied events.
    fn gray(&self, reached: f64, sums: &mut [f64; 3]) {
        let weight = if self.after > 0.0 { 1.0 / self.after } else { 0.0 };
        let mut add = |events: f64, constant: f64| {
            let ties = if events > 1.0 { 1.0 - (events - 1.0) / (self.at_risk - 1.0) } else { 1.0 };
            let unit = self.before * self.before * ties * events / (self.at_risk * self.at_risk);
            sums[0] += constant * constant * unit;
            sums[1] -= 2.0 * weight * constant * unit;
            sums[2] += weight * weight * unit;
        };
        let others = self.all - self.own;
        if others > 0.0 && self.after > 0.0 {
            add(others, weight * reached);
        }
        if self.own > 0.0 {
            add(self.own, 1.0 + weight * reached);
        }
    }
}
