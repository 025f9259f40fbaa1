//! One line of a plan's table: a promised value with what was counted, or a task that promises none.

use catalogue::{Per, PlanRow, Target, Task};
use chrono::NaiveDate;
use measure::TargetValue;

use crate::context::Context;
use crate::workbook::Value;

/// One line.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    number: String,
    direction: String,
    name: String,
    owners: String,
    state: String,
    promise: Promise,
    carried: String,
}

/// What a line promises and what was counted.
#[derive(Debug, Clone, Default)]
struct Promise {
    name: String,
    value: Option<f64>,
    unit: String,
    repeats: String,
    period: String,
    counted: Option<Value>,
    status: String,
    deadline: Option<NaiveDate>,
}

/// Lines of a plan: its tasks, or its rows where it has those.
pub(super) fn lines(context: &Context<'_>, plan: &str) -> Vec<Line> {
    let tasks = context.catalogue.tasks.get(plan).into_iter().flatten();
    let rows = context.catalogue.rows.get(plan).into_iter().flatten();
    tasks.flat_map(|task| of_task(context, task)).chain(rows.flat_map(|row| of_row(context, plan, row))).collect()
}

impl Line {
    /// Values in the order of the columns.
    pub(super) fn values(&self) -> Vec<Value> {
        let promise = &self.promise;
        vec![
            Value::from(self.number.as_str()),
            Value::from(self.direction.as_str()),
            Value::from(self.name.as_str()),
            Value::from(self.owners.as_str()),
            Value::from(self.state.as_str()),
            Value::from(promise.name.as_str()),
            Value::from(promise.value),
            Value::from(promise.unit.as_str()),
            Value::from(promise.repeats.as_str()),
            Value::from(promise.period.as_str()),
            promise.counted.clone().unwrap_or(Value::Empty),
            Value::from(promise.status.as_str()),
            Value::from(promise.deadline),
            Value::from(self.carried.as_str()),
        ]
    }
}

fn of_task(context: &Context<'_>, task: &Task) -> Vec<Line> {
    let owners = task
        .owners
        .iter()
        .map(|owner| context.catalogue.institution(owner).map_or_else(|| owner.clone(), |name| context.text(name)));
    let mut carried: Vec<&str> = task.carried.iter().map(|one| one.to.as_str()).collect();
    carried.dedup();
    let carried = carried.iter().map(|to| {
        context.catalogue.policies.get(*to).map_or_else(|| (*to).to_owned(), |plan| context.text(&plan.short))
    });
    let line = Line {
        number: context.ordinal(&task.no),
        direction: task.direction.to_string(),
        name: context.text(&task.name),
        owners: owners.collect::<Vec<_>>().join(", "),
        state: context.task_status(task.status),
        promise: Promise::default(),
        carried: carried.collect::<Vec<_>>().join(", "),
    };
    let promises: Vec<Promise> =
        task.target.iter().flat_map(|target| promises(context, &task.plan, &task.no, target, None)).collect();
    spread(line, promises)
}

fn of_row(context: &Context<'_>, plan: &str, row: &PlanRow) -> Vec<Line> {
    let policy = context.catalogue.policies.get(plan);
    let section = policy.and_then(|policy| policy.section.iter().find(|section| section.no == row.section));
    let line = Line {
        number: row.id.clone(),
        direction: section.map_or_else(String::new, |section| section.direction.to_string()),
        name: context.text(&row.measure),
        ..Line::default()
    };
    let printed = context.text(&row.indicator);
    let promises: Vec<Promise> =
        row.target.iter().flat_map(|target| promises(context, plan, &row.id, target, Some(&printed))).collect();
    spread(line, promises)
}

fn spread(line: Line, promises: Vec<Promise>) -> Vec<Line> {
    if promises.is_empty() {
        return vec![line];
    }
    promises.into_iter().map(|promise| Line { promise, ..line.clone() }).collect()
}

/// One promise per counted period; one without a count where the ledger does not answer it.
fn promises(context: &Context<'_>, plan: &str, owner: &str, target: &Target, printed: Option<&String>) -> Vec<Promise> {
    let figure = context.counting(&target.unit);
    let name = target.what.as_ref().map(|what| context.text(what));
    let base = Promise {
        name: name.or_else(|| printed.cloned()).unwrap_or_default(),
        value: target.value,
        unit: figure.noun().to_owned(),
        repeats: context.say(match target.per {
            Per::Period => "per-period",
            Per::Year => "per-year",
            Per::YearPerPrison => "per-year-per-prison",
            Per::Continuous => "per-continuous",
        }),
        deadline: target.deadline,
        status: context.say("not-counted"),
        ..Promise::default()
    };
    let result =
        context.board.targets.iter().find(|one| one.plan == plan && one.owner == owner && one.target == target.id);
    let counted = |value: &TargetValue| {
        let hidden = figure.persons() && context.hides(value.value);
        Promise {
            value: value.target.or(base.value),
            period: period(context, value),
            counted: Some(if hidden { Value::Words(context.hidden()) } else { Value::Number(value.value) }),
            status: context.status(value.status),
            ..base.clone()
        }
    };
    match result {
        Some(result) if !result.values.is_empty() => result.values.iter().map(counted).collect(),
        _ => vec![base],
    }
}

fn period(context: &Context<'_>, value: &TargetValue) -> String {
    let prison = value.prison.as_ref().map(|prison| context.catalogue.word("prison", prison, context.lang).to_owned());
    let year = value.year.map(|year| year.to_string());
    year.into_iter().chain(prison).collect::<Vec<_>>().join(", ")
}
