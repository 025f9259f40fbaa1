//! How often each of several events has happened by a time, where one event forestalls the others.

use statistics::Level;
use statistics::survival::{
    FollowUp, Incidence as Curves, IncidenceVariance, Scale, cumulative_incidence, gray_test, kaplan_meier,
};

use super::columns::Columns;
use super::error::Refusal;
use super::group::Grouping;
use super::part::{Cell, Part, Shape};
use super::times::round_times;
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static GROUPS: Shape = Shape::of("groups", &["group", "rows", "cause", "events", "last_time"]);
static AT: Shape = Shape::of(
    "at",
    &["group", "cause", "time", "at_risk", "events", "incidence", "standard_error", "lower", "upper", "overstated"],
);
static TESTS: Shape = Shape::of("gray_tests", &["cause", "chi_square", "degrees", "p"]);
static CURVE: Shape = Shape::long(
    "curve",
    &["group", "cause", "time", "at_risk", "events", "incidence", "standard_error", "lower", "upper"],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&GROUPS, &AT, &TESTS, &CURVE];

/// A question about competing events.
#[derive(Debug, Clone, Default)]
pub struct Incidence {
    /// Column of times.
    pub time: String,
    /// Column that says how follow-up ended.
    pub status: String,
    /// Its values that are causes; every other is censored.
    pub causes: Vec<String>,
    /// Column of groups to compare.
    pub group: Option<String>,
    /// Times to print; round ones where none are given.
    pub at: Vec<f64>,
    /// Whether every step of the curves is wanted.
    pub whole_curve: bool,
}

impl Incidence {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let event = Event::Causes(self.causes.clone());
        event.are_causes(file, &self.status)?;
        let mut columns = Columns::new();
        let time = columns.ask(Request::number(&self.time));
        let status = event.ask(&mut columns, &self.status);
        let group = columns.ask_if(self.group.as_deref(), Request::levels);
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let about =
            [("time", Some(self.time.as_str())), ("status", Some(&self.status)), ("group", self.group.as_deref())];
        let refusal = Refusal::about(file, &about).in_rows_of(&frame);
        let refused = |error| refusal.of(error);
        let exits = frame.numbers(time);
        let events = event.take(file, &self.status, &mut frame, status)?;
        let grouping = Grouping::take(&mut frame, group, exits.len());
        let follow_up = FollowUp::new(&exits, &events).map_err(refused)?;
        let groups = grouping.groups().map_err(refused)?;
        let curves = cumulative_incidence(&follow_up, &groups, IncidenceVariance::default(), Scale::LogLog, Level::P95)
            .map_err(refused)?;

        let mut result = StudyResult::of("incidence", file, frame.count());
        result.set("interval", Cell::Code("log-log"));
        result.set("level", Cell::Share(Level::P95.get()));
        let mut counts = Part::new(&GROUPS);
        for (group, (curve, &rows)) in curves.iter().zip(groups.sizes()).enumerate() {
            for (cause, name) in (1..).zip(&self.causes) {
                counts.push(vec![
                    grouping.name(group),
                    Cell::count(rows),
                    Cell::text(name),
                    Cell::Count(curve.table().events_of(cause)),
                    Cell::Number(curve.table().last_time()),
                ]);
            }
        }
        result.add(counts);
        let censoring = self.censoring_others(&exits, &events, &grouping).map_err(refused)?;
        result.add(self.at_times(&grouping, &curves, &censoring).map_err(refused)?);
        if grouping.count() > 1 {
            let mut tests = Part::new(&TESTS);
            for (cause, name) in (1..).zip(&self.causes) {
                let test = gray_test(&follow_up, &groups, None, cause).map_err(refused)?;
                let degrees = Cell::count(test.degrees);
                tests.push(vec![Cell::text(name), Cell::Number(test.chi_square), degrees, Cell::P(test.p_value)]);
            }
            result.add(tests);
        } else if self.group.is_some() {
            result.cautions.push("one-group");
        }
        if self.whole_curve {
            result.add(self.steps(&grouping, &curves));
        }
        Ok(result)
    }

    /// For each cause the curves that take other causes for censored, to show by how much those overstate.
    fn censoring_others(
        &self,
        exits: &[f64],
        events: &[u8],
        grouping: &Grouping,
    ) -> Result<Vec<Vec<statistics::survival::Curve>>, statistics::Error> {
        (1..)
            .zip(&self.causes)
            .map(|(cause, _)| {
                let own: Vec<u8> = events.iter().map(|event| u8::from(*event == cause)).collect();
                kaplan_meier(&FollowUp::new(exits, &own)?, &grouping.groups()?, Scale::LogLog, Level::P95)
            })
            .collect()
    }

    fn at_times(
        &self,
        grouping: &Grouping,
        curves: &[Curves],
        censoring: &[Vec<statistics::survival::Curve>],
    ) -> Result<Part, statistics::Error> {
        let mut part = Part::new(&AT);
        let last = curves.iter().map(|curve| curve.table().last_time()).fold(0.0, f64::max);
        let times = if self.at.is_empty() { round_times(last) } else { self.at.clone() };
        for (group, curve) in curves.iter().enumerate() {
            for (at, name) in self.causes.iter().enumerate() {
                for &time in &times {
                    let mut row = vec![Cell::Nothing; AT.columns.len()];
                    (row[0], row[1], row[2]) = (grouping.name(group), Cell::text(name), Cell::Number(time));
                    if let Some(point) = curve.at(time, at + 1)? {
                        row[3] = Cell::Count(point.at_risk.into());
                        row[4] = Cell::Count(point.events);
                        row[5] = Cell::Share(point.incidence);
                        row[6] = Cell::Number(point.standard_error);
                        row[7] = Cell::share(point.interval.map(|interval| interval.lower));
                        row[8] = Cell::share(point.interval.map(|interval| interval.upper));
                        let alone = censoring[at][group].at(time).map(|point| 1.0 - point.survival);
                        row[9] = Cell::points(alone.map(|alone| alone - point.incidence));
                    }
                    part.push(row);
                }
            }
        }
        Ok(part)
    }

    fn steps(&self, grouping: &Grouping, curves: &[Curves]) -> Part {
        let mut part = Part::new(&CURVE);
        for (group, curve) in curves.iter().enumerate() {
            let table = curve.table();
            for (cause, name) in (1..).zip(&self.causes) {
                for (at, &time) in table.time().iter().enumerate() {
                    let interval = curve.interval(at, cause);
                    part.push(vec![
                        grouping.name(group),
                        Cell::text(name),
                        Cell::Number(time),
                        Cell::Count(table.at_risk()[at].into()),
                        Cell::Count(table.causes_at(at)[cause - 1].into()),
                        Cell::Share(curve.incidence(at, cause)),
                        Cell::Number(curve.standard_error(at, cause)),
                        Cell::share(interval.map(|interval| interval.lower)),
                        Cell::share(interval.map(|interval| interval.upper)),
                    ]);
                }
            }
        }
        part
    }
}
