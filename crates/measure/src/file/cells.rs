//! Takes batches of rows apart into the columns asked for.

use std::collections::HashMap;
use std::path::Path;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Float64Array, RecordBatch, StringArray};
use datafusion::arrow::compute::{cast, filter_record_batch};
use datafusion::arrow::datatypes::{DataType, Float64Type, TimeUnit};

use super::formula::Ready;
use super::frame::RowCount;
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

/// One batch's values of one column.
enum Values {
    Numbers(Float64Array),
    Truths(BooleanArray),
    Texts(StringArray),
}

impl Values {
    fn is_missing(&self, row: usize) -> bool {
        match self {
            Self::Numbers(values) => values.is_null(row) || values.value(row).is_nan(),
            Self::Truths(values) => values.is_null(row),
            Self::Texts(values) => values.is_null(row),
        }
    }

    fn may_miss(&self) -> bool {
        match self {
            Self::Numbers(values) => values.null_count() > 0 || values.values().iter().any(|value| value.is_nan()),
            Self::Truths(values) => values.null_count() > 0,
            Self::Texts(values) => values.null_count() > 0,
        }
    }
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
                Kind::Number => Collected::Numbers(Vec::new()),
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

/// One batch's column as what it must hold.
fn typed(path: &Path, request: &Request, array: &ArrayRef, place: &dyn Fn(usize) -> u64) -> Result<Values, FileError> {
    let wrong = |needed: &'static str, row: usize, remedy: &str| FileError::WrongValue {
        path: path.to_owned(),
        column: request.name.clone(),
        needed,
        row: place(row),
        value: texts(array).map_or_else(|| "?".to_owned(), |texts| texts.value(row).to_owned()),
        remedy: remedy.to_owned(),
    };
    let first = |array: &ArrayRef| (0..array.len()).find(|row| array.is_valid(*row));
    match request.kind {
        Kind::Levels => match texts(array) {
            Some(texts) => Ok(Values::Texts(texts)),
            None => Err(wrong("text or numbers", first(array).unwrap_or(0), "choose another column")),
        },
        Kind::Number => {
            const NEEDED: &str = "numbers";
            if let DataType::Duration(_) = array.data_type() {
                return days(array).map(Values::Numbers).ok_or_else(|| wrong(NEEDED, 0, "choose another column"));
            }
            if array.data_type().is_temporal() {
                let remedy = "write the days between two dates, as in \"returned_on - released_on\"";
                return Err(wrong(NEEDED, first(array).unwrap_or(0), remedy));
            }
            numbers(array).map(Values::Numbers).map_err(|row| {
                wrong(NEEDED, row, "correct the value, write decimals with a point, or leave the row out with --where")
            })
        }
        Kind::YesNo => {
            const NEEDED: &str = "0 and 1 (or true and false)";
            if let Some(truths) = array.as_boolean_opt() {
                return Ok(Values::Truths(truths.clone()));
            }
            let remedy =
                "make it a column of 0 and 1, or say which value is meant where the command lets you (--event)";
            if let Some(texts) = array.as_string_opt::<i32>()
                && let Some(row) =
                    (0..texts.len()).find(|row| texts.is_valid(*row) && truth(texts.value(*row)).is_none())
            {
                return Err(wrong(NEEDED, row, remedy));
            } else if let Some(texts) = array.as_string_opt::<i32>() {
                return Ok(Values::Truths(texts.iter().map(|text| text.and_then(truth)).collect()));
            }
            let values = numbers(array).map_err(|row| wrong(NEEDED, row, remedy))?;
            let odd = |value: f64| !(value.is_nan() || value == 0.0 || (value - 1.0).abs() == 0.0);
            if let Some(row) = (0..values.len()).find(|row| values.is_valid(*row) && odd(values.value(*row))) {
                return Err(wrong(NEEDED, row, remedy));
            }
            let truths = values.iter().map(|value| value.filter(|value| !value.is_nan()).map(|value| value > 0.5));
            Ok(Values::Truths(truths.collect()))
        }
    }
}

/// Days of a span between two dates.
fn days(array: &ArrayRef) -> Option<Float64Array> {
    const SECONDS_A_DAY: f64 = 86_400.0;
    let seconds = cast(array, &DataType::Duration(TimeUnit::Second)).ok()?;
    let seconds = cast(&seconds, &DataType::Int64).and_then(|array| cast(&array, &DataType::Float64)).ok()?;
    Some(seconds.as_primitive::<Float64Type>().unary(|seconds| seconds / SECONDS_A_DAY))
}

fn truth(text: &str) -> Option<bool> {
    match text.trim() {
        "1" | "true" | "TRUE" | "True" | "T" => Some(true),
        "0" | "false" | "FALSE" | "False" | "F" => Some(false),
        _ => None,
    }
}

/// As numbers; the first row that is none where one is not.
fn numbers(array: &ArrayRef) -> Result<Float64Array, usize> {
    let as_text = matches!(array.data_type(), DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    if as_text {
        let texts = texts(array).ok_or(0_usize)?;
        let mut numbers = Vec::with_capacity(texts.len());
        for (row, text) in texts.iter().enumerate() {
            numbers.push(match text {
                None => None,
                Some(text) => Some(text.trim().parse::<f64>().map_err(|_| row)?),
            });
        }
        return Ok(numbers.into());
    }
    let cast = match array.data_type() {
        DataType::Boolean => cast(array, &DataType::Int8).and_then(|array| cast(&array, &DataType::Float64)),
        _ => cast(array, &DataType::Float64),
    };
    cast.map(|array| array.as_primitive::<Float64Type>().clone()).map_err(|_| 0)
}

/// As text; whole numbers are written without a point whatever their type.
fn texts(array: &ArrayRef) -> Option<StringArray> {
    if array.data_type().is_floating() {
        let numbers = numbers(array).ok()?;
        return Some(
            numbers.iter().map(|value| value.filter(|value| !value.is_nan()).map(|value| value.to_string())).collect(),
        );
    }
    let texts = cast(array, &DataType::Utf8).ok()?;
    let texts = texts.as_string::<i32>();
    Some(texts.clone())
}
