//! The record's suite: every test runs on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod base;
mod cluster;
mod pack;

mod account;
mod activity;
mod assessment;
mod audit;
mod bulk;
mod caseload;
mod casework;
mod chronology;
mod contact;
mod custody;
mod disclosure;
mod dossier;
mod duplicate;
mod export;
mod fact;
mod person;
mod plan;
mod registers;
mod scope;
mod search;
mod section;
mod supervision;
mod terms;
mod threads;
mod token;
mod work;
