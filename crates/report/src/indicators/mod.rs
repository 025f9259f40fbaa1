//! Indicator values for the command line: text, CSV and JSON.

mod explain;
mod json;
mod line;

use std::ops::RangeInclusive;

use crate::context::Context;
use crate::{Input, ReportError, table_text};
pub use json::indicators_json;
use line::{Chosen, Line};

/// Which values to show; the default is all of them.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// One indicator.
    pub indicator: Option<String>,
    /// Years.
    pub years: Option<RangeInclusive<i32>>,
    /// Also parameters, exclusions with their reasons, boundary cases and provenance.
    pub explain: bool,
}

/// The values as CSV: UTF-8 with byte order mark, fields divided by `;`, numbers with a decimal point and without
/// grouping, in whatever language.
///
/// # Errors
/// When the selected indicator does not exist.
pub fn indicators_csv(input: &Input<'_>, selection: &Selection) -> Result<Vec<u8>, ReportError> {
    let context = Context::new(input);
    let head = [
        "indicator",
        "name",
        "unit",
        "year",
        "forecast",
        "actual",
        "status",
        "numerator",
        "denominator",
        "cases",
        "persons",
        "boundary",
        "complete_on",
        "definition_version",
        "definition_hash",
        "snapshot_hash",
        "as_of",
        "simulated",
    ];
    let mut rows = Vec::new();
    for chosen in line::choose(&context, selection)? {
        rows.extend(chosen.years().map(|year| csv_row(&context, &chosen, year)));
    }
    table_text::csv(&head.map(str::to_owned), rows)
}

fn csv_row(context: &Context<'_>, chosen: &Chosen<'_>, year: &measure::YearValue) -> Vec<String> {
    let from = &chosen.result.provenance;
    let plain = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let complete_on = match &year.completeness {
        measure::Completeness::WindowOpen { complete_on } => complete_on.to_string(),
        _ => String::new(),
    };
    vec![
        chosen.definition.id.clone(),
        context.text(&chosen.definition.name),
        chosen.definition.unit.clone(),
        year.year.to_string(),
        plain(year.target),
        plain(year.value),
        line::status_code(year.status).to_owned(),
        plain(Some(year.numerator)),
        year.denominator.to_string(),
        year.cases.to_string(),
        year.persons.to_string(),
        year.boundary.map(|cases| cases.to_string()).unwrap_or_default(),
        complete_on,
        from.definition_version.to_string(),
        from.definition_hash.clone(),
        from.snapshot_hash.clone(),
        from.as_of.to_string(),
        from.simulated.to_string(),
    ]
}

/// The values as text in aligned columns, in the reader's language.
///
/// # Errors
/// As for [`indicators_csv`].
pub fn indicators_table(input: &Input<'_>, selection: &Selection) -> Result<String, ReportError> {
    let context = Context::new(input);
    let chosen = line::choose(&context, selection)?;
    let mut out = context.mark().map(|mark| format!("{mark}\n\n")).unwrap_or_default();
    let head = ["indicator", "year", "forecast", "actual", "status", "remark"].map(|key| context.say(key));
    let rows: Vec<Vec<String>> = chosen
        .iter()
        .flat_map(|one| one.years().map(|year| Line::of(&context, one, year).cells()).collect::<Vec<_>>())
        .collect();
    out.push_str(&table_text::aligned(&head, &[false, false, true, true, false, false], &rows));
    if selection.explain {
        for one in &chosen {
            out.push('\n');
            out.push_str(&explain::text(&context, one));
        }
    }
    Ok(out)
}
