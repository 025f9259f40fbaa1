//! Reads columns of an answer as text, numbers and days, whatever exact types the engine chose.

use chrono::NaiveDate;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use datafusion::arrow::compute::{cast, concat_batches};
use datafusion::arrow::datatypes::{DataType, Date32Type, Float64Type, Int64Type};

use crate::complaint::Complaint;
use crate::rows::date;

/// All rows of an answer.
pub(crate) struct Cells {
    batch: Option<RecordBatch>,
}

impl Cells {
    /// Puts the parts of an answer together.
    pub(crate) fn new(batches: &[RecordBatch]) -> Result<Self, Complaint> {
        let Some(first) = batches.first() else { return Ok(Self { batch: None }) };
        let batch = concat_batches(&first.schema(), batches).map_err(|error| broken(&error))?;
        Ok(Self { batch: Some(batch) })
    }

    /// The rows of one batch.
    pub(crate) fn of(batch: RecordBatch) -> Self {
        Self { batch: Some(batch) }
    }

    /// Rows.
    pub(crate) fn len(&self) -> usize {
        self.batch.as_ref().map_or(0, RecordBatch::num_rows)
    }

    /// A column of text.
    pub(crate) fn texts(&self, column: &str) -> Result<Vec<Option<String>>, Complaint> {
        let Some(array) = self.column(column, &DataType::Utf8)? else { return Ok(Vec::new()) };
        let texts = array.as_string::<i32>();
        Ok(texts.iter().map(|text| text.map(str::to_owned)).collect())
    }

    /// A column of days.
    pub(crate) fn days(&self, column: &str) -> Result<Vec<Option<NaiveDate>>, Complaint> {
        let Some(array) = self.column(column, &DataType::Date32)? else { return Ok(Vec::new()) };
        Ok(array.as_primitive::<Date32Type>().iter().map(|day| day.and_then(date)).collect())
    }

    /// A column of numbers; true is 1.
    pub(crate) fn numbers(&self, column: &str) -> Result<Vec<Option<f64>>, Complaint> {
        let Some(array) = self.column(column, &DataType::Float64)? else { return Ok(Vec::new()) };
        Ok(array.as_primitive::<Float64Type>().iter().collect())
    }

    /// A column of whole numbers.
    pub(crate) fn integers(&self, column: &str) -> Result<Vec<Option<i64>>, Complaint> {
        let Some(array) = self.column(column, &DataType::Int64)? else { return Ok(Vec::new()) };
        Ok(array.as_primitive::<Int64Type>().iter().collect())
    }

    /// A column of truths; null is false.
    pub(crate) fn truths(&self, column: &str) -> Result<Vec<bool>, Complaint> {
        let Some(array) = self.column(column, &DataType::Boolean)? else { return Ok(Vec::new()) };
        Ok(array.as_boolean().iter().map(|truth| truth == Some(true)).collect())
    }

    fn column(&self, name: &str, kind: &DataType) -> Result<Option<ArrayRef>, Complaint> {
        let Some(batch) = &self.batch else { return Ok(None) };
        let array = batch.column_by_name(name).ok_or_else(|| {
            Complaint::new(format!("the query has no column `{name}`"), "select it, or name a column with `as`")
        })?;
        debug_assert_eq!(array.len(), batch.num_rows());
        cast(array, kind).map(Some).map_err(|error| broken(&error))
    }
}

fn broken(error: &datafusion::arrow::error::ArrowError) -> Complaint {
    Complaint::new(format!("the answer cannot be read: {error}"), "cast the column to the type it is meant to have")
}
