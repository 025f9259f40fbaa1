//! Prisons: where people are put, for how long, how they leave and whether they come back.

mod afterwards;
mod population;
mod route;
mod units;

pub use population::{Custody, Supervised};
pub use units::Prisons;
