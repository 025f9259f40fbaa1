//! Promised values of a task against what was reached: from the ledger, and as the source prints it.

use catalogue::{AchievementValue, Comparator, Target, Task};
use measure::{Status, TargetResult, TargetValue};

use crate::context::Context;
use crate::document::{Block, Cell, Column, Inline, Table};
use crate::value::Figure;

/// The table; nothing where the task promises no value.
pub(super) fn table(context: &Context<'_>, task: &Task) -> Option<Block> {
    let mut table = Table::new(
        context.say("targets-caption"),
        [
            Column::words(context.say("target"), 12),
            Column::number(context.say("planned-value"), 5),
            Column::number(context.say("counted-value"), 6),
            Column::words(context.say("status"), 6),
        ],
    );
    for target in &task.target {
        table.row(of_target(context, task, target));
    }
    for value in task.achievement.iter().flat_map(|achievement| &achievement.value) {
        let listed = task.target.iter().any(|target| promises(target, value));
        if let Some(target) = value.target.filter(|_| !listed) {
            let figure = context.counting(&value.unit);
            let reached = value.number.map(|number| number >= target);
            table.row([
                Cell::from(context.text(&value.what)),
                Cell::from(figure.shown(target)),
                Cell::from(value.number.map_or_else(|| context.say("no-value"), |number| figure.shown(number))),
                Cell::from(context.status(reached.map_or(Status::Missing, status))),
            ]);
        }
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn of_target(context: &Context<'_>, task: &Task, target: &Target) -> [Cell; 4] {
    let figure = context.counting(&target.unit);
    let name = target.what.as_ref().map_or_else(|| figure.noun().to_owned(), |what| context.text(what));
    let planned = planned(context, target, &figure);
    let result = result(context, task, target);
    if let Some(result) = result {
        let lines = |line: &dyn Fn(&TargetValue) -> String| {
            Cell(result.values.iter().map(|value| Inline::from(line(value))).collect())
        };
        let counted = lines(&|value| period(value, counted(context, &figure, value.value)));
        let status = lines(&|value| period(value, context.status(value.status)));
        return [Cell::from(name), planned, counted, status];
    }
    let printed = task
        .achievement
        .iter()
        .flat_map(|achievement| &achievement.value)
        .find(|value| promises(target, value))
        .and_then(|value| value.number);
    match printed.zip(target.value) {
        Some((number, promised)) => {
            let reached = if target.comparator == Comparator::AtMost { number <= promised } else { number >= promised };
            [Cell::from(name), planned, Cell::from(figure.shown(number)), Cell::from(context.status(status(reached)))]
        }
        None => {
            [Cell::from(name), planned, Cell::from(context.say("no-value")), Cell::from(context.say("not-counted"))]
        }
    }
}

/// The promised value with its comparator.
pub(crate) fn planned(context: &Context<'_>, target: &Target, figure: &Figure<'_>) -> Cell {
    let Some(value) = target.value else { return Cell::from(context.say(trend(target.comparator))) };
    let shown = figure.shown(value);
    Cell::from(match target.comparator {
        Comparator::AtMost => format!("≤ {shown}"),
        Comparator::Equal => format!("= {shown}"),
        _ => shown,
    })
}

fn trend(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Increase => "trend-increase",
        Comparator::Stable => "trend-stable",
        _ => "no-value",
    }
}

fn counted(context: &Context<'_>, figure: &Figure<'_>, value: f64) -> String {
    if figure.persons() && context.hides(value) { context.hidden() } else { figure.shown(value) }
}

fn period(value: &TargetValue, shown: String) -> String {
    match (value.year, &value.prison) {
        (Some(year), Some(prison)) => format!("{year}, {prison}: {shown}"),
        (Some(year), None) => format!("{year}: {shown}"),
        (None, Some(prison)) => format!("{prison}: {shown}"),
        (None, None) => shown,
    }
}

fn status(reached: bool) -> Status {
    if reached { Status::Reached } else { Status::NotReached }
}

/// Result of a target, where the ledger answers it.
fn result<'a>(context: &Context<'a>, task: &Task, target: &Target) -> Option<&'a TargetResult> {
    let of = |one: &&TargetResult| one.plan == task.plan && one.owner == task.no && one.target == target.id;
    context.board.targets.iter().find(of).filter(|one| !one.values.is_empty())
}

/// Whether a printed value answers this target.
fn promises(target: &Target, value: &AchievementValue) -> bool {
    value.unit == target.unit && value.target.is_some() && value.target == target.value
}
