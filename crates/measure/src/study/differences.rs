//! How far each group lies from one of them, the largest unless another is named, where an answer gives a share with its interval for every group.

use statistics::Interval;
use statistics::proportion::{Estimate, difference};

use super::StudyResult;
use super::part::{Cell, Part, Shape};

/// Groups less the one they are compared with.
pub(super) static DIFFERENCES: Shape =
    Shape::of("differences", &["group", "reference", "months", "difference", "lower", "upper"]);

/// Tables whose shares are compared.
const COMPARED: [&str; 2] = ["windows", "shares"];

/// The same answer with the differences between its groups and `reference`, or the largest of them; unchanged where there are
/// no two groups, and with a caution where there is no such group.
#[must_use]
pub fn with_differences(mut result: StudyResult, reference: Option<&str>) -> StudyResult {
    let Some(compared) = COMPARED.iter().find_map(|name| result.part(name)) else { return result };
    let groups = groups(compared);
    let place = compared.shape.place("group");
    let reference = match reference {
        Some(named) => groups.iter().find(|row| row[place].words() == named),
        None => largest(compared, &groups),
    };
    match reference.map(|row| row[place].clone()) {
        Some(reference) => {
            let part = differences(compared, &groups, &reference);
            result.add(part);
        }
        None if groups.is_empty() => {}
        None => result.cautions.push("reference-absent"),
    }
    result
}

/// Rows about groups; those about everybody are none.
fn groups(table: &Part) -> Vec<&Vec<Cell>> {
    let by = table.shape.place("by");
    table.rows.iter().filter(|row| row[by] != Cell::Nothing).collect()
}

/// A row of the largest group; of groups of one size the first, so that the answer does not depend on the order of looking.
fn largest<'r, 't>(table: &Part, groups: &'r [&'t Vec<Cell>]) -> Option<&'r &'t Vec<Cell>> {
    let cases = table.shape.place("cases");
    let size = |row: &[Cell]| row[cases].value().unwrap_or(0.0);
    groups.iter().rev().max_by(|a, b| size(a).total_cmp(&size(b)))
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

fn differences(table: &Part, groups: &[&Vec<Cell>], reference: &Cell) -> Part {
    let group = table.shape.place("group");
    let mut part = Part::new(&DIFFERENCES);
    for row in groups.iter().filter(|row| row[group] != *reference) {
        let months = months(table, row);
        let (Some(one), Some(other)) = (share_of(table, &row[group], &months), share_of(table, reference, &months))
        else {
            continue;
        };
        let difference = difference(one, other);
        let mut cells = vec![row[group].clone(), reference.clone(), months];
        cells.extend([difference.value, difference.interval.lower, difference.interval.upper].map(Cell::Points));
        part.push(cells);
    }
    part
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
