//! Takes snapshots of the record and measures on them: indicators, targets, projects, demarcation.

pub mod schema;
