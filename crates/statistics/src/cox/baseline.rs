//! The hazard behind the ratios, and the probability of no event for a person with given covariates.
//!
//! Λ₀(t) = Σ 1/Σr over event times (Breslow 1972; with Efron's ties over the draws of a time); the variance of a
//! prediction adds the coefficients' own: Tsiatis (1981); Therneau & Grambsch (2000), 10.2. R: `basehaz`, `survfit.coxph`.

use super::fit::Fit;
use crate::{Error, Interval, Level};

/// The cumulative hazard of one stratum.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The event times.
    pub time: Vec<f64>,
    /// The hazard cumulated up to and including each, for a person whose covariates are all 0.
    pub hazard: Vec<f64>,
    centred: Vec<f64>,
    variance: Vec<f64>,
    means: Vec<f64>,
    last: f64,
}

/// The prediction for one person at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// The time asked for, in the unit of the data.
    pub time: f64,
    /// The cumulative hazard.
    pub hazard: f64,
    /// The probability of no event up to and including the time.
    pub survival: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its interval, symmetric in the logarithm and cut at 1.
    pub interval: Interval,
}

impl Fit {
    /// The baseline hazard of each stratum.
    #[must_use]
    pub fn baseline(&self) -> Vec<Baseline> {
        let (design, p) = (&self.design, self.design.width());
        let means = self.mean_over_hazard();
        let shift: f64 = (0..p).map(|j| -self.beta[j] * design.mean[j] / design.scale[j]).sum();
        let hazards: Vec<(f64, f64)> = (self.likelihood.blocks.iter())
            .flat_map(|block| {
                let mut tied = vec![0.0; p];
                (0..block.s0.len()).map(move |at| (block.hazard[at], self.draws(block, at, &mut tied).square[0]))
            })
            .collect();
        let stratum = |range: std::ops::Range<usize>| {
            let last = design.exit[design.segments[range.end - 1].end - 1];
            let mut baseline = Baseline {
                time: Vec::new(),
                hazard: Vec::new(),
                centred: Vec::new(),
                variance: Vec::new(),
                means: Vec::new(),
                last,
            };
            let mut variance = 0.0;
            for index in range {
                if design.segments[index].events() == 0 {
                    continue;
                }
                let (hazard, square) = hazards[index];
                variance += square;
                baseline.time.push(design.segments[index].time);
                baseline.hazard.push(hazard * shift.exp());
                baseline.centred.push(hazard);
                baseline.variance.push(variance);
                baseline.means.extend_from_slice(&means[index * p..(index + 1) * p]);
            }
            baseline
        };
        design.strata().into_iter().map(stratum).collect()
    }

    /// The probability of no event by `time` for a person with these covariates, in the order of [`Fit::names`]; none
    /// after the end of the stratum's follow-up.
    ///
    /// # Errors
    /// Another number of covariates, or one that is not a number.
    pub fn predict(
        &self,
        baseline: &Baseline,
        covariates: &[f64],
        time: f64,
        level: Level,
    ) -> Result<Option<Prediction>, Error> {
        let p = self.design.width();
        Error::same_length("the model's covariates", p, "the person's", covariates.len())?;
        Error::all_numbers("the person's covariates", covariates)?;
        if time.is_nan() || time < 0.0 || time > baseline.last {
            return Ok(None);
        }
        let person: Vec<f64> = (0..p).map(|j| (covariates[j] - self.design.mean[j]) / self.design.scale[j]).collect();
        let ratio = person.iter().zip(&self.beta).map(|(x, beta)| x * beta).sum::<f64>().exp();
        let (mut hazard, mut variance) = (0.0, 0.0);
        if let Some(at) = baseline.time.partition_point(|&t| t <= time).checked_sub(1) {
            let base = baseline.centred[at];
            hazard = base * ratio;
            let away: Vec<f64> = (0..p).map(|j| baseline.means[at * p + j] - person[j] * base).collect();
            let from_coefficients: f64 =
                (0..p * p).map(|cell| away[cell / p] * self.inverse[cell] * away[cell % p]).sum();
            variance = ratio * ratio * (baseline.variance[at] + from_coefficients);
        }
        let (survival, error) = ((-hazard).exp(), f64::sqrt(variance));
        let limit = |distance: f64| (-hazard + distance).exp().min(1.0);
        let interval = Interval { lower: limit(-level.z() * error), upper: limit(level.z() * error) };
        Ok(Some(Prediction { time, hazard, survival, standard_error: survival * error, interval }))
    }
}
