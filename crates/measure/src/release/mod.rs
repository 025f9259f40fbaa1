//! Extracts for researchers outside: pseudonyms of their own, columns made coarser, nobody alone in a group, an entry in a ledger.

mod anonymity;
mod extract;
mod ledger;
mod shaped;

pub use extract::{Asked, Extract};
pub use ledger::{Release, ReleaseLedger};
pub use shaped::Shaped;
