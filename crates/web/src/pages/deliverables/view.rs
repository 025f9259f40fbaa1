//! Deliverables year by year, ready to print.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use record::Deliverable;

use crate::shown::{day, raised, whole};
use crate::visit::Visit;

/// Things that came into use in one year.
#[derive(Debug)]
pub(super) struct YearRow {
    /// The year, or words for those that are not in use yet.
    pub year: String,
    pub total: String,
    pub lines: Vec<Line>,
}

/// One deliverable.
#[derive(Debug)]
pub(super) struct Line {
    pub name: String,
    pub kind: String,
    pub agency: String,
    pub introduced: String,
    pub withdrawn: String,
    pub project: String,
    pub measure: String,
    pub count: String,
}

/// Kinds that occur, for the filter.
pub(super) fn kinds(all: &[Deliverable], visit: &Visit) -> Vec<(String, String)> {
    let kinds: BTreeSet<&str> = all.iter().map(|one| one.data.kind.as_str()).collect();
    kinds.into_iter().map(|kind| (kind.to_owned(), word(kind, visit))).collect()
}

/// By the year they came into use, the newest first; those not in use yet before all.
pub(super) fn years(wanted: &[&Deliverable], visit: &Visit) -> Vec<YearRow> {
    let mut years: BTreeMap<Option<i32>, Vec<&Deliverable>> = BTreeMap::new();
    for one in wanted {
        years.entry(one.data.introduced_on.map(|day| day.year())).or_default().push(one);
    }
    let not_yet = years.remove(&None).map(|list| (None, list));
    let year = |(year, list): (Option<i32>, Vec<&Deliverable>)| YearRow {
        year: year.map_or_else(|| visit.words().t("deliverable-not-yet"), |year| year.to_string()),
        total: whole(list.iter().map(|one| u64::from(one.data.count.unsigned_abs())).sum(), visit.lang()),
        lines: list.into_iter().map(|one| line(one, visit)).collect(),
    };
    not_yet.into_iter().chain(years.into_iter().rev()).map(year).collect()
}

fn line(one: &Deliverable, visit: &Visit) -> Line {
    let (catalogue, lang, data) = (visit.app().catalogue(), visit.lang(), &one.data);
    let project = data.project.as_deref().unwrap_or_default();
    Line {
        name: data.name.clone(),
        kind: word(&data.kind, visit),
        agency: catalogue.institution(&data.agency).map_or(data.agency.as_str(), |name| name.get(lang)).to_owned(),
        introduced: day(data.introduced_on, lang),
        withdrawn: data.withdrawn_on.map(|withdrawn| day(Some(withdrawn), lang)).unwrap_or_default(),
        project: catalogue.projects.get(project).map_or(project, |project| project.short.get(lang)).to_owned(),
        measure: data.measure.clone().unwrap_or_default(),
        count: whole(u64::from(data.count.unsigned_abs()), lang),
    }
}

fn word(kind: &str, visit: &Visit) -> String {
    raised(visit.app().catalogue().word("deliverable-kind", kind, visit.lang()))
}
