//! The order of rows in a snapshot: by their columns from first to last, so that it depends on nothing but the content.

use std::cmp::Ordering;

use datafusion::arrow::array::{
    Array, AsArray, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray,
};
use datafusion::arrow::datatypes::{DataType, Date32Type, Float64Type, Int64Type};

enum Cells<'a> {
    Text(&'a StringArray),
    Date(&'a Date32Array),
    Bool(&'a BooleanArray),
    Int(&'a Int64Array),
    Float(&'a Float64Array),
}

/// Places of all rows as (batch, row), in order.
pub(super) fn order(batches: &[RecordBatch]) -> Vec<(usize, usize)> {
    let cells: Vec<Vec<Cells<'_>>> =
        batches.iter().map(|batch| batch.columns().iter().map(|column| Cells::of(column.as_ref())).collect()).collect();
    let mut places: Vec<(usize, usize)> = batches
        .iter()
        .enumerate()
        .flat_map(|(number, batch)| (0..batch.num_rows()).map(move |row| (number, row)))
        .collect();
    places.sort_unstable_by(|&(a_batch, a), &(b_batch, b)| {
        cells[a_batch]
            .iter()
            .zip(&cells[b_batch])
            .map(|(left, right)| left.compare(a, right, b))
            .find(|ordering| ordering.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    places
}

impl<'a> Cells<'a> {
    fn of(column: &'a dyn Array) -> Self {
        match column.data_type() {
            DataType::Utf8 => Self::Text(column.as_string()),
            DataType::Date32 => Self::Date(column.as_primitive::<Date32Type>()),
            DataType::Boolean => Self::Bool(column.as_boolean()),
            DataType::Int64 => Self::Int(column.as_primitive::<Int64Type>()),
            DataType::Float64 => Self::Float(column.as_primitive::<Float64Type>()),
            other => unreachable!("the schema has no columns of type {other}"),
        }
    }

    /// Nulls stand first.
    fn compare(&self, a: usize, other: &Self, b: usize) -> Ordering {
        match (self, other) {
            (Self::Text(left), Self::Text(right)) => {
                value(left, a, |i| left.value(i)).cmp(&value(right, b, |i| right.value(i)))
            }
            (Self::Date(left), Self::Date(right)) => {
                value(left, a, |i| left.value(i)).cmp(&value(right, b, |i| right.value(i)))
            }
            (Self::Bool(left), Self::Bool(right)) => {
                value(left, a, |i| left.value(i)).cmp(&value(right, b, |i| right.value(i)))
            }
            (Self::Int(left), Self::Int(right)) => {
                value(left, a, |i| left.value(i)).cmp(&value(right, b, |i| right.value(i)))
            }
            (Self::Float(left), Self::Float(right)) => {
                match (value(left, a, |i| left.value(i)), value(right, b, |i| right.value(i))) {
                    (Some(x), Some(y)) => x.total_cmp(&y),
                    (x, y) => x.is_some().cmp(&y.is_some()),
                }
            }
            _ => unreachable!("all batches of a table have the same columns"),
        }
    }
}

fn value<T>(array: &dyn Array, row: usize, read: impl Fn(usize) -> T) -> Option<T> {
    (!array.is_null(row)).then(|| read(row))
}
