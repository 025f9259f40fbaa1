//! `tilts study regression`.

use std::path::Path;

use clap::{Args, ValueEnum};
use measure::study::{self, Event};

use super::explained::Explained;
use super::input::Input;
use super::output::Output;
use crate::failure::Failure;

/// What the outcome is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Family {
    /// Yes or no: logistic regression
    Binomial,
    /// A number: least squares
    Gaussian,
}

/// Options of `study regression`.
#[derive(Debug, Args)]
pub struct Regression {
    #[command(flatten)]
    input: Input,
    /// Column of the outcome
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// The value of the outcome column that means it happened, where it is not 1
    #[arg(long, value_name = "VALUE")]
    event: Option<String>,
    /// What the outcome is
    #[arg(long, value_enum)]
    family: Family,
    #[command(flatten)]
    explained: Explained,
    /// Robust standard errors (HC0 for yes or no, HC3 for numbers)
    #[arg(long)]
    robust: bool,
    #[command(flatten)]
    output: Output,
}

impl Regression {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let event = self.event.clone().map_or(Event::One, Event::Value);
        let question = study::Regression {
            outcome: self.outcome.clone(),
            family: match self.family {
                Family::Binomial => study::Family::Binomial(event),
                Family::Gaussian => study::Family::Gaussian,
            },
            explained: self.explained.columns(),
            robust: self.robust,
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
