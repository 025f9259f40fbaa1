//! `tilts study survival`.

use std::path::Path;

use clap::{Args, ValueEnum};
use measure::study::{self, Event};
use statistics::survival::Scale;

use super::input::Input;
use super::number;
use super::output::Output;
use crate::failure::Failure;

/// The scale on which intervals of a curve are symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Interval {
    /// log(−log p), never leaves 0…1
    LogLog,
    /// log p
    Log,
    /// p itself
    Plain,
    /// log(p/(1−p))
    Logit,
    /// arcsin √p
    Arcsin,
}

impl From<Interval> for Scale {
    fn from(interval: Interval) -> Self {
        match interval {
            Interval::LogLog => Self::LogLog,
            Interval::Log => Self::Log,
            Interval::Plain => Self::Plain,
            Interval::Logit => Self::Logit,
            Interval::Arcsin => Self::Arcsin,
        }
    }
}

/// Options of `study survival`.
#[derive(Debug, Args)]
pub struct Survival {
    #[command(flatten)]
    input: Input,
    /// Column of times until the event or the end of follow-up
    #[arg(long, value_name = "COLUMN")]
    time: String,
    /// Column that says how follow-up ended: 1 the event, 0 censored
    #[arg(long, value_name = "COLUMN")]
    status: String,
    /// The value of the status column that is the event, where it is not 1
    #[arg(long, value_name = "VALUE")]
    event: Option<String>,
    /// Column of times from which rows were observed (late entry)
    #[arg(long, value_name = "COLUMN")]
    entry: Option<String>,
    /// Column of groups to compare
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// Column of strata within which groups are compared
    #[arg(long, value_name = "COLUMN")]
    strata: Option<String>,
    /// Times to print, for example 365,730
    #[arg(long, value_name = "TIMES", value_delimiter = ',', allow_negative_numbers = true, value_parser = number::finite)]
    at: Vec<f64>,
    /// Kind of intervals
    #[arg(long, value_enum, default_value_t = Interval::LogLog)]
    interval: Interval,
    /// Mean time without the event up to this horizon
    #[arg(long, value_name = "TIME", allow_negative_numbers = true, value_parser = number::positive)]
    rmst: Option<f64>,
    /// Time by which these shares have had the event, for example .1,.5
    #[arg(long, value_name = "SHARES", value_delimiter = ',', allow_negative_numbers = true, value_parser = number::finite)]
    quantiles: Vec<f64>,
    #[command(flatten)]
    output: Output,
}

impl Survival {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let question = study::Survival {
            time: self.time.clone(),
            status: self.status.clone(),
            event: self.event.clone().map_or(Event::One, Event::Value),
            entry: self.entry.clone(),
            group: self.group.clone(),
            strata: self.strata.clone(),
            at: self.at.clone(),
            scale: self.interval.into(),
            horizon: self.rmst,
            quantiles: self.quantiles.clone(),
            whole_curve: !self.output.for_people(),
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
