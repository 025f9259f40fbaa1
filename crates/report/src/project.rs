//! The report of one project: counters, who counts and why, money, activities.

mod counters;
mod members;
mod money;

use catalogue::Project;

use crate::context::Context;
use crate::workbook::{self, Column, Kind, Sheet, Value};
use crate::{Input, ReportError};

/// The project as a workbook: counters, who counts and why (pseudonyms; only for a reader who sees persons), money,
/// activities, provenance.
///
/// # Errors
/// When the pack or the board has no such project.
pub fn project_xlsx(input: &Input<'_>, project: &str) -> Result<Vec<u8>, ReportError> {
    let context = Context::new(input);
    let definition = input
        .catalogue
        .projects
        .get(project)
        .ok_or_else(|| ReportError::unknown("project", project, input.catalogue.projects.keys()))?;
    let result = context
        .project(project)
        .ok_or_else(|| ReportError::unknown("measured project", project, input.board.projects.keys()))?;
    let mut sheets = vec![counters::sheet(&context, definition, &result)];
    if context.sees_persons() {
        sheets.push(members::sheet(&context, definition, &result));
    }
    sheets.push(money::sheet(&context, definition, &result));
    sheets.push(activities(&context, definition));
    sheets.push(workbook::provenance(&context, Some(&result.provenance)));
    let mut title = context.text(&definition.name);
    if let Some(mark) = context.mark() {
        title = format!("{mark} · {title}");
    }
    workbook::workbook(&title, input.made_on, &sheets)
}

fn activities(context: &Context<'_>, project: &Project) -> Sheet {
    let columns = vec![
        Column::new(context.say("number"), 8.0, Kind::Words),
        Column::new(context.say("activity"), 80.0, Kind::Words),
        Column::new(context.say("purpose"), 70.0, Kind::Words),
    ];
    let mut sheet = Sheet::new(context.say("activities"), columns);
    sheet.rows = project
        .activity
        .iter()
        .map(|activity| {
            let purpose = activity.purpose.as_ref().map(|purpose| context.text(purpose));
            vec![Value::from(activity.id.as_str()), Value::from(context.text(&activity.name)), Value::from(purpose)]
        })
        .collect();
    sheet
}
