//! Events by a hundred years at risk, for outcomes that nobody can have while they are elsewhere.

use statistics::Level;
use statistics::proportion::poisson_rate;

use super::by::By;
use super::columns::Columns;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

/// Days of a year, leap years shared out.
const DAYS_A_YEAR: f64 = 365.25;

static RATES: Shape =
    Shape::of("rates_by_time", &["by", "group", "cases", "events", "years", "per_100_years", "lower", "upper"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&RATES];

/// A question about rates.
#[derive(Debug, Clone, Default)]
pub struct Rates {
    /// Column that says whether it happened.
    pub event: String,
    /// Column of days at risk.
    pub days: String,
    /// Columns to break down by.
    pub by: Vec<String>,
}

impl Rates {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let event = Event::One.ask(&mut columns, &self.event);
        let days = columns.ask(Request::number(&self.days));
        let by = By::ask(&self.by, &mut columns);
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let events = Event::One.take(file, &self.event, &mut frame, event)?;
        let days = frame.numbers(days);
        if let Some(row) = days.iter().position(|days| *days < 0.0) {
            let problem = format!("column `{}` has {} in row {} of those used", self.days, days[row], row + 1);
            return Err(StudyError::question(file, problem, "days at risk are 0 or more"));
        }
        let by = By::take(&self.by, &by, &mut frame, events.len());
        let refusal = Refusal::about(file, &[("event", Some(&self.event)), ("days", Some(&self.days))]);
        let mut result = StudyResult::of("rates", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        let mut part = Part::new(&RATES);
        for group in by.groups() {
            let happened: u64 = group.rows.iter().map(|row| u64::from(events[*row])).sum();
            let years = group.rows.iter().map(|row| days[*row]).sum::<f64>() / DAYS_A_YEAR;
            let mut row = vec![group.by, group.name, Cell::count(group.rows.len()), Cell::Count(happened)];
            row.push(Cell::Number(years));
            if years > 0.0 {
                let rate = poisson_rate(happened, years / 100.0, Level::P95).map_err(|error| refusal.of(error))?;
                row.push(Cell::Number(rate.per_time));
                row.extend([Cell::Number(rate.interval.lower), Cell::Number(rate.interval.upper)]);
            } else {
                row.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
            }
            part.push(row);
        }
        result.add(part);
        Ok(result)
    }
}
