//! The chart of one indicator: values as bars, forecasts as steps.

use catalogue::{Catalogue, Indicator};
use measure::{Completeness, IndicatorResult, YearValue};

use super::{Chart, Point, Role, Series};
use crate::value::{DECIMALS, Figure};
use crate::words::Words;

/// Values against forecasts of one indicator; `None` where nothing can be drawn or the pack does not know it.
#[must_use]
pub fn of_indicator(catalogue: &Catalogue, result: &IndicatorResult, lang: &str) -> Option<Chart> {
    let indicator = catalogue.indicators.get(&result.indicator)?;
    let words = Words::new(lang);
    let figure = Figure::of(catalogue, indicator, lang);
    let actual = points(result, |year| year.value);
    let target = points(result, |year| year.target);
    if !has_value(&actual) && !has_value(&target) {
        return None;
    }
    let series = [(words.say("actual"), Role::Actual, actual), (words.say("forecast"), Role::Target, target)];
    Some(Chart {
        title: title(indicator, result, &figure, &words, lang),
        description: description(result, &figure, &words),
        unit: figure.noun().to_owned(),
        decimals: DECIMALS,
        series: series
            .into_iter()
            .filter(|(_, _, points)| has_value(points))
            .map(|(name, role, points)| Series { name, role, points })
            .collect(),
    })
}

fn points(result: &IndicatorResult, value: impl Fn(&YearValue) -> Option<f64>) -> Vec<Point> {
    let open = |year: &YearValue| matches!(year.completeness, Completeness::WindowOpen { .. });
    result.years.iter().map(|year| Point { year: year.year, value: value(year), open: open(year) }).collect()
}

fn has_value(points: &[Point]) -> bool {
    points.iter().any(|point| point.value.is_some())
}

/// The newest complete year says the message.
fn title(indicator: &Indicator, result: &IndicatorResult, figure: &Figure<'_>, words: &Words, lang: &str) -> String {
    let newest = result.years.iter().rev().find_map(|year| {
        let complete = year.completeness == Completeness::Complete;
        year.value.filter(|_| complete).map(|value| (year, value))
    });
    let number = &indicator.id;
    let Some((year, value)) = newest else {
        return words.say_with("chart-title-none", &[("number", number), ("name", indicator.name.get(lang))]);
    };
    let (when, value) = (year.year.to_string(), figure.shown(value));
    match year.target {
        Some(target) => words.say_with(
            "chart-title-target",
            &[("number", number), ("year", &when), ("value", &value), ("target", &figure.shown(target))],
        ),
        None => words.say_with("chart-title", &[("number", number), ("year", &when), ("value", &value)]),
    }
}

fn description(result: &IndicatorResult, figure: &Figure<'_>, words: &Words) -> String {
    let years = result.years.iter().map(|year| {
        let value = year.value.map_or_else(|| words.say("no-value"), |value| figure.shown(value));
        let target = year.target.map_or_else(|| words.say("no-value"), |target| figure.shown(target));
        words.say_with("chart-year", &[("year", &year.year.to_string()), ("value", &value), ("target", &target)])
    });
    years.collect::<Vec<_>>().join(" ")
}
