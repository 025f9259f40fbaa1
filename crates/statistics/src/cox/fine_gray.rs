//! Fine & Gray's model of the incidence of one cause among several.
//!
//! Rows with another cause stay at risk with weight G(t−)/G(Tᵢ−), G being the share not yet censored. The variance also
//! counts that G is estimated. Fine & Gray (1999), JASA 94:496; ties as in R's `cmprsk::crr`. Sums over retained rows are
//! cumulated in time, so that an evaluation stays linear in the rows where `crr` takes their square.

use super::baseline::Baseline;
use super::covariates::Covariates;
use super::design::{Design, Retained};
use super::fit::{Coefficient, Fit, Test};
use super::model::{Cox, Ties};
use super::newton;
use super::residual::{Residuals, add_squares};
use crate::survival::{FollowUp, Groups, RiskTable};
use crate::{Error, Level};

/// A fitted Fine–Gray model.
#[derive(Debug, Clone)]
pub struct FineGray {
    fit: Fit,
    covariance: Vec<f64>,
    baseline: Baseline,
}

impl FineGray {
    /// Fits the incidence of `cause` (from 1 on).
    ///
    /// # Errors
    /// As [`Cox::fit`], and late entry, for which the weights are not defined.
    pub fn fit(follow_up: &FollowUp<'_>, covariates: &Covariates<'_>, cause: u8) -> Result<Self, Error> {
        if follow_up.entry().is_some() {
            return Err(Error::LateEntry { what: "Fine and Gray's model" });
        }
        let (asked, causes) = (usize::from(cause), usize::from(follow_up.causes()));
        if cause == 0 || asked > causes {
            return Err(Error::UnknownCause { cause: asked, causes });
        }
        let mut design = Design::new(&Cox::new(follow_up, covariates).cause(cause))?;
        let table = RiskTable::by_group(follow_up, &Groups::one(follow_up.rows()))?.remove(0);
        design.retained = Some(retained(&design, follow_up.event(), cause, &table));
        let fit = newton::fit(design, Ties::Breslow)?;
        let covariance = covariance(&fit, &table);
        let baseline = fit.baseline().remove(0);
        Ok(Self { fit, covariance, baseline })
    }

    /// The covariates' names, in the order of all results.
    #[must_use]
    pub fn names(&self) -> &[String] {
        self.fit.names()
    }

    /// The number of rows, and of events of the cause.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.fit.rows(), self.fit.events())
    }

    /// The log ratios of subdistribution hazards.
    #[must_use]
    pub fn coefficients(&self) -> Vec<f64> {
        self.fit.coefficients()
    }

    /// Their variances and covariances, row-major.
    #[must_use]
    pub fn covariance(&self) -> &[f64] {
        &self.covariance
    }

    /// Every coefficient with its error; the ratio is one of subdistribution hazards.
    #[must_use]
    pub fn table(&self, level: Level) -> Vec<Coefficient> {
        self.fit.table(&self.covariance, level)
    }

    /// The test that no covariate has an effect; none where the variance is singular.
    #[must_use]
    pub fn wald(&self) -> Option<Test> {
        self.fit.wald(&self.covariance)
    }

    /// The log pseudo-likelihood without covariates and at its maximum.
    #[must_use]
    pub fn log_likelihoods(&self) -> [f64; 2] {
        [self.fit.null_log_likelihood(), self.fit.log_likelihood()]
    }

    /// The predicted incidence of the cause by `time` for a person with these covariates; none after the end of
    /// follow-up.
    ///
    /// # Errors
    /// Another number of covariates, or one that is not a number.
    pub fn incidence(&self, covariates: &[f64], time: f64) -> Result<Option<f64>, Error> {
        let prediction = self.fit.predict(&self.baseline, covariates, time, Level::P95)?;
        Ok(prediction.map(|prediction| -(-prediction.hazard).exp_m1()))
    }
}

/// G just before each segment and each row with another cause.
fn retained(design: &Design, event: &[u8], cause: u8, table: &RiskTable) -> Retained {
    let mut share = 1.0;
    let before: Vec<f64> = (table.at_risk().iter().zip(table.censored()))
        .map(|(&at_risk, &censored)| {
            let before = share;
            share *= 1.0 - f64::from(censored) / f64::from(at_risk);
            before
        })
        .collect();
    let at = |time: f64| before[table.time().partition_point(|&t| t < time)];
    let mut inverse = vec![0.0; design.rows];
    let mut known = (f64::NAN, 0.0);
    for ((inverse, &row), &exit) in inverse.iter_mut().zip(&design.row).zip(&design.exit) {
        let own = event[row as usize];
        if own != 0 && own != cause {
            if known.0.to_bits() != exit.to_bits() {
                known = (exit, 1.0 / at(exit));
            }
            *inverse = known.1;
        }
    }
    Retained { inverse, remaining: design.segments.iter().map(|segment| at(segment.time)).collect() }
}

/// The sandwich whose middle counts, for each row, what its censoring or its not being censored does to G.
fn covariance(fit: &Fit, table: &RiskTable) -> Vec<f64> {
    let p = fit.design.width();
    let residuals = Residuals::new(fit);
    let mut censoring = Censoring::new(fit, table, &residuals);
    let mut meat = vec![0.0; p * p];
    residuals.visit(|first, rows| {
        for (i, own) in rows.chunks_mut(p).enumerate() {
            censoring.add_influence(first + i, own);
        }
        add_squares(&mut meat, rows, p);
    });
    fit.sandwiched(&mut meat)
}

/// The influence of censoring, time by time: `ψ_i = ∫ q/π dM_i`, with q the slope of the score in G.
struct Censoring<'a> {
    fit: &'a Fit,
    table: &'a RiskTable,
    residuals: &'a Residuals<'a>,
    retained: &'a Retained,
    risk: Vec<f64>,
    /// ∫ G dΛ from each segment on, and ∫ G x̄ dΛ over all of time.
    hazard_from: Vec<f64>,
    means_from_start: Vec<f64>,
    /// Σ r/G(T−) and Σ r x/G(T−) over rows with another cause before the present time.
    kept0: f64,
    kept1: Vec<f64>,
    /// q/π at the present time, and what all rows still at risk have met of it.
    slope: Vec<f64>,
    met: Vec<f64>,
    at: usize,
    segment: usize,
    /// The rows of the present time.
    start: usize,
    end: usize,
    any_censored: bool,
}

impl<'a> Censoring<'a> {
    fn new(fit: &'a Fit, table: &'a RiskTable, residuals: &'a Residuals<'a>) -> Self {
        let (design, p) = (&fit.design, fit.design.width());
        let retained = design.retained.as_ref().expect("set before the fit");
        let blocks = || fit.likelihood.blocks.iter();
        let increase: Vec<f64> = blocks().flat_map(|block| block.increase.iter().copied()).collect();
        let mut hazard_from = vec![0.0; design.segments.len() + 1];
        for index in (0..design.segments.len()).rev() {
            hazard_from[index] = hazard_from[index + 1] + retained.remaining[index] * increase[index];
        }
        let means_from_start =
            (0..p).map(|j| retained.remaining[0] * residuals.means[j] + residuals.later[j]).collect();
        Self {
            fit,
            table,
            residuals,
            retained,
            risk: blocks().flat_map(|block| block.risk.iter().copied()).collect(),
            hazard_from,
            means_from_start,
            kept0: 0.0,
            kept1: vec![0.0; p],
            slope: vec![0.0; p],
            met: vec![0.0; p],
            at: 0,
            segment: 0,
            start: 0,
            end: 0,
            any_censored: false,
        }
    }

    /// Adds ψ of one sorted row; rows come one after another.
    fn add_influence(&mut self, row: usize, own: &mut [f64]) {
        if row == self.end {
            self.next_time();
        }
        let segments = &self.fit.design.segments;
        let has_event =
            segments.get(self.segment).is_some_and(|segment| (segment.start..segment.events_end).contains(&row));
        let censored = self.any_censored && !has_event && self.retained.inverse[row] == 0.0;
        for ((own, met), slope) in own.iter_mut().zip(&self.met).zip(&self.slope) {
            *own += if censored { met + slope } else { *met };
        }
    }

    fn next_time(&mut self) {
        let (design, p) = (&self.fit.design, self.fit.design.width());
        for row in self.start..self.end {
            let kept = self.risk[row] * self.retained.inverse[row];
            if kept > 0.0 {
                self.kept0 += kept;
                for (sum, column) in self.kept1.iter_mut().zip(&design.columns) {
                    *sum += kept * column[row];
                }
            }
        }
        self.start = self.end;
        let time = self.table.time()[self.at];
        while self.end < design.rows && design.exit[self.end] <= time {
            self.end += 1;
        }
        while self.segment < design.segments.len() && design.segments[self.segment].time < time {
            self.segment += 1;
        }
        let (at_risk, censored) = (f64::from(self.table.at_risk()[self.at]), f64::from(self.table.censored()[self.at]));
        self.any_censored = censored > 0.0;
        if self.any_censored {
            for j in 0..p {
                let means = match self.segment.checked_sub(1) {
                    Some(before) => self.residuals.later[before * p + j],
                    None => self.means_from_start[j],
                };
                self.slope[j] = (self.kept1[j] * self.hazard_from[self.segment] - self.kept0 * means) / at_risk;
                self.met[j] -= censored * self.slope[j] / at_risk;
            }
        }
        self.at += 1;
    }
}
