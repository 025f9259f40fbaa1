//! A scale that is no probability, calibrated as how often it happened on each of its steps: does it rise from step to step?

use statistics::Level;
use statistics::calibration::{Bin, by_level, by_size, steps};
use statistics::proportion::trend;

use super::columns::Columns;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Levels, Missing, Request};

static STEPS: Shape = Shape::of(
    "steps",
    &[
        "step",
        "count",
        "of",
        "share",
        "lower",
        "upper",
        "step_before",
        "difference",
        "difference_lower",
        "difference_upper",
        "p_falling",
    ],
);
static TREND: Shape = Shape::of("trend", &["statistic", "degrees", "p"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&STEPS, &TREND];

/// A score with more distinct values than this has to be put into groups.
const MOST: usize = 60;

/// A question about the steps of a scale.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    /// Column of what happened: yes or no.
    pub outcome: String,
    /// Column of the band, or of a score.
    pub step: String,
    /// Bands from the lowest; empty for a score.
    pub order: Vec<String>,
    /// Groups of about equal size that a score is put into; each value is a step where none is given.
    pub groups: Option<usize>,
}

/// A step: its name, to how many it happened, of how many.
type Counted = (String, u64, u64);

impl Steps {
    /// Answers it from a file. Rows without outcome or step are left out; a band that nobody is in is no step.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let outcome = Event::One.ask(&mut columns, &self.outcome);
        let request = if self.order.is_empty() { Request::number } else { Request::levels };
        let step = columns.ask(request(&self.step));
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let happened = Event::One.take(file, &self.outcome, &mut frame, outcome)?;
        let outcomes: Vec<bool> = happened.into_iter().map(|cause| cause > 0).collect();
        let about = [("outcome", Some(self.outcome.as_str())), ("step", Some(&self.step))];
        let refusal = Refusal::about(file, &about);
        let counted = if self.order.is_empty() {
            let scores = frame.numbers(step);
            let bins = match self.groups {
                Some(groups) => by_size(&scores, &outcomes, groups, Level::P95),
                None => by_level(&scores, &outcomes, Level::P95),
            };
            bins.map_err(|error| refusal.of(error))?.iter().map(of_bin).collect()
        } else {
            self.of_bands(file, &frame.levels(step), &outcomes)?
        };
        if counted.len() > MOST {
            let problem = format!("column `{}` has {} different values", self.step, counted.len());
            let error = StudyError::question(file, problem, "put them into `groups`, such as 10");
            return Err(error.known_as("many_values", &[("column", &self.step)]));
        }
        let mut result = StudyResult::of("steps", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        fill(&counted, &mut result).map_err(|error| refusal.of(error))?;
        Ok(result)
    }

    fn of_bands(&self, file: &DataFile, levels: &Levels, outcomes: &[bool]) -> Result<Vec<Counted>, StudyError> {
        if let Some(strange) = levels.names.iter().find(|name| !self.order.contains(name)) {
            let problem = format!("column `{}` has `{strange}`, which is no step of the scale", self.step);
            let error = StudyError::question(file, problem, "name it in `order`, from the lowest step");
            return Err(error.known_as("no_step", &[("column", &self.step), ("value", strange)]));
        }
        let counted = self.order.iter().map(|name| {
            let code = levels.code(name);
            let own = levels.codes.iter().zip(outcomes).filter(|(found, _)| Some(**found) == code);
            let (count, of) = own.fold((0, 0), |(count, of), (_, happened)| (count + u64::from(*happened), of + 1));
            (name.clone(), count, of)
        });
        Ok(counted.filter(|(_, _, of)| *of > 0).collect())
    }
}

fn of_bin(bin: &Bin) -> Counted {
    let name = if bin.from < bin.to { format!("{}…{}", bin.from, bin.to) } else { bin.from.to_string() };
    (name, bin.observed.count, bin.observed.of)
}

fn fill(counted: &[Counted], result: &mut StudyResult) -> Result<(), statistics::Error> {
    let counts: Vec<(u64, u64)> = counted.iter().map(|(_, count, of)| (*count, *of)).collect();
    let mut part = Part::new(&STEPS);
    let mut before: Option<&str> = None;
    for ((name, count, of), step) in counted.iter().zip(steps(&counts, Level::P95)?) {
        let rise = step.rise;
        part.push(vec![
            Cell::text(name),
            Cell::Count(*count),
            Cell::Count(*of),
            Cell::Share(step.observed.share),
            Cell::Share(step.observed.interval.lower),
            Cell::Share(step.observed.interval.upper),
            before.map_or(Cell::Nothing, Cell::text),
            Cell::points(rise.map(|rise| rise.value)),
            Cell::points(rise.map(|rise| rise.interval.lower)),
            Cell::points(rise.map(|rise| rise.interval.upper)),
            step.p_falling.map_or(Cell::Nothing, Cell::P),
        ]);
        before = Some(name);
    }
    result.add(part);
    let places: Vec<f64> = (0_u32..).zip(&counts).map(|(place, _)| place.into()).collect();
    if let Ok(found) = trend(&counts, &places) {
        let mut part = Part::new(&TREND);
        part.push(vec![Cell::Number(found.statistic), Cell::Number(found.degrees_of_freedom), Cell::P(found.p)]);
        result.add(part);
    } else {
        result.cautions.push("no-trend");
    }
    Ok(())
}
