//! Registers beside the ledger.

mod budget;
mod deliverables;
mod documents;
mod places;

pub use budget::budget;
pub use deliverables::deliverables;
pub use documents::documents;
pub use places::{external_values, milestones, places};
