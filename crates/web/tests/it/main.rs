//! The pages through their router, in process.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod access;
mod accounts;
mod alarm;
mod api;
mod audit;
mod coding;
mod contact;
mod duplicate;
mod explore;
mod explore_range;
mod handover;
mod ledger;
mod method;
mod office;
mod oversight;
mod pages;
mod permissions;
mod qualification;
mod saved;
mod sign_in;
mod site;
mod snapshot;
mod studies;
mod supervision;
mod topics;
mod words;
mod work;
