//! `tilts study table`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::Datelike as _;
use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use measure::release::{Ledger, PublishedTable};
use measure::study::{self, Publishable};

use super::input::Input;
use super::number;
use super::output::Output;
use crate::edge;
use crate::failure::Failure;

/// Options of `study table`.
#[derive(Debug, Args)]
pub struct Table {
    #[command(flatten)]
    input: Input,
    /// Column whose values are the table's rows
    #[arg(long, value_name = "COLUMN")]
    rows: String,
    /// Column whose values are the table's columns
    #[arg(long, value_name = "COLUMN")]
    columns: String,
    /// Column of counts to add up; without it each row of the file counts one
    #[arg(long, value_name = "COLUMN")]
    value: Option<String>,
    /// Hide counts from 1 to below this
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true, value_parser = number::count)]
    threshold: u64,
    /// Hide 0 as well
    #[arg(long)]
    protect_zeros: bool,
    /// Ledger of published tables, a folder: the table is compared with all in it and, where nobody can be read off them
    /// together, entered. Keep one for each kind of rows, such as releases
    #[arg(long, value_name = "FOLDER", requires = "published_in")]
    ledger: Option<PathBuf>,
    /// Where it is published, for the ledger
    #[arg(long, value_name = "NAME", requires = "ledger", value_parser = NonEmptyStringValueParser::new())]
    published_in: Option<String>,
    /// Count rows without a value in one of both columns under this name; without it they are left out
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    missing_as: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Table {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let question = study::Table {
            rows: self.rows.clone(),
            columns: self.columns.clone(),
            value: self.value.clone(),
            threshold: self.threshold,
            zeros: self.protect_zeros,
            missing_as: self.missing_as.clone(),
        };
        let file = self.input.open(home)?;
        let Some(folder) = &self.ledger else { return self.output.print(&question.of(&file)?) };
        let ledger = Ledger::<PublishedTable>::at(folder);
        let before = ledger.all()?;
        let Publishable { answer, cells, rows } = question.of_beside(&file, &before)?;
        // What cannot be printed is not published.
        let printed = self.output.bytes(&answer)?;
        let (id, previous) = Ledger::after(&before, edge::today().year());
        let actor = edge::operator("analyst", "publication");
        let entry = PublishedTable {
            id,
            name: self.published_in.clone().unwrap_or_default(),
            by: actor.account,
            at: actor.at,
            file: file.path().display().to_string(),
            condition: answer.condition.clone(),
            rows: self.rows.clone(),
            columns: self.columns.clone(),
            value: self.value.clone(),
            threshold: self.threshold,
            zeros: self.protect_zeros,
            missing_as: self.missing_as.clone(),
            cells,
            previous,
        };
        let entered = if let Some(same) = before.iter().find(|one| one.says_the_same(&entry)) {
            format!("The ledger has this table already: {} {}.", same.id, same.name)
        } else {
            ledger.enter(&entry)?;
            format!("Entered into the ledger as {}.", entry.id)
        };
        eprintln!("{entered}");
        eprintln!("{} of {} rows of the file are counted; do not publish how many are not.", rows.used, rows.in_file);
        std::io::stdout().write_all(&printed).map_err(|error| {
            Failure::input(format!("{entered} It could not be printed ({error}); ask again, and it is printed."))
        })
    }
}
