//! An answer as those may see it who see counts only.
//!
//! - A row is hidden where it stands for somebody, but for fewer than the threshold, or where the rest of the whole it is
//!   part of is so small: 3 of 200, and 198 of 200.
//! - Where exactly one group of several is hidden, one more is, the smallest, since the total would give the first away.
//! - Curves give away how many had the event on each day. Their steps are joined until each counts enough; other tables
//!   that may be as long as the data are left out.
//!
//! - Of how many have not been followed long enough, a small number is hidden in every window of its group, and in those of
//!   one more group: other windows and other groups would give it away.
//! - Statistics of tests are left out where a group is hidden: with few people they say how those fared.
//! - An answer made of fewer people than the threshold is left out.
//!
//! What is published in other tables, and what follows from windows that lie within each other, is not compared; an answer to
//! people chosen at will is rounded besides (`rounding`).

use statistics::disclosure::coarsened;

use super::differences::hidden_like;
use super::{Cell, Part, StudyResult};

/// Columns that count people.
const PEOPLE: &[&str] = &[
    "cases",
    "rows",
    "of",
    "known",
    "events",
    "count",
    "censored",
    "at_risk",
    "positives",
    "negatives",
    "pairs",
    "known_at_opening",
    "known_at_closing",
];

/// Counts of people that nothing else in the row can be computed from: a small one is hidden alone.
const ALONE: &[&str] = &["left_early", "missing", "without_standard"];

/// How many have not been followed to the end of a window: with those who were they are the group, whatever the window.
const NOT_OVER: &str = "not_over";

/// Tables of groups, and tables of tests that compare them.
const GROUPS: [&str; 2] = ["groups", "steps"];
const TESTS: [&str; 4] = ["log_rank_counts", "tests", "trend", "drift_tests"];

/// Tables of groups without counts of their own: what is hidden of a group's counts hides its rows here.
const OF_GROUPS: [&str; 3] = ["quantiles", "restricted_means", "restricted_mean_differences"];

/// A count and the whole it is part of.
const PARTS: &[(&str, &str)] = &[
    ("events", "cases"),
    ("known", "cases"),
    ("count", "known"),
    ("count", "of"),
    ("events", "rows"),
    ("pairs", "cases"),
    ("known_at_opening", "cases"),
    ("known_at_closing", "cases"),
];

/// Labels that part a whole, or say how it was computed: of rows that agree in every other label, two are hidden or none.
const WHICH: &[&str] = &["group", "step", "step_before", "answer", "estimate"];

/// The label that parts what a change is owed to.
const DIMENSION: &str = "dimension";

/// Numbers that say which row it is.
pub(super) const LABELS: &[&str] = &["months", "time", "threshold", "bin", "from", "to"];

/// The same answer with every row about fewer than `below` people hidden, and one more where it could be computed.
#[must_use]
pub fn suppress_study(result: &StudyResult, below: u32) -> StudyResult {
    let below = u64::from(below);
    let mut shown = result.clone();
    if result.study == "table" {
        return shown;
    }
    let mut hidden = false;
    shown.parts = Vec::new();
    if (1..below).contains(&result.rows.used) {
        shown.cautions = vec!["small-hidden"];
        return shown;
    }
    for part in &result.parts {
        if part.shape.long {
            hidden = true;
            shown.parts.extend(coarse(part, below));
        } else {
            let (part, any) = suppressed(part, below);
            hidden |= any;
            shown.parts.push(part);
        }
    }
    // What compares groups would give a hidden one away.
    let source = shown.part("windows").or_else(|| shown.part("shares")).cloned();
    let hides =
        |name: &str| shown.part(name).is_some_and(|part| part.rows.iter().flatten().any(|cell| *cell == Cell::Hidden));
    let of_groups = GROUPS.iter().any(|name| hides(name));
    shown.parts.retain(|part| !(of_groups && TESTS.contains(&part.shape.name)));
    for part in shown.parts.iter_mut().filter(|part| part.shape.name == "differences") {
        *part = source.as_ref().map_or_else(|| part.clone(), |source| hidden_like(part, source));
    }
    let few = groups_hidden(&shown);
    for part in shown.parts.iter_mut().filter(|part| OF_GROUPS.contains(&part.shape.name)) {
        for row in part.rows.iter_mut().filter(|row| row.iter().any(|cell| few.contains(cell))) {
            row.iter_mut().filter(|cell| cell.value().is_some()).for_each(|cell| *cell = Cell::Hidden);
        }
    }
    if hidden {
        shown.cautions.push("small-hidden");
    }
    shown
}

/// Names of the groups whose counts are hidden.
fn groups_hidden(shown: &StudyResult) -> Vec<Cell> {
    let Some(groups) = shown.part("groups") else { return Vec::new() };
    let place = groups.shape.place("group");
    let few = groups.rows.iter().filter(|row| row.contains(&Cell::Hidden));
    few.map(|row| row[place].clone()).collect()
}

fn suppressed(part: &Part, below: u64) -> (Part, bool) {
    let mut hidden: Vec<bool> = part.rows.iter().map(|row| is_small(part, row, below)).collect();
    also_hidden(part, &mut hidden, WHICH);
    if part.shape.columns.contains(&DIMENSION) {
        // Parts of a change sum to it within a group, groups sum to everybody within a dimension: one leads to the other.
        loop {
            let before = hidden.clone();
            also_hidden(part, &mut hidden, &[DIMENSION]);
            also_hidden(part, &mut hidden, WHICH);
            if hidden == before {
                break;
            }
        }
    }
    let unfinished = unfinished(part, below);
    let any = hidden.contains(&true) || unfinished.contains(&true);
    let hide = |(at, (row, hidden)): (usize, (&Vec<Cell>, &bool))| {
        let cell = |(name, cell): (&&str, &Cell)| match cell {
            Cell::Count(_) if *name == NOT_OVER && unfinished[at] => Cell::Hidden,
            cell if *hidden && cell.value().is_some() && !is_label(name, cell) => Cell::Hidden,
            Cell::Count(few) if ALONE.contains(name) && (1..below).contains(few) => Cell::Hidden,
            cell => cell.clone(),
        };
        part.shape.columns.iter().zip(row).map(cell).collect()
    };
    (Part { shape: part.shape, rows: part.rows.iter().zip(&hidden).enumerate().map(hide).collect() }, any)
}

/// Rows whose number of those not followed to the end is hidden: every window of a group that has a small one in any, and of
/// one more group, the one with the fewest, where it would be the only one of its breakdown.
fn unfinished(part: &Part, below: u64) -> Vec<bool> {
    let place = |name: &str| part.shape.columns.iter().position(|column| *column == name);
    let (Some(by), Some(group), true) = (place("by"), place("group"), place(NOT_OVER).is_some()) else {
        return vec![false; part.rows.len()];
    };
    let small = |row: &[Cell]| people(part, row, NOT_OVER).is_some_and(|few| (1..below).contains(&few));
    let of = |row: &[Cell]| [row[by].clone(), row[group].clone()];
    let mut groups: Vec<[Cell; 2]> = Vec::new();
    for one in part.rows.iter().filter(|row| small(row)).map(|row| of(row)) {
        if !groups.contains(&one) {
            groups.push(one);
        }
    }
    for at in 0..groups.len() {
        let breakdown = groups[at][0].clone();
        let alike = |row: &&Vec<Cell>| breakdown != Cell::Nothing && row[by] == breakdown && !groups.contains(&of(row));
        let alone = groups.iter().filter(|other| other[0] == breakdown).count() == 1;
        let next = part.rows.iter().filter(alike).min_by_key(|row| people(part, row, NOT_OVER));
        if let Some(next) = next.filter(|_| alone).map(|row| of(row)) {
            groups.push(next);
        }
    }
    part.rows.iter().map(|row| groups.contains(&of(row))).collect()
}

/// Of rows that agree in every label but `which`, hides one more where exactly one is hidden: the smallest.
fn also_hidden(part: &Part, hidden: &mut [bool], which: &[&str]) {
    let labels = |row: &[Cell]| -> Vec<Cell> {
        let names = part.shape.columns.iter().zip(row);
        let whole = |name: &str, cell: &Cell| {
            !which.contains(&name) && is_label(name, cell) && (*cell != Cell::Nothing || name == "by")
        };
        names.filter(|(name, cell)| whole(name, cell)).map(|(_, cell)| cell.clone()).collect()
    };
    let size = |row: &[Cell]| PEOPLE.iter().find_map(|name| people(part, row, name)).unwrap_or(0);
    for at in 0..part.rows.len() {
        let alike: Vec<usize> =
            (0..part.rows.len()).filter(|other| labels(&part.rows[*other]) == labels(&part.rows[at])).collect();
        let only = hidden[at] && alike.iter().filter(|other| hidden[**other]).count() == 1;
        let next = alike.iter().filter(|other| !hidden[**other] && size(&part.rows[**other]) > 0);
        if only && let Some(next) = next.min_by_key(|other| (size(&part.rows[**other]), **other)) {
            hidden[*next] = true;
        }
    }
}

fn is_small(part: &Part, row: &[Cell], below: u64) -> bool {
    let small = |count: u64| count > 0 && count < below;
    PEOPLE.iter().filter_map(|name| people(part, row, name)).any(small)
        || PARTS.iter().any(|(some, all)| {
            let (some, all) = (people(part, row, some), people(part, row, all));
            some.zip(all).and_then(|(some, all)| all.checked_sub(some)).is_some_and(small)
        })
}

fn people(part: &Part, row: &[Cell], name: &str) -> Option<u64> {
    let place = part.shape.columns.iter().position(|column| *column == name)?;
    if let Cell::Count(count) = row[place] { Some(count) } else { None }
}

fn is_label(name: &str, cell: &Cell) -> bool {
    LABELS.contains(&name) || matches!(cell, Cell::Text(_) | Cell::Code(_) | Cell::Nothing)
}

/// A survival curve with steps of enough events; nothing of other long tables.
fn coarse(part: &Part, below: u64) -> Option<Part> {
    let column = |name: &str| part.shape.columns.iter().position(|column| *column == name);
    let places = ["group", "time", "at_risk", "events", "censored", "survival"].map(column);
    let [Some(group), Some(time), Some(at_risk), Some(events), Some(censored), Some(survival)] = places else {
        return None;
    };
    let mut joined = Part::new(part.shape);
    let mut rest = &part.rows[..];
    while let Some(first) = rest.first() {
        let (rows, after) = rest.split_at(rest.iter().take_while(|row| row[group] == first[group]).count());
        rest = after;
        let numbers = |at: usize| rows.iter().map(|row| row[at].value().unwrap_or(0.0)).collect::<Vec<_>>();
        let counts = |at: usize| rows.iter().map(|row| count(&row[at])).collect::<Vec<_>>();
        let (times, left) = (numbers(time), numbers(survival));
        let steps = coarsened(&times, &counts(at_risk), &counts(events), &counts(censored), &left, below);
        for step in steps.into_iter().flatten() {
            let mut row = vec![Cell::Nothing; part.shape.columns.len()];
            row[group] = first[group].clone();
            row[time] = Cell::Number(step.time);
            row[at_risk] = Cell::Count(step.still_at_risk);
            row[events] = Cell::Count(step.events);
            row[survival] = Cell::Share(step.survival);
            joined.push(row);
        }
    }
    (!joined.rows.is_empty()).then_some(joined)
}

fn count(cell: &Cell) -> u64 {
    if let Cell::Count(count) = cell { *count } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::DataFile;
    use crate::study::{Shape, Survival};

    static WINDOWS: Shape = Shape::of("windows", &["by", "group", "months", "not_over"]);

    #[test]
    fn those_not_followed_to_the_end_are_hidden_in_every_window_of_two_groups() {
        let mut part = Part::new(&WINDOWS);
        let groups = [("a", [2, 30]), ("b", [9, 40]), ("c", [20, 60])];
        for (at, months) in [12, 24].into_iter().enumerate() {
            for (group, not_over) in groups {
                let row = [Cell::text("unit"), Cell::text(group), Cell::Count(months), Cell::Count(not_over[at])];
                part.push(row.into());
            }
        }
        assert_eq!(unfinished(&part, 5), [true, true, false, true, true, false]);
        assert_eq!(unfinished(&part, 2), [false; 6]);
    }

    #[test]
    fn times_of_a_group_of_few_are_hidden_in_every_table() {
        let lines = |group: &str, rows: usize| -> String {
            (0..rows).fold(String::new(), |text, row| format!("{text}{group},{},{}\n", row + 1, row % 2))
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cases.csv");
        let text = format!("group,days,event\n{}{}{}", lines("a", 3), lines("b", 30), lines("c", 40));
        std::fs::write(&path, text).unwrap();
        let question = Survival {
            time: "days".to_owned(),
            status: "event".to_owned(),
            group: Some("group".to_owned()),
            horizon: Some(2.0),
            quantiles: vec![0.1],
            ..Survival::default()
        };
        let shown = suppress_study(&question.of(&DataFile::open(&path).unwrap()).unwrap(), 5);
        let told = |part: &str| -> Vec<String> {
            let part = shown.part(part).unwrap();
            let seen = part.rows.iter().filter(|row| !row.contains(&Cell::Hidden));
            seen.map(|row| row[0].words().to_owned()).collect()
        };
        // With the three of `a` one more group is hidden, lest the total give them away.
        for part in ["groups", "quantiles", "restricted_means"] {
            assert_eq!(told(part), ["c"], "{part}");
        }
        assert!(told("restricted_mean_differences").is_empty(), "each is against a hidden group");
    }
}
