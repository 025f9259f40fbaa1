//! People: finding them, and the page of one person.

pub(super) mod contact;
pub(super) mod duplicates;
pub(super) mod handover;
pub(super) mod person;
pub(super) mod register;
pub(super) mod search;

/// What people are usually looked up for here: code of classifier `purpose`.
pub(crate) const PURPOSE: &str = "casework";
