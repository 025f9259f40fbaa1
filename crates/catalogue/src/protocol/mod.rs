//! `studies/*.toml`: studies fixed before the data are seen.

mod alarm;
mod ask;
mod definition;
mod each;
mod explored;
mod need;

pub use alarm::Alarm;
pub use ask::Ask;
pub use definition::{Analysis, Cohort, CohortColumn, Grouping, Inclusion, Lead, Protocol, ProtocolState};
pub(crate) use each::{EACH, Each, Slip};
pub use need::{Need, Needs};
