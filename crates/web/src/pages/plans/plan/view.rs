//! What a plan's page prints.

use catalogue::{Catalogue, PlanRow, PolicyDocument, Task, wording};
use measure::{Board, Completeness, TargetResult, TargetValue};

use crate::pages::plans::{institutions, period, promised};
use crate::shown::{self, State};
use crate::words::Words;

/// A direction with its tasks.
#[derive(Debug)]
pub(super) struct Direction {
    pub name: String,
    pub tasks: Vec<Line>,
}

/// One task.
#[derive(Debug)]
pub(super) struct Line {
    pub no: String,
    pub name: String,
    pub owners: String,
    pub state: State,
    /// Measures that moved on: plan and day.
    pub carried: Vec<String>,
}

/// A section with its rows.
#[derive(Debug)]
pub(super) struct Section {
    pub id: String,
    pub name: String,
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    pub id: String,
    pub printed: String,
    pub measure: String,
    pub indicator: String,
    pub targets: Vec<Promise>,
    pub eu_link: String,
    pub anomalies: Vec<String>,
}

/// One promised value and what the ledger counts.
#[derive(Debug)]
pub(super) struct Promise {
    pub promised: String,
    pub counted: Option<(String, State)>,
}

pub(super) fn facts(policy: &PolicyDocument, catalogue: &Catalogue, words: Words) -> Vec<(String, String)> {
    let mut facts = vec![(words.t("plan-period"), period(policy.from, policy.to, words))];
    if !policy.responsible.is_empty() {
        facts.push((words.t("plan-responsible"), institutions(&policy.responsible, catalogue, words)));
    }
    if let Some(approval) = &policy.approval {
        let on = wording::date(approval.on, words.lang);
        let act = format!("{} Nr. {}, {on}", approval.act.get(words.lang), approval.number);
        facts.push((words.t("plan-approval"), act));
    }
    if let Some(whole) = policy.implements.as_ref().and_then(|id| catalogue.policies.get(id)) {
        facts.push((words.t("plan-implements"), whole.name.get(words.lang).to_owned()));
    }
    if let Some(goal) = &policy.goal {
        facts.push((words.t("plan-goal"), goal.get(words.lang).trim().to_owned()));
    }
    facts
}

pub(super) fn states(plan: &str, catalogue: &Catalogue, words: Words) -> Vec<(State, usize)> {
    let states = catalogue.tasks_by_status(plan).into_iter();
    states.map(|(status, tasks)| (shown::task_status(status, words), tasks.len())).collect()
}

pub(super) fn directions(policy: &PolicyDocument, catalogue: &Catalogue, words: Words) -> Vec<Direction> {
    let tasks = catalogue.tasks.get(&policy.id).map(Vec::as_slice).unwrap_or_default();
    let directions = policy.direction.iter().map(|direction| Direction {
        name: format!("{}. {}", direction.no, direction.name.get(words.lang)),
        tasks: tasks
            .iter()
            .filter(|task| task.direction == direction.no)
            .map(|task| line(task, catalogue, words))
            .collect(),
    });
    directions.filter(|direction| !direction.tasks.is_empty()).collect()
}

fn line(task: &Task, catalogue: &Catalogue, words: Words) -> Line {
    let carried = task.carried.iter().map(|carried| {
        let plan = catalogue.policies.get(&carried.to).map_or(carried.to.as_str(), |plan| plan.short.get(words.lang));
        match carried.deadline {
            Some(day) => format!("{plan}: {}", wording::date(day, words.lang)),
            None => plan.to_owned(),
        }
    });
    let mut carried: Vec<String> = carried.collect();
    carried.dedup();
    Line {
        no: task.no.clone(),
        name: task.name.get(words.lang).to_owned(),
        owners: institutions(&task.owners, catalogue, words),
        state: shown::task_status(task.status, words),
        carried,
    }
}

pub(super) fn sections(policy: &PolicyDocument, catalogue: &Catalogue, board: &Board, words: Words) -> Vec<Section> {
    let rows = catalogue.rows.get(&policy.id).map(Vec::as_slice).unwrap_or_default();
    let results: Vec<&TargetResult> = board.targets.iter().filter(|result| result.plan == policy.id).collect();
    let sections = policy.section.iter().map(|section| Section {
        id: format!("section-{}", section.no.replace('.', "-")),
        name: format!("{}. {}", section.no.trim_end_matches('.'), section.name.get(words.lang)),
        rows: rows
            .iter()
            .filter(|row| row.section == section.no)
            .map(|row| self::row(row, &results, catalogue, words))
            .collect(),
    });
    sections.filter(|section| !section.rows.is_empty()).collect()
}

fn row(row: &PlanRow, results: &[&TargetResult], catalogue: &Catalogue, words: Words) -> Row {
    let targets = row.target.iter().map(|target| {
        let result = results.iter().find(|result| result.target == target.id);
        Promise { promised: promised(target, catalogue, words), counted: result.and_then(|r| counted(r, words)) }
    });
    Row {
        id: row.id.clone(),
        printed: row.printed.clone(),
        measure: row.measure.get(words.lang).to_owned(),
        indicator: row.indicator.get(words.lang).to_owned(),
        targets: targets.collect(),
        eu_link: row.eu_link.as_ref().map(|link| link.get(words.lang).to_owned()).unwrap_or_default(),
        anomalies: row.anomaly.iter().map(|anomaly| anomaly.note.get(words.lang).to_owned()).collect(),
    }
}

/// What the ledger counts for the newest complete period; prisons that reached it where it holds per prison.
pub(crate) fn counted(result: &TargetResult, words: Words) -> Option<(String, State)> {
    let complete = |value: &&TargetValue| value.completeness == Completeness::Complete;
    let newest = result.values.iter().filter(complete).max_by_key(|value| value.year)?;
    let period: Vec<&TargetValue> = result.values.iter().filter(|value| value.year == newest.year).collect();
    let when = newest.year.map_or_else(|| words.t("whole-period"), |year| year.to_string());
    if newest.prison.is_some() {
        let reached = period.iter().filter(|value| value.status == measure::Status::Reached).count();
        let status = if reached == period.len() { measure::Status::Reached } else { measure::Status::NotReached };
        let shown = words.with(
            "prisons-reached",
            &[("reached", reached.to_string().into()), ("all", period.len().to_string().into()), ("when", when.into())],
        );
        return Some((shown, shown::status(status, words)));
    }
    let shown = format!("{} ({when})", wording::number(newest.value, 2, words.lang));
    Some((shown, shown::status(newest.status, words)))
}
