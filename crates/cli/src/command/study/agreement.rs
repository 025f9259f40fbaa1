//! `tilts study agreement`.

use std::path::Path;

use clap::{Args, ValueEnum};
use measure::study;

use super::input::Input;
use super::output::Output;
use crate::failure::Failure;

/// What the raters' codes mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Scale {
    /// Names: equal or not
    Nominal,
    /// Ranks
    Ordinal,
    /// Numbers
    Interval,
    /// Numbers with a true zero
    Ratio,
}

/// Options of `study agreement`.
#[derive(Debug, Args)]
pub struct Agreement {
    #[command(flatten)]
    input: Input,
    /// A column for each rater; rows are the people they rated
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    raters: Vec<String>,
    /// What their codes mean
    #[arg(long, value_enum)]
    scale: Scale,
    /// Ranks that are words, from the lowest: low,medium,high
    #[arg(long, value_name = "LEVELS", value_delimiter = ',')]
    order: Vec<String>,
    #[command(flatten)]
    output: Output,
}

impl Agreement {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let scale = match self.scale {
            Scale::Nominal => statistics::agreement::Scale::Nominal,
            Scale::Ordinal => statistics::agreement::Scale::Ordinal,
            Scale::Interval => statistics::agreement::Scale::Interval,
            Scale::Ratio => statistics::agreement::Scale::Ratio,
        };
        let question = study::Agreement { raters: self.raters.clone(), scale };
        self.output.print(&question.of_ranks(&self.input.open(home)?, &self.order)?)
    }
}
