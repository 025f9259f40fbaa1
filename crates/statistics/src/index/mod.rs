//! Composite indices such as a coefficient of social inclusion: dimensions brought to one scale, weighted and joined.
//!
//! What an index consists of is data with a version; nothing here knows a dimension by name. The operations follow the
//! OECD/JRC Handbook on Constructing Composite Indicators (2008).

mod change;
mod model;
mod scale;
mod score;
mod sensitivity;
mod sensitivity_of_means;

pub use change::{Change, change};
pub use model::{Dimension, Joining, Model, Transform};
pub use scale::{Direction, min_max, standardised};
pub use score::Score;
pub use sensitivity::{Sensitivity, sensitivity};
pub use sensitivity_of_means::{MeanSensitivity, Spread, sensitivity_of_means};
