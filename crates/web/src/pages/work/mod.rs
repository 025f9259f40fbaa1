//! My work: what is overdue, due, waiting, and what others changed; long lists in pages, one kind of work alone on request.

mod line;

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::extract::Query;
use catalogue::wording;
use chrono::TimeDelta;
use record::{CaseloadRow, Page, Paged, WorkItem, WorkTask};

use crate::field::Choice;
use crate::layout::{Answer, Shell, page};
use crate::listing::{Pages, address, asked_page};
use crate::shown;
use crate::visit::Visit;
pub(in crate::pages) use line::deadline;
use line::{Changed, Kind, Line};

const PURPOSE: &str = "casework";
/// Days back that "changed" looks at unless asked otherwise.
const DAYS_BACK: i64 = 1;
/// Lines of a list beside other lists.
const FIRST: u64 = 15;
/// Lines of a list alone.
const ALONE: u64 = 50;

#[derive(Template)]
#[template(path = "pages/work/page.html")]
struct View {
    page: Shell,
    /// Kinds of work to choose from, where there are several.
    kinds: Option<Choice>,
    /// The list that is shown alone, to be kept when a kind is chosen; empty where all are shown.
    alone: String,
    /// Days back, to be kept; empty where nothing else was asked.
    days: String,
    /// Back to all lists and kinds.
    filtered: bool,
    /// The visitor's people as a contact person.
    caseload: Vec<Talk>,
    lists: Vec<List<Line>>,
    changed: Option<List<Changed>>,
    since: Vec<(String, String, bool)>,
    nothing: bool,
}

/// Somebody the visitor talks with regularly.
#[derive(Debug)]
struct Talk {
    href: String,
    name: String,
    every: String,
    last: String,
    due: String,
    overdue: bool,
    complex: bool,
}

/// Things to do, or changes; the first ones beside other lists, page by page alone.
#[derive(Debug)]
struct List<T> {
    id: &'static str,
    name: String,
    lines: Vec<T>,
    /// To the whole list: address and how many there are.
    more: Option<(String, String)>,
    pages: Pages,
}

/// What was asked, kept from page to page.
struct Asked<'q> {
    query: &'q BTreeMap<String, String>,
    days: i64,
}

impl<'q> Asked<'q> {
    fn new(query: &'q BTreeMap<String, String>) -> Self {
        let days = query.get("days").and_then(|days| days.parse().ok()).filter(|days| (1..=31).contains(days));
        Self { query, days: days.unwrap_or(DAYS_BACK) }
    }

    fn given(&self, name: &str) -> &'q str {
        self.query.get(name).map_or("", String::as_str)
    }

    /// The address with one thing asked otherwise.
    fn with(&self, name: &str, value: &str) -> String {
        let one = |key: &'static str| (key, if key == name { value } else { self.given(key) });
        address("/work", &["list", "what", "days"].map(one))
    }

    fn shows(&self, list: &str) -> bool {
        ["", list].contains(&self.given("list"))
    }

    /// Those of `all` that are shown; each is made when it is known to be shown.
    fn list<T, L>(&self, id: &'static str, name: String, all: &[T], visit: &Visit, make: impl Fn(&T) -> L) -> List<L> {
        let alone = self.given("list") == id;
        let words = visit.words();
        let asked = if alone { asked_page(self.query.get("page").map(String::as_str), ALONE) } else { first() };
        let total = all.len() as u64;
        let skip = usize::try_from((asked.number - 1).saturating_mul(asked.size)).unwrap_or(usize::MAX);
        let size = usize::try_from(asked.size).unwrap_or(usize::MAX);
        let lines = all.iter().skip(skip).take(size).map(make).collect();
        let cut = !alone && total > asked.size;
        let more = cut.then(|| (self.with("list", id), words.count("work-all", total)));
        let kept = [("list", id), ("what", self.given("what")), ("days", self.given("days"))];
        let paged = Paged { rows: Vec::<()>::new(), total, page: asked };
        let pages = if alone { Pages::around(&paged, "/work", &kept, words) } else { Pages::default() };
        List { id, name, lines, more, pages }
    }
}

fn first() -> Page {
    Page { number: 1, size: FIRST }
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let words = visit.words();
    let asked = Asked::new(&query);
    let actor = visit.actor(PURPOSE);
    let record = visit.app().record();
    let mut work = record.work(&actor, actor.at - TimeDelta::days(asked.days)).await?;
    let caseload = if visit.may("write", "session-note") { record.contact_caseload(&actor).await? } else { Vec::new() };
    if !caseload.is_empty() {
        // Sessions stand in the caseload.
        for list in [&mut work.overdue, &mut work.due] {
            list.retain(|item| !matches!(item.task, WorkTask::HoldSession(_)));
        }
    }
    let nothing = caseload.is_empty() && work.overdue.is_empty() && work.due.is_empty() && work.waiting.is_empty();
    let kinds = kinds([&work.overdue, &work.due, &work.waiting].into_iter().flatten(), asked.given("what"), &visit);
    if !asked.given("what").is_empty() {
        for list in [&mut work.overdue, &mut work.due, &mut work.waiting] {
            list.retain(|item| Kind::of(&item.task).code() == asked.given("what"));
        }
    }
    let lists = [
        ("overdue", "work-overdue", &work.overdue),
        ("due", "work-due", &work.due),
        ("waiting", "work-waiting", &work.waiting),
    ];
    let list = |(id, key, items): (&'static str, &str, &Vec<WorkItem>)| {
        asked.list(id, words.count(key, items.len() as u64), items, &visit, |item| Line::new(item, &visit))
    };
    let since = [1, 7, 30].map(|back: i64| {
        let label = words.count("work-days", back.unsigned_abs());
        (asked.with("days", &back.to_string()), label, back == asked.days)
    });
    let changed = asked.shows("changed").then(|| {
        let make = |item: &_| Changed::new(item, &visit);
        asked.list("changed", words.t("work-changed"), &work.changed, &visit, make)
    });
    page(&View {
        page: Shell::new(&visit, &words.t("work")),
        kinds,
        alone: asked.given("list").to_owned(),
        days: asked.given("days").to_owned(),
        filtered: ["list", "what"].iter().any(|name| !asked.given(name).is_empty()),
        lists: lists.into_iter().filter(|(id, _, _)| asked.shows(id)).map(list).collect(),
        caseload: if asked.shows("caseload") {
            caseload.iter().map(|row| talk(row, &visit)).collect()
        } else {
            Vec::new()
        },
        nothing,
        changed,
        since: since.into(),
    })
}

/// Kinds of work there are, each with how many; nothing to choose where there is one.
fn kinds<'w>(items: impl Iterator<Item = &'w WorkItem>, chosen: &str, visit: &Visit) -> Option<Choice> {
    let words = visit.words();
    let mut counts: HashMap<Kind<'_>, u64> = HashMap::new();
    for item in items {
        *counts.entry(Kind::of(&item.task)).or_default() += 1;
    }
    if counts.len() < 2 {
        return None;
    }
    let named = counts.into_iter().map(|(kind, count)| {
        let (name, count) = (kind.name(visit), count.to_string());
        (kind.code(), words.with("work-kind", &[("name", name.into()), ("count", count.into())]))
    });
    let mut options: Vec<(String, String)> = named.collect();
    options.sort_by(|one, other| one.1.cmp(&other.1));
    Some(Choice::new("what", words.t("work-what"), words.t("work-any"), options, chosen))
}

fn talk(row: &CaseloadRow, visit: &Visit) -> Talk {
    let words = visit.words();
    Talk {
        href: format!("/people/{}/contact", row.person.0),
        name: row.name.clone(),
        every: words.count("contact-every", row.every_days.unsigned_abs().into()),
        last: shown::day(row.last_session, words.lang),
        due: wording::date(row.due, words.lang),
        overdue: row.due < visit.today(),
        complex: row.complex.is_some(),
    }
}
