//! Sheet of counters: value and target of every output, by year, by rule, by group, and what was left out.

use catalogue::{Output, Project};
use measure::{OutputResult, ProjectResult};

use crate::context::Context;
use crate::workbook::{Column, Kind, Sheet, Value};

/// The sheet, one line per number, so that it can be filtered.
pub(super) fn sheet(context: &Context<'_>, project: &Project, result: &ProjectResult) -> Sheet {
    let columns = vec![
        Column::new(context.say("output"), 50.0, Kind::Words),
        Column::new(context.say("breakdown"), 18.0, Kind::Words),
        Column::new(context.say("key"), 60.0, Kind::Words),
        Column::new(context.say("persons"), 12.0, Kind::Number),
        Column::new(context.say("cases"), 12.0, Kind::Number),
        Column::new(context.say("first"), 16.0, Kind::Number),
        Column::new(context.say("target-value"), 12.0, Kind::Number),
        Column::new(context.say("share"), 12.0, Kind::Share),
    ];
    let mut sheet = Sheet::new(context.say("counters"), columns);
    for output in &project.output {
        if let Some(counted) = result.outputs.iter().find(|one| one.output == output.id) {
            sheet.rows.extend(rows(context, project, output, counted));
        }
    }
    sheet
}

fn rows(context: &Context<'_>, project: &Project, output: &Output, counted: &OutputResult) -> Vec<Vec<Value>> {
    let name = context.text(&output.name);
    let line = |breakdown: &str, key: String, rest: [Value; 5]| {
        [Value::from(name.as_str()), Value::from(context.say(breakdown)), Value::from(key)]
            .into_iter()
            .chain(rest)
            .collect::<Vec<Value>>()
    };
    let only = |persons: Value| [persons, Value::Empty, Value::Empty, Value::Empty, Value::Empty];
    let value = Value::from(counted.value);
    let share = match value {
        Value::Number(number) if output.target > 0.0 => Value::Number(number / output.target),
        _ => Value::Empty,
    };
    let mut rows =
        vec![line("total", String::new(), [value, Value::Empty, Value::Empty, Value::Number(output.target), share])];
    rows.extend(
        counted.by_year.iter().map(|(year, count)| line("by-year", year.to_string(), only(Value::from(*count)))),
    );
    rows.extend(counted.by_rule.iter().map(|rule| {
        let words = project.rule.get(&rule.rule).map_or_else(|| rule.rule.clone(), |one| context.text(&one.name));
        let (all, first) = (Value::from(rule.persons), Value::from(rule.first));
        line("by-rule", words, [all, Value::from(rule.cases), first, Value::Empty, Value::Empty])
    }));
    rows.extend(counted.by_group.iter().map(|(group, count)| {
        let words = context.catalogue.word("participant-role", group, context.lang).to_owned();
        line("by-group", words, only(Value::from(*count)))
    }));
    rows.extend(counted.excluded.iter().map(|(reason, count)| {
        let words = project.rule.values().find_map(|rule| rule.reason.get(reason));
        let words = words.map_or_else(|| reason.clone(), |words| context.text(words));
        line("left-out", words, [Value::Empty, Value::from(*count), Value::Empty, Value::Empty, Value::Empty])
    }));
    rows
}
