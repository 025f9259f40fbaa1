//! `tilts study`: statistics of any CSV or Parquet file and of snapshots, for analysts.

mod accuracy;
mod agreement;
mod command;
mod input;
mod output;
mod reliability;
mod survival;

pub use command::{Study, run};
