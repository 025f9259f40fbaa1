//! A synthetic nation with known truth, seeded and written only through the record's public interface.
//!
//! It stands beside the flow `definitions -> catalogue -> record`: what makes a nation (names, prisons, rates, places) is
//! the recipe of its pack in `recipe/`, what it must add up to is in the pack's plans.

mod error;
mod settings;
mod simulation;
mod stage;
mod summary;

pub use error::SimulateError;
pub use settings::Settings;
pub use simulation::simulate;
pub use stage::Stage;
pub use summary::Summary;
