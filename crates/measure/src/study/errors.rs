//! Whether a threshold errs more often in one group than in another, and whether the score ranks people as well in each.
//!
//! Every group is held against the largest one of its column: the differences are surest there.

use std::cmp::Reverse;

use statistics::Level;
use statistics::accuracy::{Auc, ErrorRate, GroupErrors, GroupReport, auc, compare_unpaired, error_rates_by_group};

use super::by::{By, Group};
use super::columns::Columns;
use super::error::Refusal;
use super::event::yes_no_or_missing;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static ERRORS: Shape = Shape::of(
    "errors_by_group",
    &[
        "by",
        "rate",
        "group",
        "count",
        "of",
        "share",
        "lower",
        "upper",
        "difference",
        "difference_lower",
        "difference_upper",
    ],
);
static AREAS: Shape = Shape::of(
    "areas_by_group",
    &[
        "by",
        "group",
        "area",
        "lower",
        "upper",
        "positives",
        "negatives",
        "difference",
        "difference_lower",
        "difference_upper",
        "p",
    ],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&ERRORS, &AREAS];

/// A question about errors.
#[derive(Debug, Clone, Default)]
pub struct Errors {
    /// Column of what happened: yes or no.
    pub outcome: String,
    /// Column of the score.
    pub score: String,
    /// Everybody at or above this is flagged.
    pub threshold: f64,
    /// Columns of groups.
    pub by: Vec<String>,
}

impl Errors {
    /// Answers it from a file. Rows without outcome or score are left out; those without a group are a group of their own.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let outcome = columns.ask(Request::number(&self.outcome));
        let score = columns.ask(Request::number(&self.score));
        let by = By::ask(&self.by, &mut columns);
        let mut frame = file.read(columns.requests(), Missing::Keep)?;
        let (outcomes, scores) = (frame.numbers(outcome), frame.numbers(score));
        yes_no_or_missing(file, &self.outcome, &outcomes)?;
        let by = By::take(&self.by, &by, &mut frame, scores.len());
        let refusal = Refusal::about(file, &[("outcome", Some(self.outcome.as_str())), ("score", Some(&self.score))]);
        let groups = by.groups_of(|row| !outcomes[row].is_nan() && !scores[row].is_nan());
        let mut count = frame.count().clone();
        count.used = groups.first().map_or(0, |everybody| everybody.rows.len() as u64);
        let mut result = StudyResult::of("errors", file, &count);
        result.set("level", Cell::Share(Level::P95.get()));
        result.set("flagged_from", Cell::Number(self.threshold));
        let (mut errors, mut areas) = (Part::new(&ERRORS), Part::new(&AREAS));
        for of_column in groups.get(1..).unwrap_or_default().chunk_by(|one, next| one.by == next.by) {
            let rows = Rows { scores: &scores, outcomes: &outcomes, groups: of_column };
            let report = rows.report(self.threshold).map_err(|error| refusal.of(error))?;
            rows.errors(&report, &mut errors);
            rows.areas(report.reference, &mut areas);
        }
        result.add(errors);
        result.add(areas);
        Ok(result)
    }
}

/// The groups of one column.
struct Rows<'a> {
    scores: &'a [f64],
    outcomes: &'a [f64],
    groups: &'a [Group],
}

impl Rows<'_> {
    fn of(&self, group: usize) -> (Vec<f64>, Vec<bool>) {
        self.groups[group].rows.iter().map(|row| (self.scores[*row], self.outcomes[*row] > 0.5)).unzip()
    }

    fn report(&self, threshold: f64) -> Result<GroupReport, statistics::Error> {
        let (mut scores, mut outcomes, mut codes) = (Vec::new(), Vec::new(), Vec::new());
        for (code, group) in (0_u32..).zip(self.groups) {
            let own = self.of(code as usize);
            scores.extend(own.0);
            outcomes.extend(own.1);
            codes.extend(group.rows.iter().map(|_| code));
        }
        let largest = (0_u32..).zip(self.groups).min_by_key(|(_, group)| Reverse(group.rows.len()));
        let reference = largest.map_or(0, |(code, _)| code);
        error_rates_by_group(&scores, &outcomes, &codes, threshold, reference, Level::P95)
    }

    fn errors(&self, report: &GroupReport, part: &mut Part) {
        for rate in ErrorRate::ALL {
            for errors in &report.groups {
                part.push(self.error(rate, errors));
            }
        }
    }

    fn error(&self, rate: ErrorRate, errors: &GroupErrors) -> Vec<Cell> {
        let group = &self.groups[errors.group as usize];
        let (count, of) = errors.counts.counts(rate);
        let share = errors.rates.get(rate.name());
        let difference = errors.differences.get(rate.name());
        vec![
            group.by.clone(),
            Cell::Code(rate.name()),
            group.name.clone(),
            Cell::Count(count),
            Cell::Count(of),
            Cell::share(share.map(|share| share.share)),
            Cell::share(share.map(|share| share.interval.lower)),
            Cell::share(share.map(|share| share.interval.upper)),
            Cell::points(difference.map(|difference| difference.value)),
            Cell::points(difference.map(|difference| difference.interval.lower)),
            Cell::points(difference.map(|difference| difference.interval.upper)),
        ]
    }

    fn areas(&self, reference: u32, part: &mut Part) {
        let area = |group: usize| {
            let (scores, outcomes) = self.of(group);
            auc(&scores, &outcomes, Level::P95).ok()
        };
        let base = area(reference as usize);
        for (at, group) in self.groups.iter().enumerate() {
            let own = area(at);
            let base = base.filter(|_| at != reference as usize);
            part.push(self.area(at, group, own, base));
        }
    }

    fn area(&self, at: usize, group: &Group, own: Option<Auc>, base: Option<Auc>) -> Vec<Cell> {
        let (_, outcomes) = self.of(at);
        let positives = outcomes.iter().filter(|outcome| **outcome).count();
        let limits = own.and_then(|own| own.interval);
        let compared = own.zip(base).and_then(|(own, base)| compare_unpaired(own, base, Level::P95).ok());
        let apart = compared.as_ref();
        vec![
            group.by.clone(),
            group.name.clone(),
            Cell::number(own.map(|own| own.area)),
            Cell::number(limits.map(|limits| limits.lower)),
            Cell::number(limits.map(|limits| limits.upper)),
            Cell::count(positives),
            Cell::count(outcomes.len() - positives),
            Cell::number(apart.map(|apart| apart.difference)),
            Cell::number(apart.map(|apart| apart.interval.lower)),
            Cell::number(apart.map(|apart| apart.interval.upper)),
            apart.map_or(Cell::Nothing, |apart| Cell::P(apart.p)),
        ]
    }
}
