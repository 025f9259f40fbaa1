//! The studies as subcommands.

use std::path::Path;

use clap::{Args, Subcommand};

use super::accuracy::Accuracy;
use super::agreement::Agreement;
use super::reliability::Reliability;
use super::survival::Survival;
use crate::failure::Failure;

/// Options of `study`.
#[derive(Debug, Args)]
pub struct Study {
    /// Which study
    #[command(subcommand)]
    what: Which,
}

#[derive(Debug, Subcommand)]
enum Which {
    /// Time to event: curves, medians, numbers at risk, tests of groups
    #[command(
        after_help = "Example:\n  tilts study survival rossi.csv --time week --status arrest --group fin --at 26,52"
    )]
    Survival(Survival),
    /// Do scores rank people by what happened to them: ROC curve, thresholds, errors by group
    #[command(
        after_help = "Example:\n  tilts study accuracy scores.csv --outcome returned --score risk --threshold 6 --group sex"
    )]
    Accuracy(Accuracy),
    /// Do assessors of the same people agree: kappas, AC1, alpha, intraclass correlations
    #[command(after_help = "Example:\n  tilts study agreement double.csv --raters first,second --scale ordinal")]
    Agreement(Agreement),
    /// Do the items of an instrument measure one thing: alpha, item statistics, answers
    #[command(after_help = "Example:\n  tilts study reliability answers.csv --items q1,q2,q3 --reverse q2")]
    Reliability(Reliability),
}

/// Answers one question and prints it.
pub fn run(home: &Path, options: &Study) -> Result<(), Failure> {
    match &options.what {
        Which::Survival(question) => question.run(home),
        Which::Accuracy(question) => question.run(home),
        Which::Agreement(question) => question.run(home),
        Which::Reliability(question) => question.run(home),
    }
}
