//! What a project has brought: its outputs by the union of their rules, and its money.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Kind, Output, Project};
use chrono::{Datelike, NaiveDate};

use super::cases::file_of;
use super::cells::Cells;
use super::{Inside, unknown};
use crate::complaint::Complaint;
use crate::parameters::{Literal, Parameters};
use crate::session::Session;
use crate::{MeasureError, Member, MoneyLine, OutputResult, ProjectResult, RuleCount};

/// Reason of a case that lies outside the project's period.
pub const OUTSIDE_PERIOD: &str = "outside_period";
/// Reason of a case of a group that does not count.
pub const OTHER_GROUP: &str = "other_group";

/// One case of a counting rule.
struct Found {
    key: String,
    person: Option<String>,
    date: Option<NaiveDate>,
    reason: Option<String>,
    group: Option<String>,
}

pub(super) async fn measure(inside: &Inside, id: &str) -> Result<ProjectResult, MeasureError> {
    let projects = &inside.catalogue.projects;
    let project = projects.get(id).ok_or_else(|| unknown("project", id, projects.keys().map(String::as_str)))?;
    let in_file = |complaint: Complaint| complaint.in_file(&file_of(&inside.catalogue, Kind::Project, id));
    let mut found = BTreeMap::new();
    for (rule, definition) in &project.rule {
        let cases = ask(&inside.session, &definition.query.sql).await;
        let in_rule =
            |complaint: Complaint| Complaint { problem: format!("rule {rule}: {}", complaint.problem), ..complaint };
        found.insert(rule.as_str(), cases.map_err(|complaint| in_file(in_rule(complaint)))?);
    }
    Ok(ProjectResult {
        project: id.to_owned(),
        outputs: project.output.iter().map(|output| count(project, output, &found)).collect(),
        money: money(&inside.session, id).await.map_err(in_file)?,
        provenance: inside.provenance(Kind::Project, id, 1),
    })
}

async fn ask(session: &Session, sql: &str) -> Result<Vec<Found>, Complaint> {
    let cells = Cells::new(&session.ask(sql, &Parameters::default()).await?)?;
    let mut persons = cells.texts("person_key")?.into_iter();
    let mut dates = cells.days("date")?.into_iter();
    let mut reasons = cells.texts("reason")?.into_iter();
    let mut groups = cells.texts("group")?.into_iter();
    let found = cells.texts("case_key")?.into_iter().map(|key| Found {
        key: key.unwrap_or_default(),
        person: persons.next().flatten(),
        date: dates.next().flatten(),
        reason: reasons.next().flatten(),
        group: groups.next().flatten(),
    });
    Ok(found.collect())
}

/// The union of an output's rules: whoever or whatever qualifies counts once, on the first qualifying date.
fn count(project: &Project, output: &Output, found: &BTreeMap<&str, Vec<Found>>) -> OutputResult {
    let mut excluded = BTreeMap::new();
    // (who, date, place of the rule, case)
    let mut qualifying = Vec::new();
    for (place, rule) in output.rules.iter().enumerate() {
        for case in found.get(rule.as_str()).into_iter().flatten() {
            match reason(project, output, case) {
                Some(reason) => *excluded.entry(reason.to_owned()).or_insert(0) += 1,
                None => qualifying.push((case.person.as_ref().unwrap_or(&case.key), case.date, place, case)),
            }
        }
    }
    qualifying.sort_by_key(|(who, date, place, case)| (*date, *place, *who, &case.key));

    let mut first: BTreeMap<&String, &(&String, Option<NaiveDate>, usize, &Found)> = BTreeMap::new();
    let mut met: BTreeMap<&String, BTreeSet<usize>> = BTreeMap::new();
    for case in &qualifying {
        first.entry(case.0).or_insert(case);
        met.entry(case.0).or_default().insert(case.2);
    }
    let (mut by_year, mut by_group) = (BTreeMap::new(), BTreeMap::new());
    let mut members = Vec::new();
    for (who, date, place, case) in first.values().copied() {
        let date = date.unwrap_or_default();
        *by_year.entry(date.year()).or_insert(0) += 1;
        if let Some(group) = &case.group {
            *by_group.entry(group.clone()).or_insert(0) += 1;
        }
        if case.person.is_some() {
            members.push(Member {
                person_key: (*who).clone(),
                date,
                rule: output.rules[*place].clone(),
                group: case.group.clone(),
                rules: met[who].iter().map(|place| output.rules[*place].clone()).collect(),
            });
        }
    }
    members.sort_by(|a, b| (a.date, &a.person_key).cmp(&(b.date, &b.person_key)));
    let by_rule = output.rules.iter().enumerate().map(|(place, rule)| RuleCount {
        rule: rule.clone(),
        cases: number(qualifying.iter().filter(|case| case.2 == place).count()),
        persons: number(met.values().filter(|rules| rules.contains(&place)).count()),
        first: number(first.values().filter(|case| case.2 == place).count()),
    });
    OutputResult {
        output: output.id.clone(),
        value: number(first.len()),
        target: output.target,
        by_year,
        by_group,
        by_rule: by_rule.collect(),
        excluded,
        members,
    }
}

/// Why a case does not count.
fn reason<'a>(project: &Project, output: &Output, case: &'a Found) -> Option<&'a str> {
    let inside =
        |date: NaiveDate| project.from.is_none_or(|from| from <= date) && project.to.is_none_or(|to| date <= to);
    let in_group = |group: &String| output.groups.is_empty() || output.groups.contains(group);
    if let Some(reason) = &case.reason {
        Some(reason)
    } else if !case.date.is_some_and(inside) {
        Some(OUTSIDE_PERIOD)
    } else if !case.group.as_ref().is_none_or(in_group) {
        Some(OTHER_GROUP)
    } else {
        None
    }
}

const MONEY: &str = r#"
select m.source, m.kind, cast(extract(year from m."on") as bigint) as "year", cast(sum(m.cents) as bigint) as cents
from   budget_movement m
where  m.project = $project
group  by 1, 2, 3
order  by 1, 2, 3
"#;

async fn money(session: &Session, project: &str) -> Result<Vec<MoneyLine>, Complaint> {
    let mut parameters = Parameters::default();
    parameters.set("project", Literal::Text(project.to_owned()));
    let cells = Cells::new(&session.ask(MONEY, &parameters).await?)?;
    let (mut kinds, mut years) = (cells.texts("kind")?.into_iter(), cells.integers("year")?.into_iter());
    let mut cents = cells.integers("cents")?.into_iter();
    let lines = cells.texts("source")?.into_iter().map(|source| MoneyLine {
        source: source.unwrap_or_default(),
        kind: kinds.next().flatten().unwrap_or_default(),
        year: years.next().flatten().and_then(|year| i32::try_from(year).ok()).unwrap_or_default(),
        cents: cents.next().flatten().unwrap_or_default(),
    });
    Ok(lines.collect())
}

fn number(count: usize) -> u64 {
    u64::try_from(count).expect("memory holds fewer than 2^64 rows")
}
