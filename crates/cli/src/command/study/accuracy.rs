//! `tilts study accuracy`.

use std::path::Path;

use clap::Args;
use measure::study::{self, Event};

use super::input::Input;
use super::number;
use super::output::Output;
use crate::failure::Failure;

/// Options of `study accuracy`.
#[derive(Debug, Args)]
pub struct Accuracy {
    #[command(flatten)]
    input: Input,
    /// Column of what happened: 1 it did, 0 it did not
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// The value of the outcome column that means it happened, where it is not 1
    #[arg(long, value_name = "VALUE")]
    event: Option<String>,
    /// Columns of scores; higher is meant to be likelier
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    score: Vec<String>,
    /// Column of groups: each group's area, and errors at the threshold against the first group
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// Flag everybody at or above this score and say how often that is right
    #[arg(long, value_name = "SCORE", allow_negative_numbers = true, value_parser = number::finite)]
    threshold: Option<f64>,
    /// Test whether the first of two scores ranks better than the second
    #[arg(long)]
    paired: bool,
    /// Bounds of the specificity of a partial area, for example 1,0.9
    #[arg(long, value_name = "FROM,TO", value_delimiter = ',', value_parser = number::finite)]
    partial: Vec<f64>,
    #[command(flatten)]
    output: Output,
}

impl Accuracy {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let partial = match self.partial[..] {
            [] => None,
            [from, to] => Some((from, to)),
            _ => return Err(Failure::input("`--partial` takes two bounds, for example 1,0.9.")),
        };
        let question = study::Accuracy {
            outcome: self.outcome.clone(),
            event: self.event.clone().map_or(Event::One, Event::Value),
            scores: self.score.clone(),
            group: self.group.clone(),
            threshold: self.threshold,
            paired: self.paired,
            partial,
            whole_curve: !self.output.for_people(),
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
