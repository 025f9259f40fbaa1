//! The search for the coefficients: Newton's method with halved steps, and the signs that there is nothing to find.

use super::design::Design;
use super::exact;
use super::fit::Fit;
use super::likelihood::{Evaluation, Likelihood};
use super::model::Ties;
use crate::Error;
use crate::linear::Cholesky;

const LARGEST_STEPS: usize = 60;
/// A column whose own variation, given the others, is less than this share of its variance is determined by them.
const DEPENDENT: f64 = 1e-11;
/// Newton's decrement below which the next step is the last: the step after it would be its square.
const CLOSE: f64 = 1e-9;
/// A last step longer than this, in standard deviations of the covariate, goes on to infinity.
const FAR: f64 = 0.01;

pub(super) fn fit(design: Design, ties: Ties) -> Result<Fit, Error> {
    let mut likelihood = Likelihood::new(&design, if ties == Ties::Exact { Ties::Breslow } else { ties });
    let mut evaluate = |design: &Design, beta: &[f64]| {
        if ties == Ties::Exact { exact::evaluate(design, beta) } else { likelihood.evaluate(design, beta) }
    };
    if ties == Ties::Exact {
        exact::affordable(&design)?;
    }
    let p = design.width();
    let mut beta = vec![0.0; p];
    let mut current = evaluate(&design, &beta);
    let first = current.clone();
    let mut steps = 0;
    loop {
        let factor = factor(&design, &current, steps)?;
        let mut step = current.score.clone();
        factor.solve(&mut step);
        let decrement: f64 = step.iter().zip(&current.score).map(|(step, score)| step * score).sum();
        let last = decrement < CLOSE;
        if last && let Some(column) = step.iter().position(|step| step.abs() > FAR) {
            return Err(Error::Separation { column: design.names[column].clone() });
        }
        if steps == LARGEST_STEPS || !decrement.is_finite() {
            return Err(Error::NotConverged { what: "the proportional hazards model", steps });
        }
        steps += 1;
        let mut length = 1.0;
        let (next_beta, next) = loop {
            let trial: Vec<f64> = beta.iter().zip(&step).map(|(beta, step)| beta + length * step).collect();
            let next = evaluate(&design, &trial);
            // Close to the top the likelihood is flat to the last digit and cannot judge a step.
            if last || next.log_likelihood >= current.log_likelihood || length < 1e-6 {
                break (trial, next);
            }
            length /= 2.0;
        };
        (beta, current) = (next_beta, next);
        if last {
            break;
        }
    }
    if ties == Ties::Exact {
        // Residuals and baseline hazards of the exact model rest on Breslow's hazard, as in R.
        likelihood.evaluate(&design, &beta);
    }
    let factor = factor(&design, &current, steps)?;
    Ok(Fit::new(design, likelihood, ties, beta, &first, &current, &factor, steps))
}

fn factor(design: &Design, evaluation: &Evaluation, steps: usize) -> Result<Cholesky, Error> {
    Cholesky::factor(&evaluation.information, design.width(), DEPENDENT).map_err(|column| {
        let column = design.names[column].clone();
        if steps == 0 { Error::Collinear { column } } else { Error::Separation { column } }
    })
}
