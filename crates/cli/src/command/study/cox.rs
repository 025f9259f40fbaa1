//! `tilts study cox`.

use std::path::Path;

use clap::{Args, ValueEnum};
use measure::study::{self, Event};

use super::explained::Explained;
use super::input::Input;
use super::output::Output;
use crate::failure::Failure;

/// How events at one time share the likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Ties {
    /// Close to exact, and fast
    Efron,
    /// Biased towards no effect where ties are many
    Breslow,
    /// Time is truly discrete; slow
    Exact,
}

/// Options of `study cox`.
#[derive(Debug, Args)]
pub struct Cox {
    #[command(flatten)]
    input: Input,
    /// Column of times until the event or the end of follow-up
    #[arg(long, value_name = "COLUMN")]
    time: String,
    /// Column that says how follow-up ended: 1 the event, 0 censored
    #[arg(long, value_name = "COLUMN")]
    status: String,
    /// The value of the status column that is the event, where it is not 1; every other is censored
    #[arg(long, value_name = "VALUE", conflicts_with = "fine_gray")]
    event: Option<String>,
    #[command(flatten)]
    explained: Explained,
    /// Column of times from which rows were observed (late entry)
    #[arg(long, value_name = "COLUMN")]
    entry: Option<String>,
    /// Column of strata, each with a baseline hazard of its own
    #[arg(long, value_name = "COLUMN")]
    strata: Option<String>,
    /// How events at one time share the likelihood
    #[arg(long, value_enum, default_value_t = Ties::Efron)]
    ties: Ties,
    /// Robust standard errors
    #[arg(long)]
    robust: bool,
    /// Fine and Gray's model of this value of the status column; 0 is censored, every other value competes
    #[arg(long, value_name = "CAUSE")]
    fine_gray: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Cox {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let event = match (&self.event, &self.fine_gray) {
            (_, Some(cause)) => Event::Against(cause.clone()),
            (Some(value), None) => Event::Value(value.clone()),
            (None, None) => Event::One,
        };
        let question = study::Cox {
            time: self.time.clone(),
            status: self.status.clone(),
            event,
            explained: self.explained.columns(),
            entry: self.entry.clone(),
            strata: self.strata.clone(),
            ties: match self.ties {
                Ties::Efron => statistics::cox::Ties::Efron,
                Ties::Breslow => statistics::cox::Ties::Breslow,
                Ties::Exact => statistics::cox::Ties::Exact,
            },
            robust: self.robust,
            fine_gray: self.fine_gray.is_some(),
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
