//! Logistic and linear regression with model-based, robust and clustered standard errors.

mod block;
mod coefficient;
mod covariate;
mod linear;
mod logistic;
mod robust;

pub use coefficient::{Coefficient, Errors};
pub use covariate::Covariate;
pub use linear::{LinearFit, linear};
pub use logistic::{LogisticFit, logistic};

pub(crate) use covariate::Design;
