//! Whether foretold probabilities come true.

use statistics::Level;
use statistics::calibration::{brier, by_quantile, calibration_line, falling, hosmer_lemeshow, observed_expected};
use statistics::regression::Coefficient;

use super::columns::Columns;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static OVERALL: Shape = Shape::of("overall", &["measure", "value", "standard_error", "lower", "upper"]);
static TESTS: Shape = Shape::of("calibration_tests", &["test", "statistic", "degrees", "p"]);
static BINS: Shape = Shape::of("bins", &["bin", "from", "to", "count", "of", "predicted", "share", "lower", "upper"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&OVERALL, &TESTS, &BINS];

/// A question about probabilities.
#[derive(Debug, Clone)]
pub struct Calibration {
    /// Column of what happened.
    pub outcome: String,
    /// Which value of it means that it happened.
    pub event: Event,
    /// Column of the probabilities that were foretold.
    pub probability: String,
    /// Groups of equal size to compare in.
    pub groups: usize,
    /// The model was fitted to these very rows.
    pub fitted_here: bool,
}

impl Calibration {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let outcome = self.event.ask(&mut columns, &self.outcome);
        let probability = columns.ask(Request::number(&self.probability));
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let outcomes: Vec<bool> =
            self.event.take(file, &self.outcome, &mut frame, outcome)?.into_iter().map(|cause| cause > 0).collect();
        let probabilities = frame.numbers(probability);
        let about = [("outcome", Some(self.outcome.as_str())), ("probability", Some(&self.probability))];
        let refusal = Refusal::about(file, &about);
        let mut result = StudyResult::of("calibration", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        self.fill(&probabilities, &outcomes, &mut result).map_err(|error| refusal.of(error))?;
        Ok(result)
    }

    fn fill(
        &self,
        probabilities: &[f64],
        outcomes: &[bool],
        result: &mut StudyResult,
    ) -> Result<(), statistics::Error> {
        let (mut overall, mut tests, mut bins) = (Part::new(&OVERALL), Part::new(&TESTS), Part::new(&BINS));
        let line = calibration_line(probabilities, outcomes, Level::P95)?;
        let ratio = observed_expected(probabilities, outcomes, Level::P95)?;
        let score = brier(probabilities, outcomes)?;
        overall.push(vec![
            Cell::Code("observed_expected"),
            Cell::Number(ratio.ratio),
            Cell::Nothing,
            Cell::Number(ratio.interval.lower),
            Cell::Number(ratio.interval.upper),
        ]);
        overall.push(coefficient("in_the_large", &line.in_the_large));
        overall.push(coefficient("intercept", &line.intercept));
        overall.push(coefficient("slope", &line.slope));
        let alone = |name, value: Option<f64>| {
            vec![Cell::Code(name), Cell::number(value), Cell::Nothing, Cell::Nothing, Cell::Nothing]
        };
        overall.push(alone("brier", Some(score.score)));
        overall.push(alone("brier_of_prevalence", Some(score.of_prevalence)));
        overall.push(alone("brier_scaled", score.scaled));
        let test = |name, statistic, degrees: Option<f64>, p| {
            vec![Cell::Code(name), Cell::Number(statistic), Cell::number(degrees), Cell::P(p)]
        };
        tests.push(test("calibration_line", line.statistic, Some(2.0), line.p));
        tests.push(test("spiegelhalter", score.z, None, score.p));
        match hosmer_lemeshow(probabilities, outcomes, self.groups, self.fitted_here) {
            Ok(found) => {
                let degrees = Some(found.degrees_of_freedom);
                tests.push(test("hosmer_lemeshow", found.statistic, degrees, found.p));
            }
            Err(_) => result.cautions.push("no-hosmer-lemeshow"),
        }
        let found = by_quantile(probabilities, outcomes, self.groups, Level::P95)?;
        for (number, bin) in (1..).zip(&found) {
            bins.push(vec![
                Cell::Count(number),
                Cell::Share(bin.from),
                Cell::Share(bin.to),
                Cell::Count(bin.observed.count),
                Cell::Count(bin.observed.of),
                Cell::Share(bin.predicted),
                Cell::Share(bin.observed.share),
                Cell::Share(bin.observed.interval.lower),
                Cell::Share(bin.observed.interval.upper),
            ]);
        }
        if falling(&found).iter().any(|(_, apart)| *apart) {
            result.cautions.push("falling-bins");
        }
        for part in [overall, tests, bins] {
            result.add(part);
        }
        Ok(())
    }
}

fn coefficient(name: &'static str, one: &Coefficient) -> Vec<Cell> {
    vec![
        Cell::Code(name),
        Cell::Number(one.estimate),
        Cell::Number(one.standard_error),
        Cell::Number(one.interval.lower),
        Cell::Number(one.interval.upper),
    ]
}
