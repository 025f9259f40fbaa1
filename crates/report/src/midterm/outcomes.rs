//! Table 1 of outcomes with their indicators, and the forecasts of the period against actual values.

use catalogue::{Indicator, ReportWords};
use measure::YearValue;

use super::years;
use crate::context::Context;
use crate::document::{Block, Cell, Column, Inline, Table};

/// Table 1.
pub(super) fn table(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let Some(document) = context.catalogue.policies.get(&report.document) else { return Vec::new() };
    let caption = context.say_with("outcomes-caption", &[("short", &context.text(&document.short))]);
    let columns = [Column::words(context.say("outcome"), 5), Column::words(context.say("outcome-indicators"), 6)];
    let mut table = Table::new(caption, columns);
    for outcome in &document.outcome {
        let name = format!("{}. {}", outcome.no, context.text(&outcome.name_in_report));
        let lines = context.indicators_of(&report.document).into_iter().filter(|one| one.outcome == Some(outcome.no));
        let lines =
            lines.map(|indicator| Inline::from(format!("{}. {}", indicator.id, name_in_report(context, indicator))));
        table.row([Cell::from(name), Cell(lines.collect())]);
    }
    vec![Block::Table(table)]
}

/// Forecast and actual value of every indicator and year of the report, with status and explanation. Table 1 just before
/// it names the indicators, so their numbers are enough here.
pub(super) fn values(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let caption = context.say_with("values-caption", &[("years", &years(report))]);
    let mut table = Table::new(
        caption,
        [
            Column::words(context.say("indicator"), 4),
            Column::words(context.say("year"), 3),
            Column::number(context.say("forecast"), 5),
            Column::number(context.say("actual"), 5),
            Column::words(context.say("status"), 6),
            Column::words(context.say("explanation"), 14),
        ],
    );
    for indicator in context.indicators_of(&report.document) {
        let result = context.indicator(&indicator.id);
        for year in report.from_year..=report.to_year {
            let value = result.as_ref().and_then(|result| result.years.iter().find(|value| value.year == year));
            table.row(row(context, indicator, year, value));
        }
    }
    vec![Block::Table(table)]
}

fn row(context: &Context<'_>, indicator: &Indicator, year: i32, value: Option<&YearValue>) -> [Cell; 6] {
    let figure = context.figure(indicator);
    let shown = |value: Option<f64>| value.map_or_else(|| context.say("no-value"), |value| figure.shown(value));
    let target = value.and_then(|value| value.target).or_else(|| indicator.target.get(&year.to_string()).copied());
    let status = value.map_or_else(|| context.say("status-missing"), |value| context.status(value.status));
    [
        Cell::from(context.ordinal(&indicator.id)),
        Cell::from(year.to_string()),
        Cell::from(shown(target)),
        Cell::from(shown(value.and_then(|value| value.value))),
        Cell::from(status),
        explanation(context, indicator, year, value),
    ]
}

/// Why the value differs from the forecast, and how complete it is. The sources' explanation belongs to a value that
/// missed its forecast; beside another value it would say what the number does not.
pub(crate) fn explanation(context: &Context<'_>, indicator: &Indicator, year: i32, value: Option<&YearValue>) -> Cell {
    let differs = value.is_none_or(|value| value.status != measure::Status::Reached);
    let told = indicator.explanation.get(&year.to_string()).filter(|_| differs).map(|text| context.text(text));
    let complete = value.and_then(|value| context.completeness(&value.completeness));
    Cell(told.into_iter().chain(complete).map(Inline::from).collect())
}

/// An indicator's name as the report prints it.
pub(super) fn name_in_report(context: &Context<'_>, indicator: &Indicator) -> String {
    context.text(indicator.name_in_report.as_ref().unwrap_or(&indicator.name))
}
