//! Suppression of small cells in everything a counts-only role sees.
//!
//! Totals of years and outputs are published as they are: they are the official figures. What is broken down is not:
//!
//! - a cell is hidden where it stands for somebody, but for fewer than the threshold: by the persons among its cases, or
//!   by those of them that the numerator counts;
//! - where exactly one cell of a breakdown is hidden, one more is, the smallest that stands for somebody, since the
//!   total would give the first one away;
//! - cells of zero are not hidden, and neither are counts of things: events, places, institutions;
//! - reasons of fewer cases than the threshold are left out, and so is a small number of boundary cases, wherever the
//!   year's cases name persons.

use std::collections::BTreeMap;

use crate::{BreakdownCell, BreakdownTable, IndicatorResult, OutputResult, ProjectResult, YearValue};

/// The same result with every breakdown cell of fewer than `below` persons (and one more where a hidden one could be
/// computed from the total) left empty.
#[must_use]
pub fn suppress_indicator(result: &IndicatorResult, below: u32) -> IndicatorResult {
    let years = result.years.iter().map(|year| suppress_year(year, u64::from(below))).collect();
    IndicatorResult { years, ..result.clone() }
}

/// The same project result without members and with small cells left empty.
#[must_use]
pub fn suppress_project(result: &ProjectResult, below: u32) -> ProjectResult {
    let outputs = result.outputs.iter().map(|output| suppress_output(output, u64::from(below))).collect();
    ProjectResult { outputs, ..result.clone() }
}

fn suppress_year(year: &YearValue, below: u64) -> YearValue {
    let mut shown = year.clone();
    let about_persons = year.persons > 0 || year.breakdowns.iter().flat_map(|table| &table.cells).any(names_persons);
    if about_persons {
        shown.excluded.retain(|_, cases| *cases >= below);
        shown.boundary = year.boundary.filter(|cases| *cases == 0 || *cases >= below);
    }
    shown.breakdowns.iter_mut().for_each(|table| suppress_table(table, below));
    shown
}

fn suppress_table(table: &mut BreakdownTable, below: u64) {
    let small: Vec<usize> = (0..table.cells.len()).filter(|place| is_small(&table.cells[*place], below)).collect();
    let mut hidden = small;
    if let [only] = hidden[..] {
        let others = (0..table.cells.len()).filter(|place| *place != only && names_persons(&table.cells[*place]));
        hidden.extend(others.min_by_key(|place| (table.cells[*place].persons, *place)));
    }
    for place in hidden {
        let cell = &mut table.cells[place];
        (cell.value, cell.numerator, cell.denominator, cell.persons) = (None, None, None, None);
    }
}

fn names_persons(cell: &BreakdownCell) -> bool {
    cell.persons.is_none_or(|persons| persons > 0)
}

fn is_small(cell: &BreakdownCell, below: u64) -> bool {
    let Some(persons) = cell.persons.filter(|persons| *persons > 0) else { return false };
    #[expect(clippy::cast_precision_loss, reason = "a threshold is a small number")]
    let few = cell.numerator.is_some_and(|numerator| numerator > 0.0 && numerator < below as f64);
    persons < below || few
}

fn suppress_output(output: &OutputResult, below: u64) -> OutputResult {
    if output.members.is_empty() {
        return output.clone();
    }
    let mut shown = output.clone();
    shown.members.clear();
    shown.by_year = without_small(&output.by_year, below);
    shown.by_group = without_small(&output.by_group, below);
    shown.excluded.retain(|_, cases| *cases >= below);
    shown.by_rule.retain(|rule| {
        let small = |number: u64| number > 0 && number < below;
        !small(rule.persons) && !small(rule.first) && !small(rule.cases)
    });
    shown
}

/// Without numbers below the threshold, and without the smallest of the rest where only one was left out.
pub(crate) fn without_small<K: Ord + Clone>(numbers: &BTreeMap<K, u64>, below: u64) -> BTreeMap<K, u64> {
    let mut shown = numbers.clone();
    shown.retain(|_, number| *number == 0 || *number >= below);
    if numbers.len() == shown.len() + 1
        && let Some(smallest) = shown.iter().filter(|(_, number)| **number > 0).min_by_key(|(_, number)| **number)
    {
        let key = smallest.0.clone();
        shown.remove(&key);
    }
    shown
}
