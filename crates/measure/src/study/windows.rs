//! To how many something happened within a window after a day: only those whose window is over are counted.
//!
//! A window of k months ends on the same day of the k-th month after, and that day still belongs to it. Where nobody left
//! early the share is a proportion with Wilson's interval; where somebody died or went away meanwhile it is one minus the
//! Kaplan–Meier estimate at the window's end, in which everybody who stayed is followed to the same end, so that both agree
//! where nobody left.

use chrono::{Months, NaiveDate};
use statistics::Level;
use statistics::proportion::wilson;
use statistics::survival::{FollowUp, Groups, Scale, kaplan_meier};

use super::by::{By, Group};
use super::columns::Columns;
use super::differences::DIFFERENCES;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};
use crate::rows::{date, days};

static WINDOWS: Shape = Shape::of(
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
    event: Option<f64>,
    until: Option<f64>,
    known_until: f64,
}

/// What became of a window.
enum Seen {
    /// It is not over yet.
    NotOver,
    /// Days until the event.
    Event(f64),
    /// Days until following ended early.
    LeftEarly(f64),
    /// Followed to its end, so many days.
    Whole(f64),
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
        let given = |value: f64| (!value.is_nan()).then_some(value);
        let followed = (0..starts.len()).map(|row| {
            let followed = Followed {
                start: day(file, &self.start, starts[row], row)?,
                event: given(events[row]),
                until: untils.as_ref().and_then(|untils| given(untils[row])),
                known_until: known[row],
            };
            day(file, &self.known_until, known[row], row)?;
            self.in_order(file, &followed, starts[row], row)?;
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
                part.push(window(&group, months, &followed).map_err(|error| refusal.of(error))?);
            }
        }
        let estimate = WINDOWS.place("estimate");
        if part.rows.iter().any(|row| row[estimate] == Cell::Code("kaplan_meier")) {
            result.cautions.push("left-early");
        }
        result.add(part);
        Ok(result)
    }

    fn in_order(&self, file: &DataFile, followed: &Followed, start: f64, row: usize) -> Result<(), StudyError> {
        let before = |column: &str| {
            let problem = format!("row {} has a day in column `{column}` before its window begins", row + 1);
            StudyError::question(file, problem, "leave earlier days out, or begin the window earlier")
        };
        if followed.event.is_some_and(|event| event < start) {
            return Err(before(&self.event));
        }
        if followed.until.is_some_and(|until| until < start) {
            return Err(before(self.until.as_deref().unwrap_or_default()));
        }
        Ok(())
    }
}

fn day(file: &DataFile, column: &str, value: f64, row: usize) -> Result<NaiveDate, StudyError> {
    #[expect(clippy::cast_possible_truncation, reason = "days of the calendar are far below 2^31")]
    let found = (!value.is_nan()).then(|| date(value as i32)).flatten();
    found.ok_or_else(|| {
        let problem = format!("row {} has no day in column `{column}`", row + 1);
        StudyError::question(file, problem, "every row needs the first day of its window and the last day known")
    })
}

impl Followed {
    fn seen(&self, months: u32) -> Seen {
        let start = f64::from(days(self.start));
        let end = self.start.checked_add_months(Months::new(months)).map_or(f64::INFINITY, |end| days(end).into());
        if end > self.known_until {
            return Seen::NotOver;
        }
        let until = self.until.filter(|until| *until < end);
        match (self.event.filter(|event| *event <= end), until) {
            (Some(event), until) if until.is_none_or(|until| event <= until) => Seen::Event(event - start),
            (_, Some(until)) => Seen::LeftEarly(until - start),
            (_, None) => Seen::Whole(end - start),
        }
    }
}

fn window(group: &Group, months: u32, followed: &[Followed]) -> Result<Vec<Cell>, statistics::Error> {
    let (mut not_over, mut happened, mut left, mut longest) = (0_u64, 0_u64, 0_u64, 0.0_f64);
    let (mut times, mut events, mut whole) = (Vec::new(), Vec::new(), 0_usize);
    for &row in &group.rows {
        match followed[row].seen(months) {
            Seen::NotOver => not_over += 1,
            Seen::Event(days) => {
                happened += 1;
                times.push(days);
                events.push(1);
            }
            Seen::LeftEarly(days) => {
                left += 1;
                times.push(days);
                events.push(0);
            }
            Seen::Whole(days) => {
                whole += 1;
                longest = longest.max(days);
            }
        }
    }
    // Windows of as many months differ by a day or two; whoever stayed is followed past the last event.
    let end = times.iter().copied().fold(longest, f64::max) + 1.0;
    times.resize(times.len() + whole, end);
    events.resize(times.len(), 0);
    let mut row = vec![
        group.by.clone(),
        group.name.clone(),
        Cell::Count(months.into()),
        Cell::count(times.len()),
        Cell::Count(not_over),
        Cell::Count(happened),
        Cell::Count(left),
    ];
    if times.is_empty() {
        row.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing, Cell::Code("not_over")]);
    } else if left == 0 {
        let share = wilson(happened, times.len() as u64, Level::P95)?;
        let interval = share.interval;
        row.extend([Cell::Share(share.share), Cell::Share(interval.lower), Cell::Share(interval.upper)]);
        row.push(Cell::Code("proportion"));
    } else {
        let follow_up = FollowUp::new(&times, &events)?;
        let curves = kaplan_meier(&follow_up, &Groups::one(times.len()), Scale::LogLog, Level::P95)?;
        let point = curves.first().and_then(|curve| curve.at(end - 0.5));
        row.push(Cell::share(point.map(|point| 1.0 - point.survival)));
        let interval = point.and_then(|point| point.interval);
        row.push(Cell::share(interval.map(|interval| 1.0 - interval.upper)));
        row.push(Cell::share(interval.map(|interval| 1.0 - interval.lower)));
        row.push(Cell::Code("kaplan_meier"));
    }
    Ok(row)
}
