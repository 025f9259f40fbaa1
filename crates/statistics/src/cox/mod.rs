//! Proportional hazards regression: Cox's model, and Fine & Gray's for one of several causes.

mod block;
mod covariates;
mod design;
mod dot;
mod exact;
mod fit;
mod likelihood;
mod model;
mod newton;

pub use covariates::Covariates;
pub use fit::{Coefficient, Fit, Test};
pub use model::{Cox, Ties};
