//! Which numbers of a table must be hidden so that nobody can be read off it, and the proof that they cannot.

mod audit;
mod block;
mod circle;
mod coarse;
mod flow;
mod joint;
mod known;
mod network;
mod possible;
mod programme;
mod protect;
mod rule;
mod simplex;
mod table;

pub use audit::{Feasible, audit, audit_knowing};
pub use coarse::{CoarseStep, coarsened};
pub use joint::{Joint, Sum};
pub use known::{Conflict, KnownSum, KnownSums, Overlap};
pub use protect::{Protected, protect};
pub use rule::{CellStatus, Rule};
pub use table::{Relation, Table};
