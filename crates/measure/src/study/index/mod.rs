//! A composite index at both ends of something: the mean coefficient, the paired change, what the change is owed to, and how far
//! all of it depends on the weights.
//!
//! Every answer names the model, its version and whether anybody has adopted it, in a table of its own.

mod ends;
mod model;
mod parts;
mod question;
mod weights;

pub use question::Index;

use super::part::Shape;

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] =
    &[&model::MODEL, &ends::ENDS, &ends::CHANGE, &parts::PARTS, &weights::WEIGHTS, &weights::WITHOUT];
