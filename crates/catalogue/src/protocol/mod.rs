//! `studies/*.toml`: studies fixed before the data are seen.

mod ask;
mod definition;
mod explored;

pub use ask::{Ask, Need, Needs};
pub use definition::{Analysis, Cohort, CohortColumn, Grouping, Inclusion, Lead, Protocol, ProtocolState};
