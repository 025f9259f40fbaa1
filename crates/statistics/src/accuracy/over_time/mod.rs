//! Validity of a score where people are followed for different times: who is censored is stood in for by those like them
//! who were not (inverse probability of censoring weights).

mod brier;
mod censoring;
mod dynamic_auc;
mod uno;

pub use brier::{BrierCurve, brier_curve};
pub use dynamic_auc::{AucAt, DynamicAuc, dynamic_auc};
pub use uno::uno_c;
