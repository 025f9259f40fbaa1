//! What leaves: extracts for researchers outside (pseudonyms of their own, columns made coarser, nobody alone in a group) and
//! published tables; each with an entry in a ledger.

mod anonymity;
mod extract;
mod handout;
mod ledger;
mod published;
mod shaped;

pub use extract::{Asked, Extract};
pub use handout::{Release, ReleaseLedger};
pub use ledger::{Entry, Ledger};
pub use published::{PublishedCell, PublishedTable};
pub use shaped::Shaped;
