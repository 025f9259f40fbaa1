//! Watches an answer for the rules of its protocol: which rows break them.

use catalogue::Alarm;
use serde::{Deserialize, Serialize};

use crate::study::{Cell, Part, StudyResult};

/// What an alarm found. Its words stand in the protocol, its numbers in the rows of the table it names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watched {
    /// Its id in the analysis.
    pub alarm: String,
    /// The table it watches.
    pub table: String,
    /// The limit it had.
    pub limit: f64,
    /// Rows with a value to hold against the limit; none: nothing could be watched.
    pub checked: u64,
    /// Places of the rows that break the rule, counted from 0.
    pub sounded: Vec<usize>,
}

/// Holds a rule against an answer; where there is none, nothing could be watched.
pub(super) fn watch(alarm: &Alarm, answer: Option<&StudyResult>) -> Watched {
    let mut watched = Watched {
        alarm: alarm.id.clone(),
        table: alarm.table.clone(),
        limit: alarm.limit(),
        checked: 0,
        sounded: Vec::new(),
    };
    let Some(part) = answer.and_then(|answer| answer.part(&alarm.table)) else { return watched };
    for at in (0..part.rows.len()).filter(|at| is_meant(alarm, part, *at)) {
        let Some(value) = cell(part, at, &alarm.column).and_then(Cell::value) else { continue };
        watched.checked += 1;
        if alarm.sounds(value) {
            watched.sounded.push(at);
        }
    }
    watched
}

fn is_meant(alarm: &Alarm, part: &Part, row: usize) -> bool {
    let enough =
        |column: &String, least: f64| cell(part, row, column).and_then(Cell::value).is_some_and(|value| value >= least);
    alarm.rows.iter().all(|(column, label)| cell(part, row, column).is_some_and(|cell| cell.words() == label))
        && alarm.least.iter().all(|(column, least)| enough(column, *least))
}

/// A cell; none where the table has no such column, which `tilts check` finds.
fn cell<'a>(part: &'a Part, row: usize, column: &str) -> Option<&'a Cell> {
    let place = part.shape.columns.iter().position(|name| *name == column)?;
    part.rows[row].get(place)
}
