//! The record's suite: every test runs on SQLite and on PostgreSQL.

mod base;
mod cluster;
mod pack;

mod account;
mod activity;
mod audit;
mod bulk;
mod custody;
mod export;
mod fact;
mod person;
mod registers;
mod scope;
mod section;
