//! `tilts study reliability`.

use std::path::Path;

use clap::Args;
use measure::study;

use super::input::Input;
use super::output::Output;
use crate::failure::Failure;

/// Options of `study reliability`.
#[derive(Debug, Args)]
pub struct Reliability {
    #[command(flatten)]
    input: Input,
    /// A column for each item
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    items: Vec<String>,
    /// Items keyed the other way
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    reverse: Vec<String>,
    #[command(flatten)]
    output: Output,
}

impl Reliability {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let question = study::Reliability { items: self.items.clone(), reverse: self.reverse.clone() };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
