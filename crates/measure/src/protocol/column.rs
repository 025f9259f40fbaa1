//! The columns of a cohort that cases can be chosen and compared by, with the values that occur.

use std::collections::BTreeMap;

use catalogue::Protocol;

use super::cohort::Cohort;
use crate::complaint::Complaint;

/// A column with more values than these would name people rather than groups.
const MOST_VALUES: usize = 40;

/// A column cases can be chosen by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnValues {
    /// Column of the cohort.
    pub id: String,
    /// Values of the cases that count, in order: numbers by size, others by their text.
    pub values: Vec<Value>,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As it stands in the column.
    pub code: String,
    /// Cases with it.
    pub cases: u64,
}

/// Columns that have words and few values; days are none, and neither is what happened to people afterwards.
pub(crate) fn columns(protocol: &Protocol, cohort: &Cohort) -> Result<Vec<ColumnValues>, Complaint> {
    let (cells, days) = (cohort.cells(), cohort.days());
    let mut columns = Vec::new();
    let told = |id: &String| days.contains(id) || protocol.tells_outcome(id);
    for column in protocol.cohort.column.iter().filter(|column| !told(&column.id)) {
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        for (value, reason) in cells.texts(&column.id)?.into_iter().zip(cohort.reasons()) {
            if let (Some(value), None) = (value, reason) {
                *found.entry(value).or_default() += 1;
            }
        }
        if (2..=MOST_VALUES).contains(&found.len()) {
            let mut values: Vec<Value> = found.into_iter().map(|(code, cases)| Value { code, cases }).collect();
            values.sort_by_key(|value| value.code.parse::<i64>().ok());
            columns.push(ColumnValues { id: column.id.clone(), values });
        }
    }
    Ok(columns)
}
