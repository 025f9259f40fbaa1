//! Whether a score means the same in every period, version of an instrument or place.

use statistics::Level;
use statistics::accuracy::{Auc, auc};
use statistics::calibration::{LikelihoodRatio, drift};
use statistics::distribution::chi_square;
use statistics::proportion::poisson_rate;

use super::columns::Columns;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Levels, Missing, Request};

static DRIFT: Shape = Shape::of(
    "drift",
    &[
        "group",
        "cases",
        "events",
        "share",
        "mean_score",
        "expected",
        "ratio",
        "lower",
        "upper",
        "area",
        "area_lower",
        "area_upper",
    ],
);
static TESTS: Shape = Shape::of("drift_tests", &["test", "statistic", "degrees", "p"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&DRIFT, &TESTS];

/// A question about drift.
#[derive(Debug, Clone, Default)]
pub struct Drift {
    /// Column of what happened: yes or no.
    pub outcome: String,
    /// Column of the score.
    pub score: String,
    /// Column of periods, versions or places; others are held against the first.
    pub group: String,
}

/// The rows of one group.
struct Own {
    name: String,
    scores: Vec<f64>,
    outcomes: Vec<bool>,
    /// Events the first group foretells; none where nothing is held against it.
    expected: Option<f64>,
}

impl Drift {
    /// Answers it from a file. Groups in which it happened to nobody or to everybody, or whose scores are all the same, have
    /// a row but no part in the tests.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let outcome = Event::One.ask(&mut columns, &self.outcome);
        let score = columns.ask(Request::number(&self.score));
        let group = columns.ask(Request::levels(&self.group));
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let happened = Event::One.take(file, &self.outcome, &mut frame, outcome)?;
        let outcomes: Vec<bool> = happened.into_iter().map(|cause| cause > 0).collect();
        let (scores, levels) = (frame.numbers(score), frame.levels(group));
        let about =
            [("outcome", Some(self.outcome.as_str())), ("score", Some(&self.score)), ("group", Some(&self.group))];
        let refusal = Refusal::about(file, &about);
        let mut result = StudyResult::of("drift", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        fill(&scores, &outcomes, &levels, &mut result).map_err(|error| refusal.of(error))?;
        Ok(result)
    }
}

fn fill(scores: &[f64], outcomes: &[bool], levels: &Levels, result: &mut StudyResult) -> Result<(), statistics::Error> {
    let mut groups: Vec<Own> = levels.names.iter().map(|name| Own::of(name)).collect();
    for (row, group) in levels.codes.iter().enumerate() {
        groups[*group as usize].add(scores[row], outcomes[row]);
    }
    let (fit, others): (Vec<Own>, Vec<Own>) = groups.into_iter().partition(Own::varies);
    let mut tests = Part::new(&TESTS);
    let fit = if fit.len() > 1 { compared(fit, &mut tests)? } else { fit };
    if tests.rows.is_empty() {
        result.cautions.push("nothing-to-hold-against");
    } else if !others.is_empty() {
        result.cautions.push("groups-not-tested");
    }
    let mut part = Part::new(&DRIFT);
    for name in &levels.names {
        let own = fit.iter().chain(&others).find(|own| own.name == *name).expect("every group is in one of the two");
        part.push(own.line()?);
    }
    result.add(part);
    result.add(tests);
    Ok(())
}

/// The same groups with what the first foretells of each, and the tests.
fn compared(groups: Vec<Own>, tests: &mut Part) -> Result<Vec<Own>, statistics::Error> {
    let scores: Vec<f64> = groups.iter().flat_map(|own| own.scores.iter().copied()).collect();
    let outcomes: Vec<bool> = groups.iter().flat_map(|own| own.outcomes.iter().copied()).collect();
    let codes: Vec<u32> =
        (0_u32..).zip(&groups).flat_map(|(code, own)| std::iter::repeat_n(code, own.scores.len())).collect();
    let found = drift(&scores, &outcomes, &codes, u32::try_from(groups.len()).unwrap_or(u32::MAX))?;
    tests.push(test("drift_level", &found.level));
    if let Some(slope) = &found.slope {
        tests.push(test("drift_slope", slope));
    }
    if let Some(area) = same_area(&groups) {
        tests.push(test("drift_area", &area));
    }
    let mut foretold = found.foretold.into_iter();
    let with = |own: Own| Own { expected: Some(foretold.by_ref().take(own.scores.len()).sum()), ..own };
    Ok(groups.into_iter().map(with).collect())
}

fn test(name: &'static str, found: &LikelihoodRatio) -> Vec<Cell> {
    vec![Cell::Code(name), Cell::Number(found.statistic), Cell::Number(found.degrees_of_freedom), Cell::P(found.p)]
}

/// Whether the areas of different people are one: squares of their distances from their mean, weighted by their variances.
fn same_area(groups: &[Own]) -> Option<LikelihoodRatio> {
    let areas: Vec<Auc> = groups.iter().filter_map(Own::area).filter(|area| area.variance > 0.0).collect();
    if areas.len() < groups.len() || areas.len() < 2 {
        return None;
    }
    let weights: f64 = areas.iter().map(|area| 1.0 / area.variance).sum();
    let mean = areas.iter().map(|area| area.area / area.variance).sum::<f64>() / weights;
    let statistic = areas.iter().map(|area| (area.area - mean).powi(2) / area.variance).sum();
    let degrees_of_freedom = f64::from(u32::try_from(areas.len() - 1).ok()?);
    Some(LikelihoodRatio { statistic, degrees_of_freedom, p: chi_square::survival(degrees_of_freedom, statistic) })
}

impl Own {
    fn of(name: &str) -> Self {
        Self { name: name.to_owned(), scores: Vec::new(), outcomes: Vec::new(), expected: None }
    }

    fn add(&mut self, score: f64, outcome: bool) {
        self.scores.push(score);
        self.outcomes.push(outcome);
    }

    fn events(&self) -> u64 {
        self.outcomes.iter().filter(|outcome| **outcome).count() as u64
    }

    /// Both outcomes and more than one score: a line can be drawn through it.
    fn varies(&self) -> bool {
        let events = self.events();
        events > 0
            && events < self.outcomes.len() as u64
            && self.scores.windows(2).any(|pair| pair[0] < pair[1] || pair[1] < pair[0])
    }

    fn area(&self) -> Option<Auc> {
        auc(&self.scores, &self.outcomes, Level::P95).ok()
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    fn line(&self) -> Result<Vec<Cell>, statistics::Error> {
        let (cases, events) = (self.scores.len() as f64, self.events());
        let ratio = self.expected.filter(|expected| *expected > 0.0);
        let ratio = ratio.map(|expected| poisson_rate(events, expected, Level::P95)).transpose()?;
        let area = self.area();
        let limits = area.and_then(|area| area.interval);
        Ok(vec![
            Cell::text(&self.name),
            Cell::count(self.scores.len()),
            Cell::Count(events),
            Cell::Share(events as f64 / cases),
            Cell::Number(self.scores.iter().sum::<f64>() / cases),
            Cell::number(self.expected),
            Cell::number(ratio.map(|ratio| ratio.per_time)),
            Cell::number(ratio.map(|ratio| ratio.interval.lower)),
            Cell::number(ratio.map(|ratio| ratio.interval.upper)),
            Cell::number(area.map(|area| area.area)),
            Cell::number(limits.map(|limits| limits.lower)),
            Cell::number(limits.map(|limits| limits.upper)),
        ])
    }
}
