//! A synthetic nation with known truth, seeded and written only through the record's public interface.
//!
//! It stands beside the flow `definitions -> catalogue -> record`: what makes a nation (names, prisons, rates, places) is
//! the recipe of its pack in `recipe/`, what it must add up to is in the pack's plans.

mod accounts;
mod casework;
mod chance;
mod crew;
mod custody;
mod day;
mod error;
mod facts;
mod human;
mod ledger;
mod nation;
mod organisations;
mod people;
mod prison;
mod probation;
mod recipe;
mod registers;
mod roster;
mod settings;
mod simulation;
mod stage;
mod summary;
pub mod truth;

pub use accounts::{accounts, make_accounts};
pub use casework::{CaseworkSummary, make_casework};
pub use error::SimulateError;
pub use human::Human;
pub use ledger::{Selector, Unmet, count};
pub use nation::Nation;
pub use settings::Settings;
pub use simulation::simulate;
pub use stage::Stage;
pub use summary::{ClosedSection, PastRelease, Summary};
pub use truth::Truth;
