//! `studies/*.toml`: studies fixed before the data are seen.

mod ask;
mod definition;

pub use ask::{Ask, Need, Needs};
pub use definition::{Analysis, Cohort, CohortColumn, Grouping, Inclusion, Protocol, ProtocolState};
