//! The board's lines, ready to print.

use std::collections::BTreeMap;

use catalogue::{Catalogue, Indicator, PolicyKind};
use measure::{Board, Completeness, IndicatorResult, YearValue};

use crate::shown::{self, State};
use crate::spark::Spark;
use crate::words::Words;

/// A policy outcome with its indicators.
#[derive(Debug)]
pub(super) struct Outcome {
    pub name: String,
    pub lines: Vec<Line>,
}

/// One indicator.
#[derive(Debug)]
pub(super) struct Line {
    pub id: String,
    pub name: String,
    pub owner: String,
    /// The newest complete year.
    pub year: String,
    pub value: String,
    /// Noun that goes with the value; empty for shares.
    pub unit: String,
    pub target: String,
    pub state: State,
    pub spark: Option<Spark>,
    /// What a reader who does not see the small line needs.
    pub spark_words: String,
    /// The year under way: value so far and when it will be complete.
    pub running: String,
}

/// Indicators under the outcomes of their guidelines; those without an outcome come last.
pub(super) fn outcomes(catalogue: &Catalogue, board: &Board, words: Words) -> Vec<Outcome> {
    let mut rest: BTreeMap<&str, &Indicator> =
        catalogue.indicators.iter().map(|(id, indicator)| (id.as_str(), indicator)).collect();
    let mut outcomes = Vec::new();
    for policy in catalogue.policies.values() {
        for outcome in &policy.outcome {
            let of_outcome =
                |indicator: &&Indicator| indicator.document == policy.id && indicator.outcome == Some(outcome.no);
            let own: Vec<&Indicator> = rest.values().copied().filter(of_outcome).collect();
            rest.retain(|_, indicator| !of_outcome(&&**indicator));
            let name = format!("{}. {}", outcome.no, outcome.name.get(words.lang));
            outcomes.push(Outcome { name, lines: lines(&own, catalogue, board, words) });
        }
    }
    let others: Vec<&Indicator> = rest.into_values().collect();
    outcomes.push(Outcome { name: words.t("board-other"), lines: lines(&others, catalogue, board, words) });
    outcomes.retain(|outcome| !outcome.lines.is_empty());
    outcomes
}

/// Title of the guidelines the board is about.
pub(super) fn document(catalogue: &Catalogue, words: Words) -> String {
    let guidelines = catalogue.policies.values().find(|policy| policy.kind == PolicyKind::Guidelines);
    guidelines.map(|policy| policy.name.get(words.lang).to_owned()).unwrap_or_default()
}

/// How many indicators are in which state.
pub(super) fn summary(outcomes: &[Outcome], words: Words) -> Vec<(State, String)> {
    let mut states: Vec<(State, u64)> = Vec::new();
    for line in outcomes.iter().flat_map(|outcome| &outcome.lines) {
        match states.iter_mut().find(|(state, _)| state.class == line.state.class) {
            Some((_, count)) => *count += 1,
            None => states.push((line.state.clone(), 1)),
        }
    }
    states.into_iter().map(|(state, count)| (state, words.count("board-indicators", count))).collect()
}

fn lines(indicators: &[&Indicator], catalogue: &Catalogue, board: &Board, words: Words) -> Vec<Line> {
    let measured = indicators.iter().filter_map(|indicator| Some((*indicator, board.indicators.get(&indicator.id)?)));
    measured.map(|(indicator, result)| line(indicator, result, catalogue, words)).collect()
}

fn line(indicator: &Indicator, result: &IndicatorResult, catalogue: &Catalogue, words: Words) -> Line {
    let bare = |value: f64| shown::bare(value, &indicator.unit, words.lang);
    let with_unit = |value: f64| shown::with_unit(value, &indicator.unit, catalogue, words.lang);
    let complete = newest_complete(result);
    let owner = catalogue.institution(&indicator.owner);
    Line {
        id: indicator.id.clone(),
        name: indicator.name.get(words.lang).to_owned(),
        owner: owner.map_or(indicator.owner.as_str(), |name| name.get(words.lang)).to_owned(),
        year: complete.map(|year| year.year.to_string()).unwrap_or_default(),
        value: complete.and_then(|year| year.value).map_or_else(|| words.t("no-value"), bare),
        unit: complete.and_then(|year| year.value).map(|_| unit(indicator, catalogue, words)).unwrap_or_default(),
        target: shown::target(complete.and_then(|year| year.target).map(bare), indicator.comparator, words),
        state: shown::status(complete.map_or(measure::Status::Missing, |year| year.status), words),
        spark: Spark::of(result),
        spark_words: spark_words(result, &with_unit, words),
        running: running(result, &bare, words),
    }
}

fn unit(indicator: &Indicator, catalogue: &Catalogue, words: Words) -> String {
    let unit = catalogue.units.get(&indicator.unit).filter(|unit| unit.id != "percent");
    unit.and_then(|unit| unit.forms.get(words.lang)).map(|forms| forms.other.clone()).unwrap_or_default()
}

/// The newest year that is complete and measured; else the newest complete one with a target.
pub(crate) fn newest_complete(result: &IndicatorResult) -> Option<&YearValue> {
    let complete = || result.years.iter().rev().filter(|year| year.completeness == Completeness::Complete);
    complete().find(|year| year.value.is_some()).or_else(|| complete().next())
}

fn running(result: &IndicatorResult, with_unit: &dyn Fn(f64) -> String, words: Words) -> String {
    let open = |year: &&YearValue| matches!(year.completeness, Completeness::WindowOpen { .. });
    if !result.years.iter().any(|year| open(&year)) {
        return words.t("complete");
    }
    let Some(year) = result.years.iter().filter(open).find(|year| year.value.is_some()) else {
        return words.t("no-value");
    };
    let value = year.value.map(with_unit).unwrap_or_default();
    let complete = shown::completeness(&year.completeness, words);
    words.with(
        "board-running",
        &[("year", year.year.to_string().into()), ("value", value.into()), ("complete", complete.into())],
    )
}

fn spark_words(result: &IndicatorResult, with_unit: &dyn Fn(f64) -> String, words: Words) -> String {
    let measured: Vec<String> =
        result.years.iter().filter_map(|year| Some(format!("{}: {}", year.year, with_unit(year.value?)))).collect();
    words.with("board-spark", &[("values", measured.join(", ").into())])
}
