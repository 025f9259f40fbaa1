//! To how many something happened within a window after a day: only those whose window is over are counted.
//!
//! A window of k months ends on the same day of the k-th month after, and that day still belongs to it. Where nobody left
//! early the share is a proportion with Wilson's interval; where somebody died or went away meanwhile it is one minus the
//! Kaplan–Meier estimate at the window's end, in which everybody who stayed is followed to the same end, so that both agree
//! where nobody left.

mod tally;

use chrono::{Months, NaiveDate};
use statistics::Level;

use super::by::By;
use super::columns::Columns;
use super::differences::DIFFERENCES;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};
use crate::rows::{date, days};
pub(super) use tally::{Seen, Tally};

pub(super) static WINDOWS: Shape = Shape::of(
    "windows",
    &["by", "group", "months", "cases", "not_over", "events", "left_early", "share", "lower", "upper", "estimate"],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&WINDOWS, &DIFFERENCES];

/// A question about windows.
#[derive(Debug, Clone, Default)]
pub struct Windows {
    /// Column of the day the window begins.
    pub start: String,
    /// Column of the day of the event; empty: none.
    pub event: String,
    /// Column of the day on which following ended early; empty: it did not.
    pub until: Option<String>,
    /// Column of the day up to which it would be known.
    pub known_until: String,
    /// Lengths in months.
    pub months: Vec<u32>,
    /// Columns to break down by.
    pub by: Vec<String>,
}

/// One row's days since 1970.
#[derive(Clone, Copy)]
struct Followed {
    start: NaiveDate,
    event: Option<i32>,
    until: Option<i32>,
    known_until: i32,
}

impl Windows {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let start = columns.ask(Request::day(&self.start));
        let event = columns.ask(Request::day(&self.event));
        let known_until = columns.ask(Request::day(&self.known_until));
        let until = columns.ask_if(self.until.as_deref(), Request::day);
        let by = By::ask(&self.by, &mut columns);
        let mut frame = file.read(columns.requests(), Missing::Keep)?;
        let (starts, events) = (frame.numbers(start), frame.numbers(event));
        let known = frame.numbers(known_until);
        let untils = until.map(|until| frame.numbers(until));
        let by = By::take(&self.by, &by, &mut frame, starts.len());
        let followed = (0..starts.len()).map(|row| {
            let followed = Followed {
                start: needed(file, &self.start, starts[row], row)?,
                event: given(events[row]),
                until: untils.as_ref().and_then(|untils| given(untils[row])),
                known_until: days(needed(file, &self.known_until, known[row], row)?),
            };
            self.in_order(file, &followed, row)?;
            Ok(followed)
        });
        let followed = followed.collect::<Result<Vec<_>, StudyError>>()?;
        let about =
            [("start", Some(self.start.as_str())), ("event", Some(&self.event)), ("until", self.until.as_deref())];
        let refusal = Refusal::about(file, &about);

        let mut result = StudyResult::of("windows", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        let mut part = Part::new(&WINDOWS);
        for group in by.groups() {
            for &months in &self.months {
                let mut tally = Tally::default();
                group.rows.iter().for_each(|row| tally.count(followed[*row].seen(months)));
                let row = tally.row(group.by.clone(), group.name.clone(), months);
                part.push(row.map_err(|error| refusal.of(error))?);
            }
        }
        add(&mut result, part);
        Ok(result)
    }

    fn in_order(&self, file: &DataFile, followed: &Followed, row: usize) -> Result<(), StudyError> {
        let before = |column: &str| {
            let problem = format!("row {} has a day in column `{column}` before its window begins", row + 1);
            StudyError::question(file, problem, "leave earlier days out, or begin the window earlier")
                .known_as("before_window", &[("column", column)])
        };
        let start = days(followed.start);
        if followed.event.is_some_and(|event| event < start) {
            return Err(before(&self.event));
        }
        if followed.until.is_some_and(|until| until < start) {
            return Err(before(self.until.as_deref().unwrap_or_default()));
        }
        Ok(())
    }
}

/// Adds the table of windows, with what a reader of Kaplan–Meier's estimates must know.
pub(super) fn add(result: &mut StudyResult, part: Part) {
    let estimate = WINDOWS.place("estimate");
    if part.rows.iter().any(|row| row[estimate] == Cell::Code("kaplan_meier")) {
        result.cautions.push("left-early");
    }
    result.add(part);
}

/// The last day of a window of so many months, in days since 1970; none where the calendar ends before.
pub(super) fn end(start: NaiveDate, months: u32) -> i32 {
    start.checked_add_months(Months::new(months)).map_or(i32::MAX, days)
}

/// A day as it was read; none where it is missing.
#[expect(clippy::cast_possible_truncation, reason = "days of the calendar are far below 2^31")]
pub(super) fn given(value: f64) -> Option<i32> {
    (!value.is_nan()).then_some(value as i32)
}

/// A day that every row must have.
fn needed(file: &DataFile, column: &str, value: f64, row: usize) -> Result<NaiveDate, StudyError> {
    given(value).and_then(date).ok_or_else(|| {
        let problem = format!("row {} has no day in column `{column}`", row + 1);
        StudyError::question(file, problem, "every row needs the first day of its window and the last day known")
            .known_as("no_day", &[("column", column)])
    })
}

impl Followed {
    fn seen(&self, months: u32) -> Seen {
        Seen::of((days(self.start), end(self.start, months)), self.event, self.until, self.known_until)
    }
}
