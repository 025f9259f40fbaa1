//! Takes batches of rows apart into the columns asked for.

use std::collections::HashMap;
use std::path::Path;

use datafusion::arrow::array::{Array, RecordBatch};
use datafusion::arrow::compute::filter_record_batch;

use super::formula::Ready;
use super::frame::RowCount;
use super::values::{Values, typed};
use super::{Column, FileError, Frame, Kind, Levels, Missing, Request};

/// Collects rows.
pub(super) struct Reader<'a> {
    path: &'a Path,
    requests: &'a [Request],
    missing: Missing,
    condition: Option<Ready>,
    formulas: Vec<Option<Ready>>,
    columns: Vec<Collected>,
    count: RowCount,
}

/// A column while it grows.
enum Collected {
    Numbers(Vec<f64>),
    Truths(Vec<bool>),
    Levels { codes: Vec<u32>, seen: Vec<String>, code_of: HashMap<String, u32> },
}

impl<'a> Reader<'a> {
    /// For these requests; a formula stands where a request is not for a column of the file.
    pub(super) fn new(
        path: &'a Path,
        requests: &'a [Request],
        missing: Missing,
        condition: Option<Ready>,
        formulas: Vec<Option<Ready>>,
    ) -> Self {
        let columns = requests
            .iter()
            .map(|request| match request.kind {
                Kind::Number | Kind::Day => Collected::Numbers(Vec::new()),
                Kind::YesNo => Collected::Truths(Vec::new()),
                Kind::Levels => Collected::Levels { codes: Vec::new(), seen: Vec::new(), code_of: HashMap::new() },
            })
            .collect();
        let count = RowCount {
            missing: requests.iter().map(|request| (request.name.clone(), 0)).collect(),
            ..RowCount::default()
        };
        Self { path, requests, missing, condition, formulas, columns, count }
    }

    /// Takes the next rows.
    pub(super) fn take(&mut self, batch: &RecordBatch) -> Result<(), FileError> {
        let before = self.count.in_file;
        self.count.in_file += batch.num_rows() as u64;
        let chosen = self.condition.as_ref().map(|condition| condition.truths(batch, self.path)).transpose()?;
        let filtered =
            chosen.as_ref().map(|chosen| filter_record_batch(batch, chosen).expect("one answer for each row"));
        let batch = filtered.as_ref().unwrap_or(batch);
        // Where a row stands in the file, counted from 1.
        let place = |row: usize| {
            let within = chosen
                .as_ref()
                .map_or(row, |chosen| (0..chosen.len()).filter(|at| chosen.value(*at)).nth(row).unwrap_or(row));
            before + within as u64 + 1
        };
        self.count.considered += batch.num_rows() as u64;
        let mut values = Vec::with_capacity(self.requests.len());
        for (request, formula) in self.requests.iter().zip(&self.formulas) {
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
        for (values, column) in values.iter().zip(&mut self.columns) {
            column.push(values, &rows);
        }
        Ok(())
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
        Ok(Frame { columns: self.columns.into_iter().map(Collected::finish).collect(), count: self.count })
    }
}

impl Collected {
    fn push(&mut self, values: &Values, rows: &[usize]) {
        match (self, values) {
            (Self::Numbers(into), Values::Numbers(values)) => {
                into.extend(rows.iter().map(|&row| if values.is_null(row) { f64::NAN } else { values.value(row) }));
            }
            (Self::Truths(into), Values::Truths(values)) => into.extend(rows.iter().map(|&row| values.value(row))),
            (Self::Levels { codes, seen, code_of }, Values::Texts(values)) => {
                let mut last: (&str, u32) = ("", Levels::NONE);
                for &row in rows {
                    if values.is_null(row) {
                        codes.push(Levels::NONE);
                        continue;
                    }
                    let name = values.value(row);
                    if last.1 == Levels::NONE || last.0 != name {
                        let code = code_of.get(name).copied().unwrap_or_else(|| {
                            let code = u32::try_from(seen.len()).expect("fewer levels than rows");
                            seen.push(name.to_owned());
                            code_of.insert(name.to_owned(), code);
                            code
                        });
                        last = (name, code);
                    }
                    codes.push(last.1);
                }
            }
            _ => unreachable!("values are of the kind asked for"),
        }
    }

    fn finish(self) -> Column {
        match self {
            Self::Numbers(values) => Column::Numbers(values),
            Self::Truths(values) => Column::Truths(values),
            Self::Levels { codes, seen, .. } => Column::Levels(Levels::arranged(codes, &seen)),
        }
    }
}
