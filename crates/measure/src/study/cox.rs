//! What hastens an event and by how much: hazard ratios, with the test of whether they hold over time.

use statistics::Level;
use statistics::cox::{Coefficient, Covariates, Cox as Model, FineGray, Test, Ties, TimeScale};
use statistics::regression::Covariate;
use statistics::survival::{FollowUp, Groups, concordance};

use super::columns::Columns;
use super::error::Refusal;
use super::explained::Explained;
use super::part::{Cell, Part, Shape};
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static COEFFICIENTS: Shape =
    Shape::of("coefficients", &["covariate", "estimate", "standard_error", "z", "p", "hazard_ratio", "lower", "upper"]);
static TESTS: Shape = Shape::of("model_tests", &["test", "chi_square", "degrees", "p"]);
static PROPORTIONAL: Shape = Shape::of("proportional_hazards", &["covariate", "chi_square", "degrees", "p"]);
static MODEL: Shape = Shape::of(
    "model",
    &["rows", "events", "null_log_likelihood", "log_likelihood", "concordance", "concordance_error"],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&COEFFICIENTS, &TESTS, &PROPORTIONAL, &MODEL];

/// A question about what hastens an event.
#[derive(Debug, Clone, Default)]
pub struct Cox {
    /// Column of times.
    pub time: String,
    /// Column that says how follow-up ended.
    pub status: String,
    /// Which values of it are the event.
    pub event: Event,
    /// What the hazard is explained by.
    pub explained: Explained,
    /// Column of the times from which rows were observed.
    pub entry: Option<String>,
    /// Column of strata, each with a baseline hazard of its own.
    pub strata: Option<String>,
    /// How events at one time share the likelihood.
    pub ties: Ties,
    /// Whether errors are robust.
    pub robust: bool,
    /// Fit the incidence of cause 1 against cause 2 instead (Fine & Gray).
    pub fine_gray: bool,
}

impl Cox {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        self.explained.is_not(file, &[("time", &self.time), ("status", &self.status)])?;
        self.event.are_causes(file, &self.status)?;
        let mut columns = Columns::new();
        let time = columns.ask(Request::number(&self.time));
        let status = self.event.ask(&mut columns, &self.status);
        let entry = columns.ask_if(self.entry.as_deref(), Request::number);
        let strata = columns.ask_if(self.strata.as_deref(), Request::levels);
        let places = self.explained.ask(&mut columns);
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let named = self.explained.named();
        let refusal = Refusal::about(
            file,
            &[
                ("time", Some(&self.time)),
                ("status", Some(&self.status)),
                ("entry", self.entry.as_deref()),
                ("strata", self.strata.as_deref()),
                ("covariates", Some(&named)),
            ],
        )
        .in_rows_of(&frame);
        let refused = |error| refusal.of(error);
        let exits = frame.numbers(time);
        let events = self.event.take(file, &self.status, &mut frame, status)?;
        let entries = entry.map(|entry| frame.numbers(entry));
        let strata = strata.map(|strata| frame.levels(strata));
        let explained = self.explained.take(file, &mut frame, &places)?;
        let columns: Vec<Covariate<'_>> = explained.iter().map(|(name, values)| Covariate::new(name, values)).collect();
        let covariates = Covariates::new(&columns).map_err(refused)?;
        let mut follow_up = FollowUp::new(&exits, &events).map_err(refused)?;
        if let Some(entries) = &entries {
            follow_up = follow_up.with_entry(entries).map_err(refused)?;
        }
        let mut result = StudyResult::of("cox", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        if self.fine_gray {
            if strata.is_some() || self.ties != Ties::Efron || self.robust {
                let problem = "Fine and Gray's model has no strata, one way of ties, and errors that are always robust";
                let remedy = "leave out --strata, --ties and --robust with --fine-gray";
                return Err(StudyError::question(file, problem, remedy));
            }
            result.set("model", Cell::Code("fine_gray"));
            incidences(&follow_up, &covariates, &mut result).map_err(refused)?;
        } else {
            let strata = strata.as_ref().map(|levels| Groups::new(&levels.codes, levels.names.len()));
            let strata = strata.transpose().map_err(refused)?;
            self.hazards(&follow_up, &covariates, strata.as_ref(), &columns, &mut result).map_err(refused)?;
        }
        Ok(result)
    }

    fn hazards(
        &self,
        follow_up: &FollowUp<'_>,
        covariates: &Covariates<'_>,
        strata: Option<&Groups<'_>>,
        columns: &[Covariate<'_>],
        result: &mut StudyResult,
    ) -> Result<(), statistics::Error> {
        let mut model = Model::new(follow_up, covariates).ties(self.ties);
        if let Some(strata) = strata {
            model = model.strata(strata);
        }
        let fit = model.fit()?;
        result.set("model", Cell::Code("cox"));
        let ties = match self.ties {
            Ties::Efron => "efron",
            Ties::Breslow => "breslow",
            Ties::Exact => "exact",
        };
        result.set("ties", Cell::Code(ties));
        result.set("errors", Cell::Code(if self.robust { "robust" } else { "model_based" }));
        let covariance = if self.robust { fit.robust_covariance(None)? } else { fit.covariance() };
        result.add(coefficients(&fit.table(&covariance, Level::P95)));
        let mut tests = Part::new(&TESTS);
        tests.push(test("likelihood_ratio", Some(&fit.likelihood_ratio())));
        tests.push(test("wald", fit.wald(&covariance).as_ref()));
        tests.push(test("score", Some(&fit.score())));
        result.add(tests);
        let proportional = fit.proportional_hazards(TimeScale::default());
        let mut part = Part::new(&PROPORTIONAL);
        let each = fit.names().iter().map(|name| Cell::text(name)).zip(&proportional.covariates);
        for (name, one) in each.chain([(Cell::Code("all_together"), &proportional.global)]) {
            part.push([vec![name], numbers_of(one.as_ref())].concat());
        }
        result.add(part);
        let each = proportional.covariates.iter().chain([&proportional.global]);
        if each.flatten().any(|test| test.p_value < 0.05) {
            result.cautions.push("not-proportional");
        }
        let coefficients = fit.coefficients();
        let mut score = vec![0.0; follow_up.rows()];
        for (column, coefficient) in columns.iter().zip(&coefficients) {
            for (sum, value) in score.iter_mut().zip(column.values) {
                *sum += coefficient * value;
            }
        }
        let order = concordance(follow_up, strata, &score)?;
        let mut model = Part::new(&MODEL);
        model.push(vec![
            Cell::count(fit.rows()),
            Cell::count(fit.events()),
            Cell::Number(fit.null_log_likelihood()),
            Cell::Number(fit.log_likelihood()),
            Cell::Number(order.c),
            Cell::Number(order.standard_error),
        ]);
        result.add(model);
        Ok(())
    }
}

fn incidences(
    follow_up: &FollowUp<'_>,
    covariates: &Covariates<'_>,
    result: &mut StudyResult,
) -> Result<(), statistics::Error> {
    let fit = FineGray::fit(follow_up, covariates, 1)?;
    result.add(coefficients(&fit.table(Level::P95)));
    let mut tests = Part::new(&TESTS);
    tests.push(test("wald", fit.wald().as_ref()));
    result.add(tests);
    let ((rows, events), [before, after]) = (fit.counts(), fit.log_likelihoods());
    let mut model = Part::new(&MODEL);
    model.push(vec![
        Cell::count(rows),
        Cell::count(events),
        Cell::Number(before),
        Cell::Number(after),
        Cell::Nothing,
        Cell::Nothing,
    ]);
    result.add(model);
    Ok(())
}

fn coefficients(table: &[Coefficient]) -> Part {
    let mut part = Part::new(&COEFFICIENTS);
    for one in table {
        part.push(vec![
            Cell::text(&one.name),
            Cell::Number(one.estimate),
            Cell::Number(one.standard_error),
            Cell::Number(one.z),
            Cell::P(one.p_value),
            Cell::Number(one.hazard_ratio),
            Cell::Number(one.interval.lower),
            Cell::Number(one.interval.upper),
        ]);
    }
    part
}

fn test(name: &'static str, test: Option<&Test>) -> Vec<Cell> {
    [vec![Cell::Code(name)], numbers_of(test)].concat()
}

fn numbers_of(test: Option<&Test>) -> Vec<Cell> {
    match test {
        Some(test) => vec![Cell::Number(test.chi_square), Cell::count(test.degrees), Cell::P(test.p_value)],
        None => vec![Cell::Nothing; 3],
    }
}
