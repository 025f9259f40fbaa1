//! `tilts study returns`.

use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use measure::study;

use super::input::Input;
use super::output::Output;
use crate::failure::Failure;

/// Options of `study returns`.
#[derive(Debug, Args)]
pub struct Returns {
    #[command(flatten)]
    input: Input,
    /// Column that tells people apart
    #[arg(long, value_name = "COLUMN")]
    person: String,
    /// Column of the first day of an episode
    #[arg(long, value_name = "COLUMN")]
    from: String,
    /// Column of its last day; empty while it goes on
    #[arg(long, value_name = "COLUMN")]
    until: String,
    /// Column of the day on which the person died or left the country; the first of a person counts
    #[arg(long, value_name = "COLUMN")]
    left: Option<String>,
    /// Lengths of windows in months
    #[arg(long, value_name = "MONTHS", value_delimiter = ',', default_value = "6,12,24,36",
          value_parser = clap::value_parser!(u32).range(1..=600))]
    months: Vec<u32>,
    /// Column of groups, as it stands in the episode that ended
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// Only releases from this day on are cases
    #[arg(long, value_name = "DAY")]
    released_from: Option<NaiveDate>,
    /// Only releases up to this day are cases
    #[arg(long, value_name = "DAY")]
    released_to: Option<NaiveDate>,
    /// The day up to which returns are known [default: the last day on which an episode begins]
    #[arg(long, value_name = "DAY")]
    known_until: Option<NaiveDate>,
    #[command(flatten)]
    output: Output,
}

impl Returns {
    pub fn run(&self, home: &Path) -> Result<(), Failure> {
        let question = study::Returns {
            person: self.person.clone(),
            from: self.from.clone(),
            until: self.until.clone(),
            left: self.left.clone(),
            months: self.months.iter().copied().collect(),
            group: self.group.clone(),
            released_from: self.released_from,
            released_to: self.released_to,
            known_until: self.known_until,
        };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }
}
