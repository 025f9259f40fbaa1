//! What happened against what the make-up of people leads to expect: a standardised ratio with its exact interval.
//!
//! Expected is either the sum of foretold probabilities, or, indirectly standardised, the sum over everybody of how often
//! it happened to those of the standard who are alike in every stratum. The interval of the ratio is Garwood's (1936) of a
//! Poisson count over the expected number, which is taken as known.

use std::collections::HashMap;

use statistics::Level;
use statistics::proportion::poisson_rate;

use super::by::{By, Group};
use super::columns::Columns;
use super::error::Refusal;
use super::event::yes_no_or_missing;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Frame, Levels, Missing, Request};

static EXPECTED: Shape = Shape::of(
    "expected",
    &["by", "group", "cases", "without_standard", "events", "expected", "ratio", "lower", "upper"],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&EXPECTED];

/// A question about observed and expected.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// Column of what happened: yes or no.
    pub outcome: String,
    /// Column of the probability foretold.
    pub probability: Option<String>,
    /// Or columns: people alike in all of them are expected to fare alike.
    pub strata: Vec<String>,
    /// Column that says whose outcomes are the standard; everybody's where none is given.
    pub standard: Option<String>,
    /// Columns to break down by.
    pub by: Vec<String>,
}

/// Where the columns will be in the frame.
struct Places {
    probability: Option<usize>,
    strata: Vec<usize>,
    standard: Option<usize>,
}

impl Expected {
    /// Answers it from a file. Rows without an outcome are left out; a value that is missing is a stratum of its own.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        // Read as a number, so that a row without an outcome is left out here and one without a group stays.
        let outcome = columns.ask(Request::number(&self.outcome));
        let places = Places {
            probability: columns.ask_if(self.probability.as_deref(), Request::number),
            strata: self.strata.iter().map(|name| columns.ask(Request::levels(name))).collect(),
            standard: columns.ask_if(self.standard.as_deref(), Request::number),
        };
        let by = By::ask(&self.by, &mut columns);
        let mut frame = file.read(columns.requests(), Missing::Keep)?;
        let outcomes = frame.numbers(outcome);
        yes_no_or_missing(file, &self.outcome, &outcomes)?;
        let foretold = self.foretold(file, &mut frame, &places, &outcomes)?;
        let by = By::take(&self.by, &by, &mut frame, outcomes.len());
        let refusal = Refusal::about(file, &[("outcome", Some(&self.outcome))]);

        let mut count = frame.count().clone();
        count.used = outcomes.iter().filter(|outcome| !outcome.is_nan()).count() as u64;
        let mut result = StudyResult::of("expected", file, &count);
        result.set("level", Cell::Share(Level::P95.get()));
        result.set("standard", Cell::Code(self.standard_name()));
        let mut part = Part::new(&EXPECTED);
        for group in by.groups_of(|row| !outcomes[row].is_nan()) {
            part.push(line(&group, &outcomes, &foretold).map_err(|error| refusal.of(error))?);
        }
        let without = EXPECTED.place("without_standard");
        if part.rows.iter().any(|row| row[without] != Cell::Count(0)) {
            result.cautions.push("no-standard");
        }
        if self.probability.is_none() && self.standard.is_none() {
            result.cautions.push("own-standard");
        }
        result.add(part);
        Ok(result)
    }

    fn standard_name(&self) -> &'static str {
        match (&self.probability, &self.standard) {
            (Some(_), _) => "foretold",
            (None, Some(_)) => "standard_rates",
            (None, None) => "everybody",
        }
    }

    /// The probability expected of each row; NaN where nobody of the standard is alike.
    fn foretold(
        &self,
        file: &DataFile,
        frame: &mut Frame,
        places: &Places,
        outcomes: &[f64],
    ) -> Result<Vec<f64>, StudyError> {
        if let (Some(at), Some(column)) = (places.probability, &self.probability) {
            let probabilities = frame.numbers(at);
            let odd = probabilities.iter().find(|value| !value.is_nan() && !(0.0..=1.0).contains(*value));
            return match odd {
                None => Ok(probabilities),
                Some(odd) => {
                    let problem = format!("column `{column}` has {odd}, which is no probability");
                    Err(StudyError::question(file, problem, "give numbers from 0 to 1"))
                }
            };
        }
        let strata: Vec<Levels> = places.strata.iter().map(|at| frame.levels(*at)).collect();
        let alike = |row: usize| strata.iter().map(|levels| levels.codes[row]).collect::<Vec<u32>>();
        let standard = places.standard.map(|at| frame.numbers(at));
        let belongs = |row: usize| standard.as_ref().is_none_or(|standard| standard[row] > 0.5);
        let mut sums: HashMap<Vec<u32>, (f64, f64)> = HashMap::new();
        for row in (0..outcomes.len()).filter(|row| !outcomes[*row].is_nan() && belongs(*row)) {
            let sum = sums.entry(alike(row)).or_default();
            *sum = (sum.0 + outcomes[row], sum.1 + 1.0);
        }
        let rate = |row: usize| sums.get(&alike(row)).map_or(f64::NAN, |(events, people)| events / people);
        Ok((0..outcomes.len()).map(rate).collect())
    }
}

fn line(group: &Group, outcomes: &[f64], foretold: &[f64]) -> Result<Vec<Cell>, statistics::Error> {
    let known: Vec<usize> = group.rows.iter().copied().filter(|row| !foretold[*row].is_nan()).collect();
    let events = known.iter().filter(|row| outcomes[**row] > 0.5).count() as u64;
    let expected: f64 = known.iter().map(|row| foretold[*row]).sum();
    let mut row = vec![
        group.by.clone(),
        group.name.clone(),
        Cell::count(group.rows.len()),
        Cell::count(group.rows.len() - known.len()),
        Cell::Count(events),
        Cell::Number(expected),
    ];
    if expected > 0.0 {
        let ratio = poisson_rate(events, expected, Level::P95)?;
        row.extend([ratio.per_time, ratio.interval.lower, ratio.interval.upper].map(Cell::Number));
    } else {
        row.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
    }
    Ok(row)
}
