//! Values as pages show them: numbers with their unit, days, states with word and shape.

use catalogue::{Catalogue, Comparator, TaskStatus, wording};
use chrono::NaiveDate;
use measure::{Completeness, Status};
use record::Organisation;

use crate::visit::Visit;
use crate::words::Words;

/// A state: always a word and a shape.
#[derive(Debug, Clone)]
pub(crate) struct State {
    pub word: String,
    pub class: &'static str,
    /// Path in a box of 16 by 16.
    pub shape: &'static str,
}

const CHECK: &str = "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0ZM6.8 12 3 8.2l1.5-1.5 2.3 2.3 4.7-4.7L13 5.8Z";
const WARNING: &str = "M8 1l8 14H0ZM7 6v4.5h2V6Zm0 5.5v2h2v-2Z";
const HALF: &str = "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm0 2v12A6 6 0 0 1 8 2Z";
const DOT: &str =
    "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm0 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z";
const RING: &str = "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm0 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z";
const DASH: &str = "M2 7h12v2H2Z";

/// A value against its target.
pub(crate) fn status(status: Status, words: Words) -> State {
    let (key, class, shape) = match status {
        Status::Reached => ("status-reached", "reached", CHECK),
        Status::NotReached => ("status-not-reached", "not-reached", WARNING),
        Status::NoTarget => ("status-no-target", "no-target", DASH),
        Status::Open => ("status-open", "open", HALF),
        Status::Missing => ("status-missing", "missing", RING),
    };
    State { word: words.t(key), class, shape }
}

/// The name of a unit; its id where it is not among `units`.
pub(crate) fn unit(units: &[Organisation], id: &str) -> String {
    units.iter().find(|unit| unit.data.id == id).map_or_else(|| id.to_owned(), |unit| unit.data.name.clone())
}

/// Who prints a page and when.
pub(crate) fn printed(visit: &Visit) -> String {
    let who = visit.session.account.display_name.clone();
    let day = wording::date(visit.today(), visit.lang());
    visit.words().with("printed-by", &[("who", who.into()), ("day", day.into())])
}

/// Something that holds, or does not.
pub(crate) fn check(holds: bool, word: String) -> State {
    let (class, shape) = if holds { ("reached", CHECK) } else { ("not-reached", WARNING) };
    State { word, class, shape }
}

/// State of a plan's task.
pub(crate) fn task_status(status: TaskStatus, words: Words) -> State {
    let (key, class, shape) = match status {
        TaskStatus::Done => ("task-done", "done", CHECK),
        TaskStatus::PartiallyDone => ("task-partially-done", "partially-done", HALF),
        TaskStatus::Started => ("task-started", "started", DOT),
        TaskStatus::NotAssessable => ("task-not-assessable", "not-assessable", DASH),
        TaskStatus::Planned => ("task-planned", "planned", RING),
    };
    State { word: words.t(key), class, shape }
}

/// How complete a year is, in words.
pub(crate) fn completeness(completeness: &Completeness, words: Words) -> String {
    match completeness {
        Completeness::Complete => words.t("complete"),
        Completeness::WindowOpen { complete_on } => {
            words.with("complete-on", &[("day", wording::date(*complete_on, words.lang).into())])
        }
        Completeness::BeforeRecord => words.t("before-record"),
    }
}

/// A value with its unit: `12,86 %`, `604 vietas`.
pub(crate) fn with_unit(value: f64, unit: &str, catalogue: &Catalogue, lang: &str) -> String {
    match (unit, catalogue.units.get(unit)) {
        ("percent", _) => wording::percent(value, 2, lang),
        (_, Some(unit)) => wording::counted(value, unit, lang),
        (_, None) => wording::number(value, 2, lang),
    }
}

/// A value in a column whose head says the unit.
pub(crate) fn bare(value: f64, unit: &str, lang: &str) -> String {
    if unit == "percent" { wording::percent(value, 2, lang) } else { wording::number(value, 2, lang) }
}

/// A promised value, or the direction promised where the passport sets no number.
pub(crate) fn target(value: Option<String>, comparator: Comparator, words: Words) -> String {
    value.unwrap_or_else(|| {
        words.t(match comparator {
            Comparator::Increase => "target-more",
            Comparator::Stable => "target-steady",
            Comparator::AtLeast | Comparator::AtMost | Comparator::Equal => "no-target",
        })
    })
}

/// A number of things.
pub(crate) fn whole(count: u64, lang: &str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    wording::number(count as f64, 0, lang)
}

/// A day, or a dash.
pub(crate) fn day(day: Option<NaiveDate>, lang: &str) -> String {
    day.map_or_else(|| "–".to_owned(), |day| wording::date(day, lang))
}

/// Codes of a classifier in use on a day: id and words; none where there is no such classifier.
pub(crate) fn codes(catalogue: &Catalogue, classifier: &str, on: NaiveDate, lang: &str) -> Vec<(String, String)> {
    let codes = catalogue.classifiers.get(classifier).into_iter().flat_map(|list| list.on(on));
    codes.map(|code| (code.id.clone(), raised(code.name.get(lang)))).collect()
}

/// A text with its first letter raised, for words that definitions keep in lower case.
pub(crate) fn raised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
