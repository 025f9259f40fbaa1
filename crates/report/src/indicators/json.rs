//! Values as JSON for programs: keys in English, numbers as numbers.

use serde_json::{Value, json};

use super::Selection;
use super::line::{self, Chosen};
use crate::context::Context;
use crate::{Input, ReportError};

/// The values as JSON: an array of indicators, each with its years and provenance; with `explain` also parameters,
/// exclusions and breakdowns.
///
/// # Errors
/// As for [`crate::indicators_csv`].
pub fn indicators_json(input: &Input<'_>, selection: &Selection) -> Result<String, ReportError> {
    let context = Context::new(input);
    let chosen = line::choose(&context, selection)?;
    let indicators: Vec<Value> = chosen.iter().map(|one| indicator(&context, one, selection.explain)).collect();
    let mut text = serde_json::to_string_pretty(&indicators).map_err(|error| ReportError::Document(Box::new(error)))?;
    text.push('\n');
    Ok(text)
}

fn indicator(context: &Context<'_>, chosen: &Chosen<'_>, explain: bool) -> Value {
    let definition = chosen.definition;
    let years: Vec<Value> = chosen
        .years()
        .map(|year| {
            let mut told = json!({
                "year": year.year,
                "forecast": year.target,
                "actual": year.value,
                "status": line::status_code(year.status),
                "completeness": year.completeness,
            });
            if explain {
                told["numerator"] = json!(year.numerator);
                told["denominator"] = json!(year.denominator);
                told["cases"] = json!(year.cases);
                told["persons"] = json!(year.persons);
                told["boundary"] = json!(year.boundary);
                told["excluded"] = json!(year.excluded);
                told["breakdowns"] = json!(year.breakdowns);
            }
            told
        })
        .collect();
    let mut told = json!({
        "indicator": definition.id,
        "name": context.text(&definition.name),
        "unit": definition.unit,
        "years": years,
        "provenance": chosen.result.provenance,
    });
    if explain {
        told["parameters"] = json!(chosen.result.parameters);
    }
    told
}
