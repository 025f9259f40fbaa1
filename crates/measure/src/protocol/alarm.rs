//! Watches an answer for the rules of its protocol: which rows break them.

use catalogue::Alarm;
use serde::{Deserialize, Serialize};

use crate::study::{Part, StudyResult};

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
    let column = part.shape.place(&alarm.column);
    for (at, row) in part.rows.iter().enumerate().filter(|(at, _)| is_meant(alarm, part, *at)) {
        let Some(value) = row[column].value() else { continue };
        watched.checked += 1;
        if alarm.sounds(value) {
            watched.sounded.push(at);
        }
    }
    watched
}

fn is_meant(alarm: &Alarm, part: &Part, row: usize) -> bool {
    let cell = |column: &String| &part.rows[row][part.shape.place(column)];
    alarm.rows.iter().all(|(column, label)| cell(column).words() == label)
        && alarm.least.iter().all(|(column, least)| cell(column).value().is_some_and(|value| value >= *least))
}
