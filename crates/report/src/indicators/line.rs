//! The indicators that were asked for, and one year of one as a printed line.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use catalogue::Indicator;
use measure::{IndicatorResult, Status, YearValue};

use super::Selection;
use crate::ReportError;
use crate::context::Context;

/// One indicator with its result as the reader may see it.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    /// Definition.
    pub(super) definition: &'a Indicator,
    /// Result.
    pub(super) result: Cow<'a, IndicatorResult>,
    years: Option<RangeInclusive<i32>>,
}

impl Chosen<'_> {
    /// The years that were asked for, oldest first.
    pub(super) fn years(&self) -> impl Iterator<Item = &YearValue> {
        self.result.years.iter().filter(|year| self.years.as_ref().is_none_or(|years| years.contains(&year.year)))
    }
}

/// The measured indicators of a selection in the order people expect of their numbers.
pub(super) fn choose<'a>(context: &Context<'a>, selection: &Selection) -> Result<Vec<Chosen<'a>>, ReportError> {
    let known = &context.catalogue.indicators;
    if let Some(id) = selection.indicator.as_ref().filter(|id| !known.contains_key(*id)) {
        return Err(ReportError::unknown("indicator", id, known.keys()));
    }
    let mut chosen: Vec<Chosen<'a>> = known
        .values()
        .filter(|one| selection.indicator.as_ref().is_none_or(|id| *id == one.id))
        .filter_map(|definition| {
            let result = context.indicator(&definition.id)?;
            Some(Chosen { definition, result, years: selection.years.clone() })
        })
        .collect();
    chosen.sort_by(|a, b| catalogue::natural_order(&a.definition.id, &b.definition.id));
    Ok(chosen)
}

/// One year of one indicator in words.
#[derive(Debug)]
pub(super) struct Line {
    cells: [String; 6],
}

impl Line {
    /// The line of a year.
    pub(super) fn of(context: &Context<'_>, chosen: &Chosen<'_>, year: &YearValue) -> Self {
        let figure = context.figure(chosen.definition);
        let shown = |value: Option<f64>| value.map_or_else(|| context.say("no-value"), |value| figure.shown(value));
        let cells = [
            chosen.definition.id.clone(),
            year.year.to_string(),
            shown(year.target),
            shown(year.value),
            context.status(year.status),
            context.completeness(&year.completeness).unwrap_or_default(),
        ];
        Self { cells }
    }

    /// Its cells.
    pub(super) fn cells(self) -> Vec<String> {
        self.cells.into()
    }
}

/// The status as programs read it.
pub(super) fn status_code(status: Status) -> &'static str {
    match status {
        Status::Reached => "reached",
        Status::NotReached => "not-reached",
        Status::NoTarget => "no-target",
        Status::Open => "open",
        Status::Missing => "missing",
    }
}
