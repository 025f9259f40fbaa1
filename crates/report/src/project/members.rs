//! Sheet of who counts and why: pseudonyms, no names.

use catalogue::Project;
use measure::ProjectResult;

use crate::context::Context;
use crate::workbook::{Column, Kind, Sheet, Value};

/// One line per person and output.
pub(super) fn sheet(context: &Context<'_>, project: &Project, result: &ProjectResult) -> Sheet {
    let columns = vec![
        Column::new(context.say("output"), 40.0, Kind::Words),
        Column::new(context.say("pseudonym"), 36.0, Kind::Words),
        Column::new(context.say("first-day"), 14.0, Kind::Day),
        Column::new(context.say("first-rule"), 50.0, Kind::Words),
        Column::new(context.say("group"), 20.0, Kind::Words),
        Column::new(context.say("all-rules"), 60.0, Kind::Words),
    ];
    let mut sheet = Sheet::new(context.say("members"), columns);
    let rule = |id: &String| project.rule.get(id).map_or_else(|| id.clone(), |rule| context.text(&rule.name));
    for counted in &result.outputs {
        let output = project.output.iter().find(|one| one.id == counted.output);
        let output = output.map_or_else(|| counted.output.clone(), |one| context.text(&one.name));
        sheet.rows.extend(counted.members.iter().map(|member| {
            let group = member
                .group
                .as_ref()
                .map(|group| context.catalogue.word("participant-role", group, context.lang).to_owned());
            vec![
                Value::from(output.as_str()),
                Value::from(member.person_key.as_str()),
                Value::from(member.date),
                Value::from(rule(&member.rule)),
                Value::from(group),
                Value::from(member.rules.iter().map(rule).collect::<Vec<_>>().join("; ")),
            ]
        }));
    }
    sheet
}
