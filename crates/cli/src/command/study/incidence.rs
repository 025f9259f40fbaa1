//! `tilts study incidence`.

use std::path::Path;

use clap::Args;
use measure::study;

use super::input::Input;
use super::number;
use super::output::Output;
use crate::failure::Failure;

/// Options of `study incidence`.
#[derive(Debug, Args)]
pub struct Incidence {
    #[command(flatten)]
    input: Input,
    /// Column of times until the event or the end of follow-up
    #[arg(long, value_name = "COLUMN")]
    time: String,
    /// Column that says how follow-up ended
    #[arg(long, value_name = "COLUMN")]
    status: String,
    /// Values of the status column that are events, one cause each; every other value is censored
    #[arg(long, value_name = "VALUES", value_delimiter = ',', required = true)]
    causes: Vec<String>,
    /// Column of groups to compare
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// Times to print, for example 365,730
    #[arg(long, value_name = "TIMES", value_delimiter = ',', allow_negative_numbers = true, value_parser = number::finite)]
    at: Vec<f64>,
    #[command(flatten)]
    output: Output,
}

impl Incidence {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let question = study::Incidence {
            time: self.time.clone(),
            status: self.status.clone(),
            causes: self.causes.clone(),
            group: self.group.clone(),
            at: self.at.clone(),
            whole_curve: !self.output.for_people(),
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
