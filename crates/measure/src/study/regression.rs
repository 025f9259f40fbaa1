//! What goes together with an outcome: odds ratios or differences, others held equal.

use statistics::Level;
use statistics::regression::{Coefficient, Covariate, Errors, linear, logistic};

use super::columns::Columns;
use super::error::Refusal;
use super::explained::Explained;
use super::part::{Cell, Part, Shape};
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static LINEAR: Shape =
    Shape::of("coefficients", &["covariate", "estimate", "standard_error", "statistic", "p", "lower", "upper"]);
static LOGISTIC: Shape = Shape::of(
    "odds_ratios",
    &[
        "covariate",
        "estimate",
        "standard_error",
        "statistic",
        "p",
        "odds_ratio",
        "odds_ratio_lower",
        "odds_ratio_upper",
    ],
);
static MODEL: Shape =
    Shape::of("model", &["rows", "events", "deviance", "null_deviance", "deviation", "r_squared", "degrees"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&LINEAR, &LOGISTIC, &MODEL];

/// What the outcome is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Family {
    /// It happens or not: logistic regression.
    Binomial(Event),
    /// A number: least squares.
    Gaussian,
}

/// A question about what goes together with an outcome.
#[derive(Debug, Clone)]
pub struct Regression {
    /// Column of the outcome.
    pub outcome: String,
    /// What it is.
    pub family: Family,
    /// What explains it.
    pub explained: Explained,
    /// Whether errors are robust (HC3 for numbers, HC0 for yes or no).
    pub robust: bool,
}

impl Regression {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        self.explained.is_not(file, &[("outcome", &self.outcome)])?;
        let mut columns = Columns::new();
        let outcome = match &self.family {
            Family::Binomial(event) => event.ask(&mut columns, &self.outcome),
            Family::Gaussian => columns.ask(Request::number(&self.outcome)),
        };
        let places = self.explained.ask(&mut columns);
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let named = self.explained.named();
        let refusal = Refusal::about(file, &[("outcome", Some(self.outcome.as_str())), ("covariates", Some(&named))]);
        let refused = |error| refusal.of(error);
        let explained = self.explained.take(file, &mut frame, &places)?;
        let covariates: Vec<Covariate<'_>> =
            explained.iter().map(|(name, values)| Covariate::new(name, values)).collect();
        let mut result = StudyResult::of("regression", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        match &self.family {
            Family::Binomial(event) => {
                let causes = event.take(file, &self.outcome, &mut frame, outcome)?;
                let outcomes: Vec<bool> = causes.into_iter().map(|cause| cause > 0).collect();
                let errors = if self.robust { Errors::Hc0 } else { Errors::Model };
                let fit = logistic(&outcomes, &covariates, None, errors, Level::P95).map_err(refused)?;
                result.set("model", Cell::Code("logistic"));
                result.set("errors", Cell::Code(if self.robust { "hc0" } else { "model_based" }));
                result.add(odds_ratios(&fit.coefficients));
                let mut row = vec![Cell::Nothing; MODEL.columns.len()];
                row[0] = Cell::count(outcomes.len());
                row[1] = Cell::count(outcomes.iter().filter(|outcome| **outcome).count());
                (row[2], row[3]) = (Cell::Number(fit.deviance), Cell::Number(fit.null_deviance));
                let mut model = Part::new(&MODEL);
                model.push(row);
                result.add(model);
            }
            Family::Gaussian => {
                let outcomes = frame.numbers(outcome);
                let errors = if self.robust { Errors::Hc3 } else { Errors::Model };
                let fit = linear(&outcomes, &covariates, None, errors, Level::P95).map_err(refused)?;
                result.set("model", Cell::Code("linear"));
                result.set("errors", Cell::Code(if self.robust { "hc3" } else { "model_based" }));
                result.add(coefficients(&fit.coefficients));
                let mut row = vec![Cell::Nothing; MODEL.columns.len()];
                row[0] = Cell::count(outcomes.len());
                (row[4], row[5]) = (Cell::Number(fit.deviation), Cell::Number(fit.r_squared));
                row[6] = Cell::Number(fit.degrees_of_freedom);
                let mut model = Part::new(&MODEL);
                model.push(row);
                result.add(model);
            }
        }
        Ok(result)
    }
}

fn coefficients(table: &[Coefficient]) -> Part {
    let mut part = Part::new(&LINEAR);
    for one in table {
        part.push([start(one), vec![Cell::Number(one.interval.lower), Cell::Number(one.interval.upper)]].concat());
    }
    part
}

fn odds_ratios(table: &[Coefficient]) -> Part {
    let mut part = Part::new(&LOGISTIC);
    for one in table {
        let ratios = [one.estimate, one.interval.lower, one.interval.upper].map(|value| Cell::Number(value.exp()));
        part.push([start(one), ratios.to_vec()].concat());
    }
    part
}

fn start(one: &Coefficient) -> Vec<Cell> {
    vec![
        if one.name == "(Intercept)" { Cell::Code("intercept") } else { Cell::text(&one.name) },
        Cell::Number(one.estimate),
        Cell::Number(one.standard_error),
        Cell::Number(one.statistic),
        Cell::P(one.p),
    ]
}
