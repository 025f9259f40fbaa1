//! The columns of a cohort that cases can be chosen and compared by, with the values that occur.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::Protocol;

use super::cohort::Cohort;
use crate::complaint::Complaint;

/// A column with more values than these would name people rather than groups.
const MOST_VALUES: usize = 40;

/// Of more whole numbers than these nobody ticks some one by one.
const MOST_NUMBERS: usize = 20;

/// Columns that cases can be chosen by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choosable {
    /// Columns of few values, which cases can be compared by as well.
    pub groups: Vec<ColumnValues>,
    /// Columns of many whole numbers, of which a range is kept.
    pub numbers: Vec<ColumnNumbers>,
}

impl Choosable {
    /// Every column.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        let groups = self.groups.iter().map(|column| column.id.as_str());
        groups.chain(self.numbers.iter().map(|column| column.id.as_str()))
    }

    /// Without these.
    pub(crate) fn drop(&mut self, ids: &BTreeSet<String>) {
        self.groups.retain(|column| !ids.contains(&column.id));
        self.numbers.retain(|column| !ids.contains(&column.id));
    }
}

/// A column of many whole numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnNumbers {
    /// Column of the cohort.
    pub id: String,
    /// Least and greatest number of the cases that count.
    pub span: (i64, i64),
}

/// A column of few values.
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

/// Columns that have words and few values or many whole numbers; days are none, and neither is what happened to people
/// afterwards.
pub(crate) fn columns(protocol: &Protocol, cohort: &Cohort) -> Result<Choosable, Complaint> {
    let (cells, days, whole) = (cohort.cells(), cohort.days(), cohort.whole_numbers());
    let mut columns = Choosable::default();
    let told = |id: &String| days.contains(id) || protocol.tells_outcome(id);
    for column in protocol.cohort.column.iter().filter(|column| !told(&column.id)) {
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        for (value, reason) in cells.texts(&column.id)?.into_iter().zip(cohort.reasons()) {
            if let (Some(value), None) = (value, reason) {
                *found.entry(value).or_default() += 1;
            }
        }
        if found.len() > MOST_NUMBERS
            && whole.contains(&column.id)
            && column.classifier.is_none()
            && column.words.is_empty()
        {
            let numbers = || found.keys().filter_map(|value| value.parse::<i64>().ok());
            let span = numbers().min().zip(numbers().max()).unwrap_or_default();
            columns.numbers.push(ColumnNumbers { id: column.id.clone(), span });
        } else if (2..=MOST_VALUES).contains(&found.len()) {
            let mut values: Vec<Value> = found.into_iter().map(|(code, cases)| Value { code, cases }).collect();
            values.sort_by_key(|value| value.code.parse::<i64>().ok());
            columns.groups.push(ColumnValues { id: column.id.clone(), values });
        }
    }
    Ok(columns)
}
