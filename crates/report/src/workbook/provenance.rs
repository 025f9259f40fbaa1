//! The sheet that says what the numbers of a workbook were computed from.

use measure::Provenance;

use super::{Column, Kind, Sheet, Value};
use crate::context::Context;

/// The sheet; `from` is absent where a workbook holds no measured number.
pub(crate) fn provenance(context: &Context<'_>, from: Option<&Provenance>) -> Sheet {
    let columns = vec![
        Column::new(context.say("field"), 28.0, Kind::Words),
        Column::new(context.say("content"), 90.0, Kind::Words),
    ];
    let mut sheet = Sheet::new(context.say("provenance"), columns);
    let mut row = |key: &str, value: Value| sheet.rows.push(vec![Value::from(context.say(key)), value]);
    row("made-on-label", Value::from(context.day(context.made_on)));
    row("pack-fingerprint", Value::from(context.catalogue.fingerprint.as_str()));
    let Some(from) = from else { return sheet };
    row("pack", Value::from(from.pack.as_str()));
    row("definition", Value::from(from.definition.as_str()));
    row("version", Value::from(from.definition_version.to_string()));
    row("definition-hash", Value::from(from.definition_hash.as_str()));
    row("snapshot-hash", Value::from(from.snapshot_hash.as_str()));
    row("as-of", Value::from(context.day(from.as_of)));
    if !context.sees_persons() {
        row("suppressed", Value::from(context.hidden()));
    }
    if from.simulated {
        row("warning", Value::from(context.say("simulated")));
    }
    sheet
}
