//! Are hazards proportional? The score test of a coefficient that changes with time.
//!
//! Each covariate gets a companion, covariate × g(time); the score test of the companions at 0 needs the curvature
//! weighted by g and g². Grambsch & Therneau (1994), Biometrika 81:515, in the exact form of R's `cox.zph` since
//! survival 3.0.

use super::fit::{Fit, Test};
use crate::linear::Cholesky;
use crate::survival::{FollowUp, Groups, RiskTable};

/// The function of time along which an effect may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeScale {
    /// 1 − the share still without the event just before: robust to long tails.
    #[default]
    KaplanMeier,
    /// Time itself.
    Identity,
    /// Its logarithm; a time of 0 takes the logarithm of the smallest positive number.
    Log,
}

/// Tests that effects do not change with time.
#[derive(Debug, Clone, PartialEq)]
pub struct ProportionalHazards {
    /// One test for each covariate; none where its companion cannot be told from the covariates.
    pub covariates: Vec<Option<Test>>,
    /// All covariates together.
    pub global: Option<Test>,
}

impl Fit {
    /// Tests each effect, and all together, for change along a function of time.
    #[must_use]
    pub fn proportional_hazards(&self, scale: TimeScale) -> ProportionalHazards {
        let (design, p) = (&self.design, self.design.width());
        let of_time = self.along(scale);
        let mut likelihood = self.likelihood.clone();
        let plain = likelihood.curvature(design, |_| 1.0);
        let first = likelihood.curvature(design, |segment| of_time[segment]);
        let second = likelihood.curvature(design, |segment| of_time[segment] * of_time[segment]);
        let Ok(factor) = Cholesky::factor(&plain.information, p, 1e-12) else {
            return ProportionalHazards { covariates: vec![None; p], global: None };
        };
        // What is left of the companions' information when the coefficients' is taken away.
        let mut left = second.information.clone();
        for j in 0..p {
            let mut column: Vec<f64> = (0..p).map(|i| first.information[i * p + j]).collect();
            factor.solve(&mut column);
            for i in 0..p {
                left[i * p + j] -= (0..p).map(|k| first.information[i * p + k] * column[k]).sum::<f64>();
            }
        }
        let single = |j: usize| {
            let (score, information) = (first.score[j], left[j * p + j]);
            (information > 1e-12 * second.information[j * p + j]).then(|| Test::new(score * score / information, 1))
        };
        let global = Cholesky::factor(&left, p, 1e-12).ok();
        ProportionalHazards {
            covariates: (0..p).map(single).collect(),
            global: global.map(|factor| Test::new(factor.quadratic(&first.score), p)),
        }
    }

    /// g at each segment's time, less its mean over events.
    fn along(&self, scale: TimeScale) -> Vec<f64> {
        let design = &self.design;
        let mut values: Vec<f64> = match scale {
            TimeScale::Identity => design.segments.iter().map(|segment| segment.time).collect(),
            TimeScale::Log => design.segments.iter().map(|segment| segment.time.max(f64::MIN_POSITIVE).ln()).collect(),
            TimeScale::KaplanMeier => self.share_with_event_before(),
        };
        let sum: f64 = design.segments.iter().zip(&values).map(|(segment, g)| segment.events() as f64 * g).sum();
        let mean = sum / design.events as f64;
        for (segment, value) in design.segments.iter().zip(&mut values) {
            *value = if segment.events() > 0 { *value - mean } else { 0.0 };
        }
        values
    }

    fn share_with_event_before(&self) -> Vec<f64> {
        let design = &self.design;
        let mut event = vec![0; design.rows];
        for segment in &design.segments {
            event[segment.start..segment.events_end].fill(1);
        }
        let follow_up = FollowUp::new(&design.exit, &event).expect("checked when the model was made");
        let follow_up = match &design.entry {
            Some(entry) => follow_up.with_entry(entry).expect("checked when the model was made"),
            None => follow_up,
        };
        let table = RiskTable::by_group(&follow_up, &Groups::one(design.rows)).expect("one group").remove(0);
        let (mut survival, mut before) = (1.0, Vec::with_capacity(table.time().len()));
        for (i, &at_risk) in table.at_risk().iter().enumerate() {
            before.push(1.0 - survival);
            let events = f64::from(table.events_at(i));
            if events > 0.0 {
                survival *= 1.0 - events / f64::from(at_risk);
            }
        }
        let at = |time: f64| before[table.time().partition_point(|&t| t < time)];
        design.segments.iter().map(|segment| at(segment.time)).collect()
    }
}
