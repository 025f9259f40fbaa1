//! The list with its filters, newest first.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use catalogue::{Catalogue, wording};
use record::{ActivityFilter, ActivityRow};

use super::PURPOSE;
use crate::field::{Choice, Input};
use crate::layout::{Answer, Shell, page};
use crate::listing::{Pages, address, asked_page};
use crate::shown;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

const ROWS_A_PAGE: u64 = 50;
/// What links keep; a purpose stated once goes along.
const FILTERS: [&str; 7] = ["kind", "unit", "project", "measure", "from", "to", "purpose"];

#[derive(Template)]
#[template(path = "pages/ledger/list/page.html")]
struct View {
    page: Shell,
    choices: Vec<Choice>,
    days: Vec<Input>,
    filtered: bool,
    purpose: String,
    found: String,
    rows: Vec<Line>,
    pages: Pages,
    may_write: bool,
}

#[derive(Debug)]
struct Line {
    href: String,
    day: String,
    kind: String,
    title: String,
    unit: String,
    project: String,
    measure: String,
    attended: String,
    headcount: String,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let asked = |name: &str| query.get(name).map_or("", |value| value.trim());
    let filter = filter(&asked)?;
    let actor = visit.actor(PURPOSE);
    let found = visit.app().record().activities(&actor, &filter, asked_page(Some(asked("page")), ROWS_A_PAGE)).await?;
    let units = visit.app().record().organisations(&actor).await.unwrap_or_default();
    let units = units.into_iter().filter(|unit| unit.data.agency.is_some()).map(|unit| (unit.data.id, unit.data.name));
    let kept: Vec<(&str, &str)> = FILTERS.iter().map(|name| (*name, asked(name))).collect();
    page(&View {
        page: Shell::new(&visit, &words.t("ledger")),
        choices: choices(catalogue, units, &asked, words),
        days: [("from", "filter-from"), ("to", "filter-to")]
            .map(|(name, label)| Input::new(name, words.t(label), "date", asked(name)))
            .into(),
        filtered: kept.iter().any(|(name, value)| *name != "purpose" && !value.is_empty()),
        purpose: asked("purpose").to_owned(),
        found: words.count("ledger-found", found.total),
        pages: Pages::around(&found, "/ledger", &kept, words),
        rows: found.rows.iter().map(|row| line(row, &visit, asked("purpose"))).collect(),
        may_write: visit.may("write", "activity"),
    })
}

fn filter<'q>(asked: &dyn Fn(&str) -> &'q str) -> Result<ActivityFilter, Trouble> {
    let given = |name| Some(asked(name)).filter(|value| !value.is_empty()).map(str::to_owned);
    let day = |name| given(name).map(|day| day.parse().map_err(|_| Trouble::NotUnderstood)).transpose();
    Ok(ActivityFilter {
        kind: given("kind"),
        agency: None,
        unit: given("unit"),
        project: given("project"),
        measure: given("measure"),
        from: day("from")?,
        to: day("to")?,
        after: None,
    })
}

fn choices<'q>(
    catalogue: &Catalogue,
    units: impl Iterator<Item = (String, String)>,
    asked: &dyn Fn(&str) -> &'q str,
    words: Words,
) -> Vec<Choice> {
    let any = || words.t("filter-any");
    let mut kinds: Vec<_> =
        catalogue.activity_types.values().map(|kind| (kind.id.clone(), kind.name.get(words.lang).to_owned())).collect();
    kinds.sort_by(|a, b| a.1.cmp(&b.1));
    let projects = catalogue.projects.values().map(|one| (one.id.clone(), one.short.get(words.lang).to_owned()));
    vec![
        Choice::new("kind", words.t("activity-kind"), any(), kinds, asked("kind")),
        Choice::new("unit", words.t("unit"), any(), units, asked("unit")),
        Choice::new("project", words.t("project"), any(), projects, asked("project")),
        Choice::new("measure", words.t("measure"), any(), measures(catalogue, words), asked("measure")),
    ]
}

/// Tasks of all plans as policy measures.
pub(super) fn measures(catalogue: &Catalogue, words: Words) -> Vec<(String, String)> {
    let tasks = catalogue.tasks.iter().flat_map(|(plan, tasks)| tasks.iter().map(move |task| (plan, task)));
    let option = |(plan, task): (&String, &catalogue::Task)| {
        let short = catalogue.policies.get(plan).map_or(plan.as_str(), |plan| plan.short.get(words.lang));
        let name: String = task.name.get(words.lang).chars().take(70).collect();
        (format!("{plan}/{}", task.no), format!("{short} {} {name}", task.no))
    };
    tasks.map(option).collect()
}

fn line(row: &ActivityRow, visit: &Visit, purpose: &str) -> Line {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let kind = catalogue.activity_types.get(&row.kind);
    let project = row.project.as_deref().unwrap_or_default();
    Line {
        href: address(&format!("/ledger/{}", row.id.0), &[("purpose", purpose)]),
        day: wording::date(row.on, words.lang),
        kind: kind.map_or(row.kind.as_str(), |kind| kind.name.get(words.lang)).to_owned(),
        title: row.title.clone().unwrap_or_default(),
        unit: row.unit.clone(),
        project: catalogue.projects.get(project).map_or(project, |one| one.short.get(words.lang)).to_owned(),
        measure: row.measure.as_deref().and_then(|measure| measure.rsplit('/').next()).unwrap_or_default().to_owned(),
        attended: few(row.attended, visit),
        headcount: few(row.headcount, visit),
    }
}

/// A number of people; too few to show are said to be few where the role sees counts only.
pub(super) fn few(people: u64, visit: &Visit) -> String {
    let below = visit.app().catalogue().pack.suppress_below;
    match visit.counted(people, "activity") {
        Some(people) => shown::whole(people, visit.lang()),
        None => visit.words().with("fewer-than", &[("limit", below.to_string().into())]),
    }
}

/// The list, filtered to one type.
pub(super) fn of_kind(kind: &str) -> String {
    address("/ledger", &[("kind", kind)])
}
