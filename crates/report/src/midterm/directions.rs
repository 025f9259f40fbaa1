//! One chapter per direction of action with a section per task.

use catalogue::{Direction, ReportWords, Task};

use super::task;
use crate::ReportError;
use crate::context::Context;
use crate::document::Block;

/// The chapters of the plan's directions.
pub(super) fn blocks(context: &Context<'_>, report: &ReportWords) -> Result<Vec<Block>, ReportError> {
    let mut blocks = Vec::new();
    let listed = directions(context, report).iter().map(|one| (one.no, context.text(&one.name)));
    blocks.push(Block::numbered(listed.map(|(_, name)| name.into())));
    for direction in directions(context, report) {
        let name = context.text(&direction.name);
        // Latvian reports print these headings in capitals, English ones do not.
        let heading = context.say_with(
            "direction-heading",
            &[("no", &direction.no.to_string()), ("name", &name), ("capitals", &name.to_uppercase())],
        );
        blocks.push(Block::heading(1, format!("direction-{}", direction.no), heading));
        blocks.push(Block::paragraph(context.say("direction-introduction")));
        for task in tasks(context, report, direction.no) {
            blocks.extend(task::blocks(context, task)?);
        }
    }
    Ok(blocks)
}

/// Directions of the plan; where it prints none, those of the guidelines.
pub(super) fn directions<'a>(context: &Context<'a>, report: &ReportWords) -> &'a [Direction] {
    let of = |id: &str| context.catalogue.policies.get(id).map_or(&[][..], |document| &document.direction[..]);
    let plan = of(&report.plan);
    if plan.is_empty() { of(&report.document) } else { plan }
}

/// Tasks of a direction in printed order.
pub(super) fn tasks<'a>(context: &Context<'a>, report: &ReportWords, direction: u32) -> Vec<&'a Task> {
    let tasks = context.catalogue.tasks.get(&report.plan).into_iter().flatten();
    tasks.filter(|task| task.direction == direction).collect()
}
