//! How an instrument asks and how a result explains itself; the same on every page that assesses.

mod outcome;
mod questions;

pub(crate) use outcome::{Outcome, named, number, outcome, progress};
pub(crate) use questions::{Questions, asked_errors, sent, written};
