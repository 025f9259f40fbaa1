//! Places with their checklists, ready to print.

use chrono::NaiveDate;
use record::{Organisation, Place};

use crate::shown::{self, State, day, whole};
use crate::visit::Visit;
use crate::words::Words;

/// A prison with its places.
#[derive(Debug)]
pub(super) struct Prison {
    pub name: String,
    pub lines: Vec<Line>,
}

/// One place.
#[derive(Debug)]
pub(super) struct Line {
    pub name: String,
    pub kind: String,
    pub places: String,
    /// Point of the checklist and whether it is met.
    pub points: Vec<State>,
    pub verdict: State,
    /// Since when, or why not.
    pub why: String,
}

pub(super) fn line(place: &Place, visit: &Visit) -> Line {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let met = |met: bool| shown::check(met, words.t(if met { "place-met" } else { "place-not-met" }));
    let complies = complies(place, visit.today());
    Line {
        name: place.name.clone(),
        kind: shown::raised(catalogue.word("place-kind", &place.kind, words.lang)),
        places: whole(u64::from(place.places.unsigned_abs()), words.lang),
        points: points(place).into_iter().map(|(_, point)| met(point)).collect(),
        verdict: shown::check(complies, words.t(if complies { "place-complies" } else { "place-does-not" })),
        why: why(place, complies, words),
    }
}

/// Keys of what is missing with whether each point is met, in the order of the table.
fn points(place: &Place) -> [(&'static str, bool); 4] {
    let list = place.checklist;
    let shower = if list.open_regime { "place-no-shower-open" } else { "place-no-shower" };
    let double = if list.open_regime { "place-no-double-open" } else { "place-no-double" };
    [
        ("place-not-renovated", list.built_or_renovated),
        (double, list.double_cells),
        ("place-no-space", list.statutory_space),
        (shower, list.shower_and_toilet),
    ]
}

fn complies(place: &Place, on: NaiveDate) -> bool {
    points(place).iter().all(|(_, met)| *met)
        && place.compliant_from.is_none_or(|from| from <= on)
        && place.compliant_until.is_none_or(|until| on <= until)
}

fn why(place: &Place, complies: bool, words: Words) -> String {
    let lang = words.lang;
    let missing: Vec<String> = points(place).into_iter().filter(|(_, met)| !met).map(|(key, _)| words.t(key)).collect();
    match (place.compliant_from, place.compliant_until) {
        (Some(_), until @ Some(_)) if !complies => words.with("place-until", &[("day", day(until, lang).into())]),
        (from @ Some(_), _) if missing.is_empty() => words.with("place-since", &[("day", day(from, lang).into())]),
        _ => missing.join("; "),
    }
}

/// How many places comply today and how many do not.
pub(super) fn summary(places: &[Place], visit: &Visit) -> Vec<(State, String)> {
    let words = visit.words();
    let of = |wanted: bool| -> u64 {
        let found = places.iter().filter(|place| complies(place, visit.today()) == wanted);
        found.map(|place| u64::from(place.places.unsigned_abs())).sum()
    };
    vec![
        (shown::check(true, words.t("place-complies")), words.count("place-count", of(true))),
        (shown::check(false, words.t("place-does-not")), words.count("place-count", of(false))),
    ]
}

/// Lines under the prison they belong to, by name.
pub(super) fn by_prison(places: &[Place], lines: Vec<Line>, organisations: &[Organisation]) -> Vec<Prison> {
    let name = |id: &str| {
        let found = organisations.iter().find(|one| one.data.id == id);
        found.map_or(id, |one| one.data.name.as_str()).to_owned()
    };
    let mut prisons: Vec<Prison> = Vec::new();
    for (place, line) in places.iter().zip(lines) {
        let name = name(&place.organisation);
        match prisons.iter_mut().find(|prison| prison.name == name) {
            Some(prison) => prison.lines.push(line),
            None => prisons.push(Prison { name, lines: vec![line] }),
        }
    }
    prisons.sort_by(|one, other| one.name.cmp(&other.name));
    prisons
}
