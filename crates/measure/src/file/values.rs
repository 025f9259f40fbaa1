//! One batch of a column as what it must hold: numbers, truths or text, or the first value that is something else.

use std::path::Path;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Float64Array, Int64Array, StringArray};
use datafusion::arrow::compute::{CastOptions, cast, cast_with_options};
use datafusion::arrow::datatypes::{DataType, Float64Type, Int32Type, Int64Type, TimeUnit};
use datafusion::arrow::util::display::FormatOptions;

use super::{FileError, Kind, Request};

/// One batch's values of one column.
pub(super) enum Values {
    Numbers(Float64Array),
    Truths(BooleanArray),
    Texts(StringArray),
    Whole(Int64Array),
}

impl Values {
    /// Whether a row has no value.
    pub(super) fn is_missing(&self, row: usize) -> bool {
        match self {
            Self::Numbers(values) => values.is_null(row) || values.value(row).is_nan(),
            Self::Truths(values) => values.is_null(row),
            Self::Texts(values) => values.is_null(row),
            Self::Whole(values) => values.is_null(row),
        }
    }

    /// Whether any row has none.
    pub(super) fn may_miss(&self) -> bool {
        match self {
            Self::Numbers(values) => values.null_count() > 0 || values.values().iter().any(|value| value.is_nan()),
            Self::Truths(values) => values.null_count() > 0,
            Self::Texts(values) => values.null_count() > 0,
            Self::Whole(values) => values.null_count() > 0,
        }
    }
}

/// One batch's column as what it must hold.
pub(super) fn typed(
    path: &Path,
    request: &Request,
    array: &ArrayRef,
    place: &dyn Fn(usize) -> u64,
) -> Result<Values, FileError> {
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
        Kind::Key if array.data_type().is_integer() => match cast_with_options(array, &DataType::Int64, &STRICTLY) {
            Ok(whole) => Ok(Values::Whole(whole.as_primitive::<Int64Type>().clone())),
            Err(_) => Err(wrong("text or whole numbers", first(array).unwrap_or(0), "write such numbers as text")),
        },
        Kind::Levels | Kind::Key => match texts(array) {
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
            let values = numbers(array).map_err(|row| {
                wrong(NEEDED, row, "correct the value, write decimals with a point, or leave the row out with --where")
            })?;
            if let Some(row) = (0..values.len()).find(|row| values.is_valid(*row) && values.value(*row).is_infinite()) {
                let remedy = "the value is infinite: correct it, or leave the row out with --where";
                return Err(wrong("finite numbers", row, remedy));
            }
            Ok(Values::Numbers(values))
        }
        Kind::Day => {
            let odd = || wrong("days", first(array).unwrap_or(0), "write days as 2024-12-31");
            calendar_days(array).map(Values::Numbers).ok_or_else(odd)
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

/// Days of the calendar since 1 January 1970.
fn calendar_days(array: &ArrayRef) -> Option<Float64Array> {
    let may_be_days = array.data_type().is_temporal() || array.data_type().is_string() || array.data_type().is_null();
    let days = may_be_days.then(|| cast_with_options(array, &DataType::Date32, &STRICTLY).ok()).flatten()?;
    Some(cast(&days, &DataType::Int32).ok()?.as_primitive::<Int32Type>().unary(f64::from))
}

/// A text that is no day is no day, instead of a missing one.
const STRICTLY: CastOptions<'static> = CastOptions { safe: false, format_options: FormatOptions::new() };

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
