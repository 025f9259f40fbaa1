//! A plan as one table: tasks or rows with promised and counted values.

mod line;

use crate::context::Context;
use crate::workbook::{self, Column, Kind, Sheet, Value};
use crate::{Input, ReportError, table_text};
use line::Line;

/// The plan as a workbook.
///
/// # Errors
/// When the pack has no such plan.
pub fn plan_xlsx(input: &Input<'_>, plan: &str) -> Result<Vec<u8>, ReportError> {
    let context = Context::new(input);
    let name = name(&context, plan)?;
    let mut sheet = Sheet::new(context.say("plan"), columns(&context));
    sheet.wide = true;
    sheet.rows = line::lines(&context, plan).iter().map(Line::values).collect();
    let from = context.board.targets.iter().find(|target| target.plan == plan).map(|target| &target.provenance);
    let title = context.mark().map_or_else(|| name.clone(), |mark| format!("{mark} · {name}"));
    workbook::workbook(&title, input.made_on, &[sheet, workbook::provenance(&context, from)])
}

/// The plan as CSV for spreadsheets of a Latvian office: UTF-8 with byte order mark, fields divided by `;`, decimal
/// comma in Latvian.
///
/// # Errors
/// When the pack has no such plan.
pub fn plan_csv(input: &Input<'_>, plan: &str) -> Result<Vec<u8>, ReportError> {
    let context = Context::new(input);
    name(&context, plan)?;
    let head: Vec<String> = columns(&context).into_iter().map(|column| column.head).collect();
    let rows = line::lines(&context, plan);
    let rows = rows.iter().map(|line| line.values().iter().map(|value| cell(&context, value)).collect::<Vec<_>>());
    table_text::csv(&head, rows)
}

fn name(context: &Context<'_>, plan: &str) -> Result<String, ReportError> {
    let policies = &context.catalogue.policies;
    let policy = policies.get(plan).ok_or_else(|| ReportError::unknown("plan", plan, policies.keys()))?;
    Ok(context.text(&policy.name))
}

fn columns(context: &Context<'_>) -> Vec<Column> {
    vec![
        Column::new(context.say("number"), 12.0, Kind::Words),
        Column::new(context.say("direction"), 10.0, Kind::Words),
        Column::new(context.say("task-or-measure"), 50.0, Kind::Words),
        Column::new(context.say("owners"), 24.0, Kind::Words),
        Column::new(context.say("state"), 16.0, Kind::Words),
        Column::new(context.say("target"), 50.0, Kind::Words),
        Column::new(context.say("planned-value"), 12.0, Kind::Number),
        Column::new(context.say("unit"), 16.0, Kind::Words),
        Column::new(context.say("repeats"), 18.0, Kind::Words),
        Column::new(context.say("period"), 14.0, Kind::Words),
        Column::new(context.say("counted-value"), 12.0, Kind::Number),
        Column::new(context.say("status"), 18.0, Kind::Words),
        Column::new(context.say("deadline"), 12.0, Kind::Day),
        Column::new(context.say("carried-to"), 16.0, Kind::Words),
    ]
}

fn cell(context: &Context<'_>, value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Words(words) => words.clone(),
        Value::Number(number) => {
            let plain = number.to_string();
            if context.lang == "lv" { plain.replace('.', ",") } else { plain }
        }
        Value::Cents(cents) => context.money(*cents),
        Value::Day(day) => day.to_string(),
    }
}
