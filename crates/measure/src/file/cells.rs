//! Takes batches of rows apart into the columns asked for.

use std::path::Path;

use datafusion::arrow::array::{Array, RecordBatch};
use datafusion::arrow::compute::filter_record_batch;

use super::formula::Ready;
use super::frame::{FileRows, RowCount};
use super::intern::Interned;
use super::values::{Values, typed};
use super::{Column, FileError, Frame, Keys, Kind, Missing, Request};

/// Collects rows.
pub(super) struct Reader<'a> {
    path: &'a Path,
    requests: &'a [Request],
    missing: Missing,
    condition: Option<&'a Ready>,
    formulas: &'a [Option<Ready>],
    /// Rows of the file before those of this reader.
    first: u64,
    columns: Vec<Collected>,
    count: RowCount,
    rows: FileRows,
}

/// A column while it grows.
enum Collected {
    Numbers(Vec<f64>),
    Truths(Vec<bool>),
    Levels(Interned),
    /// Keys: whole numbers or texts, whichever the column holds.
    Keys(Vec<i64>, Interned),
}

impl<'a> Reader<'a> {
    /// For these requests, from row `first` of the file, with room for so many rows; a formula stands where a request is
    /// not for a column of the file.
    pub(super) fn new(
        path: &'a Path,
        requests: &'a [Request],
        missing: Missing,
        (condition, formulas): (Option<&'a Ready>, &'a [Option<Ready>]),
        (first, expected): (u64, usize),
    ) -> Self {
        let columns = requests
            .iter()
            .map(|request| match request.kind {
                Kind::Number | Kind::Day => Collected::Numbers(Vec::with_capacity(expected)),
                Kind::YesNo => Collected::Truths(Vec::with_capacity(expected)),
                Kind::Levels => Collected::Levels(Interned::default()),
                Kind::Key => Collected::Keys(Vec::new(), Interned::default()),
            })
            .collect();
        let count = RowCount {
            missing: requests.iter().map(|request| (request.name.clone(), 0)).collect(),
            ..RowCount::default()
        };
        Self { path, requests, missing, condition, formulas, first, columns, count, rows: FileRows::default() }
    }

    /// Takes the next rows.
    pub(super) fn take(&mut self, batch: &RecordBatch) -> Result<(), FileError> {
        let before = self.first + self.count.in_file;
        self.count.in_file += batch.num_rows() as u64;
        let chosen = self.condition.map(|condition| condition.truths(batch, self.path)).transpose()?;
        let filtered =
            chosen.as_ref().map(|chosen| filter_record_batch(batch, chosen).expect("one answer for each row"));
        let batch = filtered.as_ref().unwrap_or(batch);
        let within: Option<Vec<usize>> =
            chosen.as_ref().map(|chosen| (0..chosen.len()).filter(|at| chosen.value(*at)).collect());
        // Where a row stands in the file, counted from 1.
        let place = |row: usize| {
            let within = within.as_ref().and_then(|within| within.get(row).copied()).unwrap_or(row);
            before + within as u64 + 1
        };
        self.count.considered += batch.num_rows() as u64;
        let mut values = Vec::with_capacity(self.requests.len());
        for (request, formula) in self.requests.iter().zip(self.formulas) {
            let array = match formula {
                Some(formula) => formula.values(batch, self.path)?,
                None => batch.column_by_name(&request.name).expect("the column was asked for").clone(),
            };
            values.push(typed(self.path, request, &array, &place)?);
        }
        let mut whole = vec![true; if values.iter().any(Values::may_miss) { batch.num_rows() } else { 0 }];
        for (values, (_, count)) in values.iter().zip(&mut self.count.missing) {
            for (row, whole) in whole.iter_mut().enumerate().filter(|(row, _)| values.is_missing(*row)) {
                debug_assert!(row < batch.num_rows());
                *count += 1;
                *whole = false;
            }
        }
        let keep = |row: usize| self.missing == Missing::Keep || whole.get(row).is_none_or(|whole| *whole);
        let rows: Vec<usize> = (0..batch.num_rows()).filter(|row| keep(*row)).collect();
        self.count.used += rows.len() as u64;
        for row in &rows {
            self.rows.push(place(*row));
        }
        for (values, column) in values.iter().zip(&mut self.columns) {
            column.push(values, &rows);
        }
        Ok(())
    }

    /// Takes the rows of the reader of what follows in the file.
    pub(super) fn append(&mut self, next: Self) {
        self.count.in_file += next.count.in_file;
        self.count.considered += next.count.considered;
        self.count.used += next.count.used;
        self.rows.append(&next.rows);
        for ((_, count), (_, more)) in self.count.missing.iter_mut().zip(next.count.missing) {
            *count += more;
        }
        for (column, more) in self.columns.iter_mut().zip(next.columns) {
            column.append(more);
        }
    }

    /// The columns, when all rows were taken.
    pub(super) fn finish(self) -> Result<Frame, FileError> {
        let RowCount { in_file, considered, used, .. } = self.count;
        if considered == 0 {
            return Err(FileError::NoneMeets { path: self.path.to_owned(), in_file });
        }
        if used == 0 {
            let missing = self.count.missing.iter().filter(|(_, count)| *count > 0);
            let missing: Vec<String> = missing.map(|(column, count)| format!("`{column}` {count}")).collect();
            let missing = missing.join(", ");
            return Err(FileError::NoRows { path: self.path.to_owned(), in_file, considered, missing });
        }
        Ok(Frame {
            columns: self.columns.into_iter().map(Collected::finish).collect(),
            count: self.count,
            rows: self.rows,
        })
    }
}

impl Collected {
    fn push(&mut self, values: &Values, rows: &[usize]) {
        match (self, values) {
            (Self::Numbers(into), Values::Numbers(values)) => {
                into.extend(rows.iter().map(|&row| if values.is_null(row) { f64::NAN } else { values.value(row) }));
            }
            (Self::Truths(into), Values::Truths(values)) => into.extend(rows.iter().map(|&row| values.value(row))),
            (Self::Levels(into) | Self::Keys(_, into), Values::Texts(values)) => into.extend(values, rows),
            (Self::Keys(into, _), Values::Whole(values)) => {
                into.extend(
                    rows.iter().map(|&row| if values.is_null(row) { Keys::NO_NUMBER } else { values.value(row) }),
                );
            }
            _ => unreachable!("values are of the kind asked for"),
        }
    }

    fn append(&mut self, more: Self) {
        match (self, more) {
            (Self::Numbers(into), Self::Numbers(more)) => into.extend(more),
            (Self::Truths(into), Self::Truths(more)) => into.extend(more),
            (Self::Levels(into), Self::Levels(more)) => into.append(more),
            (Self::Keys(numbers, texts), Self::Keys(more_numbers, more_texts)) => {
                numbers.extend(more_numbers);
                texts.append(more_texts);
            }
            _ => unreachable!("parts of a file have the same columns"),
        }
    }

    fn finish(self) -> Column {
        match self {
            Self::Numbers(values) => Column::Numbers(values),
            Self::Truths(values) => Column::Truths(values),
            Self::Levels(texts) => Column::Levels(texts.levels()),
            Self::Keys(numbers, texts) if texts.is_empty() => Column::Keys(Keys::of_numbers(&numbers)),
            Self::Keys(_, texts) => Column::Keys(texts.keys()),
        }
    }
}
