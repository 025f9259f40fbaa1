//! Private rows of the database, one file per table; nothing here is seen outside the crate.

pub mod account;
pub mod activity;
pub mod assignment;
pub mod audit;
pub mod audit_head;
pub mod budget_movement;
pub mod bulk;
pub mod custody;
pub mod deliverable;
pub mod document;
pub mod external_value;
pub mod fact;
pub mod headcount;
pub mod installation;
pub mod milestone;
pub mod movement;
pub mod organisation;
pub mod participation;
pub mod person;
pub mod place;
pub mod release;
pub mod section;
pub mod session;
pub mod sign_in_attempt;
