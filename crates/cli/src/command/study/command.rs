//! The studies as subcommands.

use std::path::Path;

use clap::{Args, Subcommand};

use super::accuracy::Accuracy;
use super::agreement::Agreement;
use super::calibration::Calibration;
use super::cox::Cox;
use super::effect::Effect;
use super::incidence::Incidence;
use super::index::Index;
use super::protocol::{List, Run};
use super::regression::Regression;
use super::reliability::Reliability;
use super::returns::Returns;
use super::survival::Survival;
use super::table::Table;
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
    /// Several events of which the first counts: how often each has happened by a time, Gray's test
    #[command(
        after_help = "Example:\n  tilts study incidence returns.csv --time days --status end --causes crime,technical"
    )]
    Incidence(Incidence),
    /// How many of those released came back within 6, 12, 24, 36 months, from a file of episodes in custody
    #[command(
        after_help = "Example:\n  tilts study returns custody.csv --person person --from admitted --until released --group prison \\\n      \
                      --released-from 2018-01-01 --known-until 2024-12-31\n\n\
                      Episodes of one person that overlap or touch are one stay. Only windows that are over are counted.\n\
                      --where leaves out returns too: choose prisons with --group and years with --released-from."
    )]
    Returns(Returns),
    /// What hastens an event: hazard ratios, whether they hold over time; Fine and Gray's model
    #[command(
        after_help = "Example:\n  tilts study cox rossi.csv --time week --status arrest --covariates age,prio --factors race=1,fin"
    )]
    Cox(Cox),
    /// Do scores rank people by what happened to them: ROC curve, thresholds, errors by group
    #[command(
        after_help = "Example:\n  tilts study accuracy scores.csv --outcome returned --score risk --threshold 6 --group sex"
    )]
    Accuracy(Accuracy),
    /// Do foretold probabilities come true: slope, bins, Brier score
    #[command(after_help = "Example:\n  tilts study calibration scores.csv --outcome returned --probability p")]
    Calibration(Calibration),
    /// Do assessors of the same people agree: kappas, AC1, alpha, intraclass correlations
    #[command(after_help = "Example:\n  tilts study agreement double.csv --raters first,second --scale ordinal")]
    Agreement(Agreement),
    /// Do the items of an instrument measure one thing: alpha, item statistics, answers
    #[command(after_help = "Example:\n  tilts study reliability answers.csv --items q1,q2,q3 --reverse q2")]
    Reliability(Reliability),
    /// What goes together with an outcome: odds ratios or differences, others held equal
    #[command(
        after_help = "Example:\n  tilts study regression rossi.csv --outcome arrest --family binomial --covariates age,prio"
    )]
    Regression(Regression),
    /// How those who took part fared against people like them: matching, weights, balance
    #[command(
        after_help = "Example:\n  tilts study effect people.csv --outcome returned --treatment programme --covariates age,prior \\\n      \
                      --method match --caliper 0.2"
    )]
    Effect(Effect),
    /// A composite index at opening and at closing: means, change, what it is owed to, other weights
    #[command(
        after_help = "Example:\n  tilts study index people.csv --model social-inclusion.toml --column employment=worked_before,worked_after \\\n      \
                      --unknown compliance --by sex"
    )]
    Index(Index),
    /// A table of counts with small cells hidden, and others so that nobody can compute them
    #[command(after_help = "Example:\n  tilts study table people.csv --rows prison --columns sex --threshold 5")]
    Table(Table),
    /// Study protocols of the pack, with what was kept of them
    #[command(after_help = "Example:\n  tilts study list")]
    List(List),
    /// Run a study protocol on a snapshot and keep the result
    #[command(
        after_help = "Examples:\n  tilts study run recidivism\n  tilts study run recidivism --set released_from=2022 --format json\n\n\
                      The result is kept under `studies` in the installation's folder. The same snapshot, definition and\n\
                      choices give the same digits."
    )]
    Run(Run),
}

/// Answers one question and prints it.
pub async fn run(home: &Path, options: &Study) -> Result<(), Failure> {
    match &options.what {
        Which::Survival(question) => question.run(home),
        Which::Incidence(question) => question.run(home),
        Which::Returns(question) => question.run(home),
        Which::Cox(question) => question.run(home),
        Which::Accuracy(question) => question.run(home),
        Which::Calibration(question) => question.run(home),
        Which::Agreement(question) => question.run(home),
        Which::Reliability(question) => question.run(home),
        Which::Regression(question) => question.run(home),
        Which::Effect(question) => question.run(home),
        Which::Index(question) => question.run(home).await,
        Which::Table(question) => question.run(home),
        Which::List(options) => options.run(home).await,
        Which::Run(options) => options.run(home).await,
    }
}
