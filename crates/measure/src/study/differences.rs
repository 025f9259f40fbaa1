//! How far each group lies from the largest one, where an answer gives a share with its interval for every group.

use statistics::Interval;
use statistics::proportion::{Estimate, difference};

use super::StudyResult;
use super::part::{Cell, Part, Shape};

/// Groups less the largest one.
pub(super) static DIFFERENCES: Shape =
    Shape::of("differences", &["group", "reference", "months", "difference", "lower", "upper"]);

/// Tables whose shares are compared.
const COMPARED: [&str; 2] = ["windows", "shares"];

/// The same answer with the differences between its groups; unchanged where there are no two groups.
#[must_use]
pub fn with_differences(mut result: StudyResult) -> StudyResult {
    let compared = COMPARED.iter().find_map(|name| result.part(name));
    if let Some(part) = compared.and_then(differences) {
        result.add(part);
    }
    result
}

/// The differences with those hidden that a hidden row of the table they were made from would be known by.
pub(super) fn hidden_like(differences: &Part, table: &Part) -> Part {
    let mut hidden = differences.clone();
    for row in &mut hidden.rows {
        let seen = |name: &Cell| share_of(table, name, &months(differences, row)).is_some();
        if !seen(&row[0]) || !seen(&row[1]) {
            row[3..].fill(Cell::Hidden);
        }
    }
    hidden
}

fn differences(table: &Part) -> Option<Part> {
    let (by, group, cases) = (table.shape.place("by"), table.shape.place("group"), table.shape.place("cases"));
    let groups: Vec<&Vec<Cell>> = table.rows.iter().filter(|row| row[by] != Cell::Nothing).collect();
    // Of groups of one size the first, so that the answer does not depend on the order of looking.
    let size = |row: &[Cell]| row[cases].value().unwrap_or(0.0);
    let reference = groups.iter().rev().max_by(|a, b| size(a).total_cmp(&size(b)))?[group].clone();
    let mut part = Part::new(&DIFFERENCES);
    for row in groups.into_iter().filter(|row| row[group] != reference) {
        let months = months(table, row);
        let (Some(one), Some(other)) = (share_of(table, &row[group], &months), share_of(table, &reference, &months))
        else {
            continue;
        };
        let difference = difference(one, other);
        let mut cells = vec![row[group].clone(), reference.clone(), months];
        cells.extend([difference.value, difference.interval.lower, difference.interval.upper].map(Cell::Points));
        part.push(cells);
    }
    Some(part)
}

/// The window a row is about; nothing where the table has none.
fn months(table: &Part, row: &[Cell]) -> Cell {
    table.shape.columns.iter().position(|name| *name == "months").map_or(Cell::Nothing, |place| row[place].clone())
}

fn share_of(table: &Part, group: &Cell, window: &Cell) -> Option<Estimate> {
    let place = |name| table.shape.place(name);
    let row = table.rows.iter().find(|row| row[place("group")] == *group && months(table, row) == *window)?;
    estimate(table, row)
}

/// The share of everybody with its interval, in an answer about one window or one share.
#[must_use]
pub fn estimate_of(result: &StudyResult) -> Option<Estimate> {
    let table = COMPARED.iter().find_map(|name| result.part(name))?;
    estimate(table, table.rows.first()?)
}

/// The share of a row with its interval; none where it has none or may not be seen.
fn estimate(table: &Part, row: &[Cell]) -> Option<Estimate> {
    let value = |name| row[table.shape.place(name)].value();
    let interval = Interval { lower: value("lower")?, upper: value("upper")? };
    Some(Estimate { value: value("share")?, interval })
}
