//! How the answer of a study is printed.

use std::io::Write as _;

use clap::{Args, ValueEnum};
use measure::study::StudyResult;

use crate::failure::Failure;

/// Forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people
    Table,
    /// For programs: every digit
    Json,
    /// For spreadsheets: every digit, one block per table
    Csv,
    /// A picture
    Svg,
}

/// Options that say how.
#[derive(Debug, Args)]
pub struct Output {
    /// How to print
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub format: Form,
    /// Language
    #[arg(long, default_value = "lv")]
    lang: String,
}

impl Output {
    /// Whether only a table for people is wanted.
    pub fn for_people(&self) -> bool {
        self.format == Form::Table
    }

    /// Prints an answer.
    pub fn print(&self, result: &StudyResult) -> Result<(), Failure> {
        Ok(std::io::stdout().write_all(&self.bytes(result)?)?)
    }

    /// An answer as it would be printed.
    pub fn bytes(&self, result: &StudyResult) -> Result<Vec<u8>, Failure> {
        Ok(match self.format {
            Form::Table => report::study_table(result, &self.lang).into_bytes(),
            Form::Json => report::study_json(result)?.into_bytes(),
            Form::Csv => report::study_csv(result)?,
            Form::Svg => report::study_svg(result, &self.lang)
                .ok_or_else(|| {
                    Failure::input(format!(
                        "`tilts study {}` has no picture for these options; use --format table, json or csv.",
                        result.study
                    ))
                })?
                .into_bytes(),
        })
    }
}
