//! `tilts study`: statistics of any CSV or Parquet file and of snapshots, for analysts.

mod accuracy;
mod agreement;
mod calibration;
mod command;
mod cox;
mod effect;
mod explained;
mod incidence;
mod index;
mod input;
mod number;
mod output;
mod protocol;
mod regression;
mod reliability;
mod returns;
mod survival;
mod table;

pub use command::{Study, run};
pub use protocol::PROGRAM;
