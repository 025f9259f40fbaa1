//! The ledger of a synthetic nation: what plans publish, met to the unit, and what goes on beside it.

mod cast;
mod double_charge;
mod frame;
mod published;
mod selector;
mod session;
mod steady;
mod venue;

pub use cast::Cast;
pub use double_charge::double_charges;
pub use published::{Published, Unmet};
pub use selector::{Selector, count};
pub use session::Sessions;
pub use steady::steady;
