//! Logistic regression by Newton's method (iteratively reweighted least squares, `McCullagh` & Nelder 1989), to the last
//! digits: R's `glm` stops at a relative change of the deviance of 1e-8, which leaves some 5e-7 in the coefficients.

use super::{
    Coefficient, Covariate, Design, Errors,
    block::{BLOCK, Block, Sums},
    coefficient::coefficients,
    robust::sandwich,
};
use crate::{Error, Level, linear::Cholesky, threads::over_ranges};

/// A fitted logistic regression.
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticFit {
    /// The intercept and the covariates in their order; estimates are log odds ratios.
    pub coefficients: Vec<Coefficient>,
    /// Covariances of the coefficients, row by row.
    pub covariance: Vec<f64>,
    /// Twice the log likelihood below that of a perfect fit.
    pub deviance: f64,
    /// The same with the intercept alone (and no offset).
    pub null_deviance: f64,
    /// Each row's fitted probability.
    pub fitted: Vec<f64>,
    /// Newton steps taken over all rows.
    pub iterations: usize,
}

/// Newton steps after which a coefficient that still grows has no bound.
const MOST_STEPS: usize = 40;

/// Rows above which the search begins on a tenth of them.
const BEGIN_ON_A_SAMPLE: usize = 200_000;

/// Fits a yes-or-no outcome; the offset is added to the linear predictor as it is.
///
/// # Errors
/// Columns differ in length, a value is missing, a covariate is constant or repeats others, the outcome does not vary, or
/// covariates foretell the outcome without exception (separation), where no finite coefficient is the best.
pub fn logistic(
    outcomes: &[bool],
    covariates: &[Covariate],
    offset: Option<&[f64]>,
    errors: Errors,
    level: Level,
) -> Result<LogisticFit, Error> {
    let design = Design::new(outcomes.len(), covariates)?;
    if let Some(offset) = offset {
        Error::same_length("outcome", outcomes.len(), "offset", offset.len())?;
        Error::all_numbers("offset", offset)?;
    }
    let events = outcomes.iter().filter(|&&outcome| outcome).count();
    if events == 0 || events == outcomes.len() {
        return Err(Error::NoVariation { what: "the outcome" });
    }
    let problem = Problem { design: &design, outcomes, offset };
    let (scaled, sums, iterations) = problem.maximise()?;
    let bread = problem.factor(&sums)?.inverse();
    let estimates = design.unscaled(&scaled);
    let fitted = problem.fitted(&scaled);
    let scaled_covariance = if errors == Errors::Model {
        bread
    } else {
        let residuals: Vec<f64> =
            outcomes.iter().zip(&fitted).map(|(&outcome, mu)| f64::from(u8::from(outcome)) - mu).collect();
        let weights: Vec<f64> = fitted.iter().map(|mu| mu * (1.0 - mu)).collect();
        sandwich(&design, &bread, &residuals, &weights, errors)?
    };
    let covariance = design.unscaled_covariance(&scaled_covariance);
    let (n, happened) = (outcomes.len() as f64, events as f64);
    Ok(LogisticFit {
        coefficients: coefficients(&design, &estimates, &covariance, None, level),
        covariance,
        deviance: -2.0 * sums.value,
        null_deviance: -2.0 * (happened * (happened / n).ln() + (n - happened) * (1.0 - happened / n).ln()),
        fitted,
        iterations,
    })
}

/// What is maximised, on the scale of the centred and scaled design.
struct Problem<'a> {
    design: &'a Design<'a>,
    outcomes: &'a [bool],
    offset: Option<&'a [f64]>,
}

impl Problem<'_> {
    fn maximise(&self) -> Result<(Vec<f64>, Sums, usize), Error> {
        let width = self.design.width();
        let mut at = vec![0.0; width];
        if self.design.rows >= BEGIN_ON_A_SAMPLE {
            // Every tenth piece of rows; only a place to start, so that refusing is left to the whole.
            if let Some(start) = self.on_a_sample() {
                at = start;
            }
        }
        let mut sums = self.sums(&at, 1);
        for iteration in 1..=MOST_STEPS {
            let Ok(factor) = self.factor(&sums) else {
                return Err(if iteration == 1 { self.collinear(&sums) } else { self.separation(&at) });
            };
            let mut step = sums.gradient.clone();
            factor.solve(&mut step);
            let size = step.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
            if size <= 1e-11 {
                return Ok((at, sums, iteration));
            }
            (at, sums) = self.step(&at, &step, &sums);
        }
        Err(self.separation(&at))
    }

    /// A Newton step, halved while it makes the likelihood worse.
    fn step(&self, at: &[f64], step: &[f64], before: &Sums) -> (Vec<f64>, Sums) {
        let mut share = 1.0;
        loop {
            let next: Vec<f64> = at.iter().zip(step).map(|(at, step)| at + share * step).collect();
            let sums = self.sums(&next, 1);
            if sums.value >= before.value - 1e-9 * before.value.abs() || share < 1e-3 {
                return (next, sums);
            }
            share /= 2.0;
        }
    }

    fn on_a_sample(&self) -> Option<Vec<f64>> {
        let mut at = vec![0.0; self.design.width()];
        for _ in 0..6 {
            let sums = self.sums(&at, 10);
            let mut step = sums.gradient.clone();
            self.factor(&sums).ok()?.solve(&mut step);
            at.iter_mut().zip(&step).for_each(|(at, step)| *at += step);
        }
        at.iter().all(|value| value.abs() < 10.0).then_some(at)
    }

    fn factor(&self, sums: &Sums) -> Result<Cholesky, Error> {
        Cholesky::factor(&sums.curvature, self.design.width(), 1e-11)
            .map_err(|term| Error::Collinear { column: self.design.name(term).to_owned() })
    }

    fn collinear(&self, sums: &Sums) -> Error {
        self.factor(sums).err().unwrap_or(Error::NoVariation { what: "the outcome" })
    }

    /// The covariate whose coefficient has run furthest.
    fn separation(&self, at: &[f64]) -> Error {
        let furthest = (1..at.len()).max_by(|&a, &b| at[a].abs().total_cmp(&at[b].abs())).unwrap_or(0);
        Error::Separation { column: self.design.name(furthest).to_owned() }
    }

    /// Log likelihood, gradient and curvature over every `stride`-th block of rows.
    fn sums(&self, at: &[f64], stride: usize) -> Sums {
        let mut total = Sums::new(self.design.width());
        for part in over_ranges(self.design.rows, |rows| {
            let mut sums = Sums::new(self.design.width());
            let (mut weights, mut residuals, mut scratch) = ([0.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
            let mut visit = |block: &Block| {
                self.predictor(block, at, &mut scratch);
                sums.value += self.likelihood(block, &scratch, &mut residuals, &mut weights);
                sums.add_gradient(block, &residuals);
                sums.add_curvature(block, &weights, &mut scratch);
            };
            self.design.every_block(rows, stride, &mut visit);
            sums
        }) {
            total.add(&part);
        }
        total.mirror();
        total
    }

    fn predictor(&self, block: &Block, at: &[f64], into: &mut [f64; BLOCK]) {
        block.predict(at, into);
        if let Some(offset) = self.offset {
            for (sum, value) in into.iter_mut().zip(&offset[block.start..block.start + block.len]) {
                *sum += value;
            }
        }
    }

    /// Residuals and weights of a block, and its log likelihood. Probabilities are multiplied before a logarithm is taken.
    fn likelihood(&self, block: &Block, predictor: &[f64], residuals: &mut [f64], weights: &mut [f64]) -> f64 {
        let (mut sum, mut product) = (0.0, 1.0_f64);
        for (row, &outcome) in self.outcomes[block.start..block.start + block.len].iter().enumerate() {
            let small = (-predictor[row].abs()).exp();
            let likelier = 1.0 / (1.0 + small);
            let other = small * likelier;
            let expected = (predictor[row] >= 0.0) == outcome;
            // 1 - chance of what happened, and the chance itself, without cancellation.
            let (chance, miss) = if expected { (likelier, other) } else { (other, likelier) };
            residuals[row] = if outcome { miss } else { -miss };
            weights[row] = likelier * other;
            product *= chance;
            if product < 1e-200 {
                sum += product.ln();
                product = 1.0;
                if chance == 0.0 {
                    sum = f64::MIN / 4.0;
                }
            }
        }
        sum + product.ln()
    }

    fn fitted(&self, at: &[f64]) -> Vec<f64> {
        over_ranges(self.design.rows, |rows| {
            let mut fitted = Vec::with_capacity(rows.len());
            let mut scratch = [0.0; BLOCK];
            self.design.each_block(rows, |block| {
                self.predictor(block, at, &mut scratch);
                fitted.extend(scratch[..block.len].iter().map(|eta| 1.0 / (1.0 + (-eta).exp())));
            });
            fitted
        })
        .concat()
    }
}
