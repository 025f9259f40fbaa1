//! Caseloads of a unit: who has how many people, and handing them over, all of somebody's or some.

pub(super) mod list;
pub(super) mod one;

/// Why caseloads are looked at: code of classifier `purpose`.
const PURPOSE: &str = "casework";
