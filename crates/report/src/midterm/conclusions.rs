//! Lists of tasks by their state, generated from the plan, with the sum.

use catalogue::{ReportWords, Task, TaskStatus};

use super::directions;
use crate::context::Context;
use crate::document::{Block, Cell, Column, Inline, Table};

/// States in the order of the published conclusions, each with the sentence that opens its list.
const ORDER: [(TaskStatus, &str); 5] = [
    (TaskStatus::Done, "list-done"),
    (TaskStatus::PartiallyDone, "list-partially-done"),
    (TaskStatus::Started, "list-started"),
    (TaskStatus::NotAssessable, "list-not-assessable"),
    (TaskStatus::Planned, "list-planned"),
];

/// The lists and the table that adds them up.
pub(super) fn lists(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(conclusions) = super::evidence::conclusions(context, report) {
        blocks.push(Block::paragraph(context.text(&conclusions.summary)));
    }
    let by_status = context.catalogue.tasks_by_status(&report.plan);
    let plan = context.catalogue.policies.get(&report.plan);
    let plan = plan.map_or_else(|| report.plan.clone(), |plan| context.text(&plan.short));
    let mut sum = Table::new(
        context.say_with("sum-caption", &[("plan", &plan)]),
        [
            Column::words(context.say("state"), 6),
            Column::words(context.say("tasks"), 12),
            Column::number(context.say("count"), 3),
        ],
    );
    let mut total = 0;
    for (status, key) in ORDER {
        let Some(tasks) = by_status.get(&status) else { continue };
        blocks.push(Block::paragraph(context.say_with(key, &[("plan", &plan)])));
        blocks.push(Block::bullets(by_direction(context, report, tasks)));
        sum.row([
            Cell::from(context.task_status(status)),
            Cell::from(numbers(context, tasks)),
            Cell::from(context.count(tasks.len())),
        ]);
        total += tasks.len();
    }
    sum.total([Cell::from(context.say("sum")), Cell::default(), Cell::from(context.count(total))]);
    blocks.push(Block::Table(sum));
    blocks
}

/// "3. rīcības virziens: 3.4., 3.5. uzdevums", one line per direction.
fn by_direction(context: &Context<'_>, report: &ReportWords, tasks: &[&Task]) -> Vec<Inline> {
    directions::directions(context, report)
        .iter()
        .filter_map(|direction| {
            let here: Vec<&Task> = tasks.iter().copied().filter(|task| task.direction == direction.no).collect();
            let key = if here.len() == 1 { "list-direction-one" } else { "list-direction" };
            let (no, tasks) = (direction.no.to_string(), numbers(context, &here));
            (!here.is_empty()).then(|| Inline::from(context.say_with(key, &[("no", &no), ("tasks", &tasks)])))
        })
        .collect()
}

/// "3.4., 3.5."
fn numbers(context: &Context<'_>, tasks: &[&Task]) -> String {
    tasks.iter().map(|task| context.ordinal(&task.no)).collect::<Vec<_>>().join(", ")
}
