//! Sheet of money: the approved budget by source with its check sum, and movements by source and year.

use std::collections::BTreeMap;

use catalogue::Project;
use measure::ProjectResult;

use crate::context::Context;
use crate::workbook::{Column, Kind, Sheet, Value};

/// Kinds of movements with a column of their own, codes of `budget-movement`.
const KINDS: [&str; 4] = ["planned", "committed", "spent", "returned"];

/// The sheet: approved parts first, then one line per source and year, sums below.
pub(super) fn sheet(context: &Context<'_>, project: &Project, result: &ProjectResult) -> Sheet {
    let mut columns = vec![
        Column::new(context.say("source"), 40.0, Kind::Words),
        Column::new(context.say("year"), 8.0, Kind::Year),
        Column::new(context.say_with("budget", &[("currency", &context.catalogue.pack.currency)]), 16.0, Kind::Money),
    ];
    let kinds = KINDS.map(|kind| context.catalogue.word("budget-movement", kind, context.lang));
    columns.extend(kinds.map(|kind| Column::new(kind, 16.0, Kind::Money)));
    columns.push(Column::new(context.say("remark"), 50.0, Kind::Words));
    let mut sheet = Sheet::new(context.say("money"), columns);
    let source = |code: &str| Value::from(context.catalogue.word("funding-source", code, context.lang));
    let parts = project.budget.iter().flat_map(|budget| &budget.parts);
    for part in parts {
        let mut row = vec![source(&part.source), Value::Empty, Value::Cents(part.cents)];
        row.extend([Value::Empty, Value::Empty, Value::Empty, Value::Empty]);
        row.push(Value::from(part.percent.map(|percent| catalogue::wording::percent(percent, 2, context.lang))));
        sheet.rows.push(row);
    }
    for ((code, year), cents) in by_source_and_year(result) {
        let mut row = vec![source(code), Value::from(year), Value::Empty];
        row.extend(cents.map(|cents| if cents == 0 { Value::Empty } else { Value::Cents(cents) }));
        row.push(Value::Empty);
        sheet.rows.push(row);
    }
    sheet.totals.push(total(context, project, result));
    sheet
}

fn by_source_and_year(result: &ProjectResult) -> BTreeMap<(&str, i32), [i64; 4]> {
    let mut sums: BTreeMap<(&str, i32), [i64; 4]> = BTreeMap::new();
    for line in &result.money {
        if let Some(at) = KINDS.iter().position(|kind| *kind == line.kind) {
            sums.entry((line.source.as_str(), line.year)).or_default()[at] += line.cents;
        }
    }
    sums
}

/// The sums, and whether the parts add up to the approved total.
fn total(context: &Context<'_>, project: &Project, result: &ProjectResult) -> Vec<Value> {
    let check = project.budget.as_ref().map(|budget| {
        let parts: i64 = budget.parts.iter().map(|part| part.cents).sum();
        let key = if parts == budget.total_cents { "parts-add-up" } else { "parts-differ" };
        context.say_with(key, &[("parts", &context.money(parts)), ("total", &context.money(budget.total_cents))])
    });
    let mut row = vec![Value::from(context.say("sum")), Value::Empty];
    row.push(project.budget.as_ref().map_or(Value::Empty, |budget| Value::Cents(budget.total_cents)));
    row.extend(KINDS.map(|kind| Value::Cents(crate::efficiency::sum(&result.money, kind))));
    row.push(Value::from(check));
    row
}
