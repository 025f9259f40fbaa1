//! Proportional hazards regression: Cox's model, and Fine & Gray's for one of several causes.

mod baseline;
mod block;
mod covariates;
mod design;
mod dot;
mod exact;
mod fine_gray;
mod fit;
mod likelihood;
mod model;
mod moment;
mod newton;
mod order;
mod proportional;
mod residual;

pub use baseline::{Baseline, Prediction};
pub use covariates::Covariates;
pub use fine_gray::FineGray;
pub use fit::{Coefficient, Fit, Test};
pub use model::{Cox, Ties};
pub use proportional::{ProportionalHazards, TimeScale};
