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
use super::residual::squares;
use crate::linear::sandwich;
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
        let mut influence = fit.standardised_residuals();
        add_censoring_influence(&fit, &table, &mut influence);
        let p = fit.design.width();
        let covariance = fit.unscaled(&sandwich(&fit.inverse, &squares(&influence, p), p));
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

/// Adds to each row's residual what its censoring, or its not being censored, does to G.
fn add_censoring_influence(fit: &Fit, table: &RiskTable, influence: &mut [f64]) {
    let (design, p) = (&fit.design, fit.design.width());
    let retained = design.retained.as_ref().expect("set before the fit");
    let risk: Vec<f64> = fit.likelihood.blocks.iter().flat_map(|block| block.risk.iter().copied()).collect();
    let increase: Vec<f64> = fit.likelihood.blocks.iter().flat_map(|block| block.increase.iter().copied()).collect();
    let means_after = fit.later_means();
    // ∫ G dΛ from each segment on; what has passed is taken off the means likewise.
    let mut hazard_from = vec![0.0; design.segments.len() + 1];
    for index in (0..design.segments.len()).rev() {
        hazard_from[index] = hazard_from[index + 1] + retained.remaining[index] * increase[index];
    }
    let all_means = fit.mean_from_start();
    let (mut kept0, mut kept1) = (0.0, vec![0.0; p]);
    let mut cumulated = vec![0.0; p];
    let mut slope = vec![0.0; p];
    let (mut start, mut segment) = (0, 0);
    for (at, &time) in table.time().iter().enumerate() {
        let mut end = start;
        while end < design.rows && design.exit[end] <= time {
            end += 1;
        }
        while segment < design.segments.len() && design.segments[segment].time < time {
            segment += 1;
        }
        let at_risk = f64::from(table.at_risk()[at]);
        let censored = f64::from(table.censored()[at]);
        if censored > 0.0 {
            for j in 0..p {
                let means = match segment.checked_sub(1) {
                    Some(before) => means_after[before * p + j],
                    None => all_means[j],
                };
                slope[j] = (kept1[j] * hazard_from[segment] - kept0 * means) / at_risk;
                cumulated[j] -= censored * slope[j] / at_risk;
            }
        }
        for row in start..end {
            let own = &mut influence[row * p..(row + 1) * p];
            for ((own, cumulated), slope) in own.iter_mut().zip(&cumulated).zip(&slope) {
                *own += cumulated;
                if censored > 0.0 && fit.is_censored(row, segment) {
                    *own += slope;
                }
            }
        }
        for row in start..end {
            let kept = risk[row] * retained.inverse[row];
            if kept > 0.0 {
                kept0 += kept;
                for (kept1, column) in kept1.iter_mut().zip(&design.columns) {
                    *kept1 += kept * column[row];
                }
            }
        }
        start = end;
    }
}

impl Fit {
    /// Whether a sorted row is censored; `segment` is the first whose time is not before the row's.
    fn is_censored(&self, row: usize, segment: usize) -> bool {
        let retained = self.design.retained.as_ref().is_some_and(|retained| retained.inverse[row] > 0.0);
        let event = self.design.segments.get(segment).is_some_and(|own| (own.start..own.events_end).contains(&row));
        !retained && !event
    }

    /// ∫ G x̄ dΛ over all of time.
    fn mean_from_start(&self) -> Vec<f64> {
        let p = self.design.width();
        let first = self.mean_over_hazard();
        let remaining = self.design.retained.as_ref().map_or(1.0, |retained| retained.remaining[0]);
        let later = self.later_means();
        (0..p).map(|j| remaining * first[j] + later[j]).collect()
    }
}
