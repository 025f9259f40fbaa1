//! `tilts study calibration`.

use std::path::Path;

use clap::Args;
use measure::study::{self, Event};

use super::input::Input;
use super::output::Output;
use crate::failure::Failure;

/// Options of `study calibration`.
#[derive(Debug, Args)]
pub struct Calibration {
    #[command(flatten)]
    input: Input,
    /// Column of what happened: 1 it did, 0 it did not
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// The value of the outcome column that means it happened, where it is not 1
    #[arg(long, value_name = "VALUE")]
    event: Option<String>,
    /// Column of the probabilities that were foretold
    #[arg(long, value_name = "COLUMN")]
    probability: String,
    /// Groups of equal size to compare in
    #[arg(long, default_value_t = 10)]
    groups: usize,
    /// The model was fitted to these very rows (fewer degrees of freedom in Hosmer and Lemeshow's test)
    #[arg(long)]
    fitted_here: bool,
    #[command(flatten)]
    output: Output,
}

impl Calibration {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let question = study::Calibration {
            outcome: self.outcome.clone(),
            event: self.event.clone().map_or(Event::One, Event::Value),
            probability: self.probability.clone(),
            groups: self.groups,
            fitted_here: self.fitted_here,
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
