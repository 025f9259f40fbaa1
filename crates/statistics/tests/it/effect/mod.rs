//! Effects against `MatchIt` 4.7.1, survey 4.1.1, R 4.2.2 and stacked estimating equations in numpy 2.4.6, on the National
//! Supported Work data.

mod doubly_robust;
mod gate;
mod matching;
mod risk_ratio;
mod sensitivity;
mod simulation;
mod weighting;

use statistics::{Error, effect::Comparison};

use crate::regression::{Lalonde, covariates};

/// Does something with the National Supported Work comparison.
fn lalonde<T>(work: impl FnOnce(Comparison) -> Result<T, Error>) -> Option<T> {
    let data = Lalonde::read()?;
    let covariates = covariates(&data.names, &data.columns);
    Some(work(Comparison::new(&data.outcome, &data.treated, &covariates).unwrap()).unwrap())
}
