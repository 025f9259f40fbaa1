//! Contact persons of a unit: caseloads, giving people a contact person, handing caseloads over.

mod advice;
pub(super) mod assign;
pub(super) mod overview;
mod row;
mod unit;
pub(super) mod worker;

pub(super) use advice::{advise, choosable, ground_for};

/// What contact persons are usually looked up for: code of classifier `purpose`.
const PURPOSE: &str = "casework";
