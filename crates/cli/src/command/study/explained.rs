//! Covariates and factors on the command line.

use clap::Args;
use measure::study::{self, Factor};

/// What an outcome is explained by.
#[derive(Debug, Args)]
pub struct Explained {
    /// Columns of numbers
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    covariates: Vec<String>,
    /// Columns of categories, each with the level others are compared with: prison=north,sex
    #[arg(long, value_name = "COLUMN=LEVEL", value_delimiter = ',')]
    factors: Vec<String>,
}

impl Explained {
    /// As the study takes it.
    pub fn columns(&self) -> study::Explained {
        let factor = |text: &String| match text.split_once('=') {
            Some((column, level)) => Factor { column: column.to_owned(), reference: Some(level.to_owned()) },
            None => Factor { column: text.clone(), reference: None },
        };
        study::Explained { numbers: self.covariates.clone(), factors: self.factors.iter().map(factor).collect() }
    }
}
