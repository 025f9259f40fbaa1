//! `tilts study table`.

use std::path::Path;

use clap::Args;
use measure::study;

use super::input::Input;
use super::number;
use super::output::Output;
use crate::failure::Failure;

/// Options of `study table`.
#[derive(Debug, Args)]
pub struct Table {
    #[command(flatten)]
    input: Input,
    /// Column whose values are the table's rows
    #[arg(long, value_name = "COLUMN")]
    rows: String,
    /// Column whose values are the table's columns
    #[arg(long, value_name = "COLUMN")]
    columns: String,
    /// Column of counts to add up; without it each row of the file counts one
    #[arg(long, value_name = "COLUMN")]
    value: Option<String>,
    /// Hide counts from 1 to below this
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true, value_parser = number::count)]
    threshold: u64,
    /// Hide 0 as well
    #[arg(long)]
    protect_zeros: bool,
    #[command(flatten)]
    output: Output,
}

impl Table {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let question = study::Table {
            rows: self.rows.clone(),
            columns: self.columns.clone(),
            value: self.value.clone(),
            threshold: self.threshold,
            zeros: self.protect_zeros,
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
