//! How long until something happens: curves with intervals and numbers at risk, their quantiles and means, and tests of groups.

use statistics::Level;
use statistics::survival::{Curve, FollowUp, Groups, Scale, Weights, kaplan_meier, log_rank};

use super::columns::Columns;
use super::error::Refusal;
use super::group::Grouping;
use super::part::{Cell, Part, Shape};
use super::times::round_times;
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static GROUPS: Shape = Shape::of(
    "groups",
    &["group", "rows", "events", "censored", "median", "median_lower", "median_upper", "last_time"],
);
static AT: Shape = Shape::of(
    "at",
    &["group", "time", "at_risk", "events", "censored", "survival", "standard_error", "lower", "upper"],
);
static QUANTILES: Shape = Shape::of("quantiles", &["group", "share", "time", "lower", "upper"]);
static MEANS: Shape = Shape::of("restricted_means", &["group", "horizon", "mean", "standard_error", "lower", "upper"]);
static DIFFERENCES: Shape = Shape::of(
    "restricted_mean_differences",
    &["group", "reference", "difference", "standard_error", "lower", "upper", "p"],
);
static TESTS: Shape = Shape::of("tests", &["test", "chi_square", "degrees", "p"]);
static EXPECTED: Shape = Shape::of("log_rank_counts", &["group", "observed", "expected"]);
static CURVE: Shape = Shape::long(
    "curve",
    &["group", "time", "at_risk", "events", "censored", "survival", "standard_error", "lower", "upper"],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&GROUPS, &AT, &QUANTILES, &MEANS, &DIFFERENCES, &TESTS, &EXPECTED, &CURVE];

/// A question about time to event.
#[derive(Debug, Clone, Default)]
pub struct Survival {
    /// Column of times.
    pub time: String,
    /// Column that says how follow-up ended.
    pub status: String,
    /// Which values of it are the event.
    pub event: Event,
    /// Column of the times from which rows were observed.
    pub entry: Option<String>,
    /// Column of groups to compare.
    pub group: Option<String>,
    /// Column of strata within which groups are compared.
    pub strata: Option<String>,
    /// Times to print; round ones where none are given.
    pub at: Vec<f64>,
    /// The scale of intervals.
    pub scale: Scale,
    /// The horizon of restricted means.
    pub horizon: Option<f64>,
    /// Shares whose time is asked for, besides the median.
    pub quantiles: Vec<f64>,
    /// Whether every step of the curves is wanted.
    pub whole_curve: bool,
}

/// The name of a scale.
pub(super) fn scale_name(scale: Scale) -> &'static str {
    match scale {
        Scale::LogLog => "log-log",
        Scale::Log => "log",
        Scale::Plain => "plain",
        Scale::Logit => "logit",
        Scale::Arcsin => "arcsin",
    }
}

impl Survival {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let time = columns.ask(Request::number(&self.time));
        let status = self.event.ask(&mut columns, &self.status);
        let entry = columns.ask_if(self.entry.as_deref(), Request::number);
        let group = columns.ask_if(self.group.as_deref(), Request::levels);
        let strata = columns.ask_if(self.strata.as_deref(), Request::levels);
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let refusal = Refusal::about(
            file,
            &[
                ("time", Some(&self.time)),
                ("status", Some(&self.status)),
                ("entry", self.entry.as_deref()),
                ("group", self.group.as_deref()),
                ("strata", self.strata.as_deref()),
            ],
        )
        .in_rows_of(&frame);
        let refused = |error| refusal.of(error);
        let exits = frame.numbers(time);
        let events = self.event.take(file, &self.status, &mut frame, status)?;
        let entries = entry.map(|entry| frame.numbers(entry));
        let grouping = Grouping::take(&mut frame, group, exits.len());
        let strata = strata.map(|strata| frame.levels(strata));
        let mut follow_up = FollowUp::new(&exits, &events).map_err(refused)?;
        if let Some(entries) = &entries {
            follow_up = follow_up.with_entry(entries).map_err(refused)?;
        }
        let groups = grouping.groups().map_err(refused)?;
        let curves = kaplan_meier(&follow_up, &groups, self.scale, Level::P95).map_err(refused)?;

        let mut result = StudyResult::of("survival", file, frame.count());
        result.set("interval", Cell::Code(scale_name(self.scale)));
        result.set("level", Cell::Share(Level::P95.get()));
        result.add(per_group(&grouping, &groups, &curves).map_err(refused)?);
        result.add(self.at_times(&grouping, &curves));
        result.add(self.asked_quantiles(&grouping, &curves).map_err(refused)?);
        if let Some(horizon) = self.horizon {
            let (means, differences) = means(&grouping, &curves, horizon).map_err(refused)?;
            result.add(means);
            result.add(differences);
        }
        if grouping.count() > 1 {
            let strata = strata.as_ref().map(|levels| Groups::new(&levels.codes, levels.names.len()));
            let strata = strata.transpose().map_err(refused)?;
            let mut tests = Part::new(&TESTS);
            let mut expected = Part::new(&EXPECTED);
            for (name, weights) in [("log_rank", Weights::Equal), ("peto_peto", Weights::PetoPeto)] {
                let test = match log_rank(&follow_up, &groups, strata.as_ref(), weights) {
                    // The curves say that nothing happened; there is only nothing to test.
                    Err(statistics::Error::NoEvents { .. }) => continue,
                    test => test.map_err(refused)?,
                };
                let degrees = Cell::count(test.degrees);
                tests.push(vec![Cell::Code(name), Cell::Number(test.chi_square), degrees, Cell::P(test.p_value)]);
                if weights == Weights::Equal {
                    for (group, (observed, chance)) in test.observed.iter().zip(&test.expected).enumerate() {
                        expected.push(vec![grouping.name(group), Cell::Number(*observed), Cell::Number(*chance)]);
                    }
                }
            }
            if tests.rows.is_empty() {
                result.cautions.push("no-events");
            }
            result.add(tests);
            result.add(expected);
        } else if self.group.is_some() || self.strata.is_some() {
            result.cautions.push("one-group");
        }
        if self.whole_curve {
            result.add(steps(&grouping, &curves));
        }
        Ok(result)
    }

    fn at_times(&self, grouping: &Grouping, curves: &[Curve]) -> Part {
        let mut part = Part::new(&AT);
        let last = curves.iter().map(|curve| curve.table().last_time()).fold(0.0, f64::max);
        let times = if self.at.is_empty() { round_times(last) } else { self.at.clone() };
        for (group, curve) in curves.iter().enumerate() {
            for &time in &times {
                let Some(point) = curve.at(time) else {
                    let mut row = vec![Cell::Nothing; AT.columns.len()];
                    (row[0], row[1]) = (grouping.name(group), Cell::Number(time));
                    part.push(row);
                    continue;
                };
                part.push(vec![
                    grouping.name(group),
                    Cell::Number(time),
                    Cell::Count(point.at_risk.into()),
                    Cell::Count(point.events),
                    Cell::Count(point.censored),
                    Cell::Share(point.survival),
                    Cell::Number(point.standard_error),
                    Cell::share(point.interval.map(|interval| interval.lower)),
                    Cell::share(point.interval.map(|interval| interval.upper)),
                ]);
            }
        }
        part
    }

    fn asked_quantiles(&self, grouping: &Grouping, curves: &[Curve]) -> Result<Part, statistics::Error> {
        let mut part = Part::new(&QUANTILES);
        for (group, curve) in curves.iter().enumerate() {
            for &share in &self.quantiles {
                let quantile = curve.quantile(share)?;
                let (time, lower, upper) = (quantile.time, quantile.lower, quantile.upper);
                part.push(vec![
                    grouping.name(group),
                    Cell::Share(share),
                    Cell::number(time),
                    Cell::number(lower),
                    Cell::number(upper),
                ]);
            }
        }
        Ok(part)
    }
}

fn per_group(grouping: &Grouping, groups: &Groups<'_>, curves: &[Curve]) -> Result<Part, statistics::Error> {
    let mut part = Part::new(&GROUPS);
    for (group, (curve, &rows)) in curves.iter().zip(groups.sizes()).enumerate() {
        let table = curve.table();
        let events: u64 = (0..table.time().len()).map(|at| u64::from(table.events_at(at))).sum();
        let median = curve.quantile(0.5)?;
        part.push(vec![
            grouping.name(group),
            Cell::count(rows),
            Cell::Count(events),
            Cell::Count(rows as u64 - events),
            Cell::number(median.time),
            Cell::number(median.lower),
            Cell::number(median.upper),
            Cell::Number(table.last_time()),
        ]);
    }
    Ok(part)
}

fn means(grouping: &Grouping, curves: &[Curve], horizon: f64) -> Result<(Part, Part), statistics::Error> {
    let (mut part, mut differences) = (Part::new(&MEANS), Part::new(&DIFFERENCES));
    let means = curves.iter().map(|curve| curve.restricted_mean(horizon)).collect::<Result<Vec<_>, _>>()?;
    for (group, mean) in means.iter().enumerate() {
        part.push(vec![
            grouping.name(group),
            Cell::Number(horizon),
            Cell::Number(mean.mean),
            Cell::Number(mean.standard_error),
            Cell::Number(mean.interval.lower),
            Cell::Number(mean.interval.upper),
        ]);
        if group > 0 {
            let difference = mean.less(&means[0])?;
            differences.push(vec![
                grouping.name(group),
                grouping.name(0),
                Cell::Number(difference.estimate),
                Cell::Number(difference.standard_error),
                Cell::Number(difference.interval.lower),
                Cell::Number(difference.interval.upper),
                Cell::P(difference.p_value),
            ]);
        }
    }
    Ok((part, differences))
}

fn steps(grouping: &Grouping, curves: &[Curve]) -> Part {
    let mut part = Part::new(&CURVE);
    for (group, curve) in curves.iter().enumerate() {
        let table = curve.table();
        for (at, &time) in table.time().iter().enumerate() {
            let interval = curve.interval(at);
            part.push(vec![
                grouping.name(group),
                Cell::Number(time),
                Cell::Count(table.at_risk()[at].into()),
                Cell::Count(table.events_at(at).into()),
                Cell::Count(table.censored()[at].into()),
                Cell::Share(curve.survival()[at]),
                Cell::Number(curve.standard_error(at)),
                Cell::share(interval.map(|interval| interval.lower)),
                Cell::share(interval.map(|interval| interval.upper)),
            ]);
        }
    }
    part
}
