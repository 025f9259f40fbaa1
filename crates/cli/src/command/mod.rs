//! One file per command.

pub mod audit;
pub mod check;
pub mod demo;
pub mod docs;
pub mod doctor;
pub mod import;
pub mod indicators;
pub mod init;
pub mod release;
pub mod report;
pub mod score;
pub mod serve;
pub mod simulate;
pub mod snapshot;
pub mod study;
pub mod token;
