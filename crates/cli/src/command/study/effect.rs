//! `tilts study effect`.

use std::path::Path;

use clap::{Args, ValueEnum};
use measure::study;

use super::explained::Explained;
use super::input::Input;
use super::number;
use super::output::Output;
use crate::failure::Failure;

/// How people alike are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Method {
    /// Nearest neighbours by propensity within a caliper
    Match,
    /// Inverse probability weights
    Ipw,
    /// Overlap weights
    Overlap,
    /// Weights that balance the means exactly
    Entropy,
    /// Weights and outcome models together
    Aipw,
}

/// For whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Estimand {
    /// Everybody
    Ate,
    /// Those who took part
    Att,
    /// Those who might as well have taken part as not
    Ato,
}

/// Options of `study effect`.
#[derive(Debug, Args)]
pub struct Effect {
    #[command(flatten)]
    input: Input,
    /// Column of the outcome: a number, or 1 it happened and 0 it did not
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// Column that says who took part: 1 did, 0 did not
    #[arg(long, value_name = "COLUMN")]
    treatment: String,
    #[command(flatten)]
    explained: Explained,
    /// How people alike are found
    #[arg(long, value_enum)]
    method: Method,
    /// For whom; matching is for those who took part, overlap weights for the overlap
    #[arg(long, value_enum)]
    estimand: Option<Estimand>,
    /// Standard deviations of the propensity within which a match must lie
    /// [default: 0.2]
    #[arg(long, allow_negative_numbers = true, value_parser = number::positive)]
    caliper: Option<f64>,
    /// Draws of a bootstrap
    #[arg(long, value_name = "N", requires = "seed")]
    bootstrap: Option<u32>,
    /// Seed of the bootstrap; the same seed gives the same draws
    #[arg(long, requires = "bootstrap")]
    seed: Option<u64>,
    #[command(flatten)]
    output: Output,
}

impl Effect {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        if self.caliper.is_some() && self.method != Method::Match {
            return Err(Failure::input("`--caliper` is for `--method match`; leave it out."));
        }
        let question = study::Effect {
            outcome: self.outcome.clone(),
            treatment: self.treatment.clone(),
            explained: self.explained.columns(),
            method: match self.method {
                Method::Match => study::Method::Match { caliper: self.caliper.unwrap_or(0.2) },
                Method::Ipw => study::Method::Ipw,
                Method::Overlap => study::Method::Overlap,
                Method::Entropy => study::Method::Entropy,
                Method::Aipw => study::Method::Aipw,
            },
            estimand: self.estimand.map(|estimand| match estimand {
                Estimand::Ate => statistics::effect::Estimand::Ate,
                Estimand::Att => statistics::effect::Estimand::Att,
                Estimand::Ato => statistics::effect::Estimand::Ato,
            }),
            bootstrap: self.bootstrap.zip(self.seed),
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
