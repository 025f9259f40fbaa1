//! Builds the rows of one table in batches of typed columns.

use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayBuilder, ArrayRef, BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, RecordBatch, StringBuilder,
};
use datafusion::arrow::datatypes::SchemaRef;

use super::Value;
use super::value::days;
use crate::schema::{Kind, Table};

/// Rows of one batch; large tables have many.
const BATCH: usize = 32_768;

/// Rows of one table.
#[derive(Debug)]
pub(crate) struct Rows {
    table: &'static Table,
    schema: SchemaRef,
    columns: Vec<Builder>,
    batches: Vec<RecordBatch>,
    count: u64,
}

#[derive(Debug)]
enum Builder {
    Text(StringBuilder),
    Date(Date32Builder),
    Bool(BooleanBuilder),
    Int(Int64Builder),
    Float(Float64Builder),
}

impl Rows {
    /// No rows of `table` yet.
    pub(crate) fn new(table: &'static Table) -> Self {
        let columns = table.columns.iter().map(|column| Builder::new(column.kind)).collect();
        Self { table, schema: Arc::new(table.arrow()), columns, batches: Vec::new(), count: 0 }
    }

    /// Adds a row: every column by name, in order.
    ///
    /// # Panics
    /// When names or types are not those of the table.
    pub(crate) fn push<const N: usize>(&mut self, row: [(&str, Value<'_>); N]) {
        assert_eq!(row.len(), self.columns.len(), "table {} has other columns", self.table.name);
        for ((builder, column), (name, value)) in self.columns.iter_mut().zip(self.table.columns).zip(row) {
            assert_eq!(column.name, name, "column of table {}", self.table.name);
            builder.append(column.name, value);
        }
        self.end_row();
    }

    /// Adds a row of values in the order of the columns.
    pub(crate) fn push_values(&mut self, values: Vec<Value<'_>>) {
        assert_eq!(values.len(), self.columns.len(), "table {} has other columns", self.table.name);
        for ((builder, column), value) in self.columns.iter_mut().zip(self.table.columns).zip(values) {
            builder.append(column.name, value);
        }
        self.end_row();
    }

    /// Rows so far.
    pub(crate) fn len(&self) -> u64 {
        self.count
    }

    /// The table.
    pub(crate) fn table(&self) -> &'static Table {
        self.table
    }

    /// Everything as batches.
    pub(crate) fn finish(mut self) -> Vec<RecordBatch> {
        self.end_batch();
        self.batches
    }

    fn end_row(&mut self) {
        self.count += 1;
        if self.columns.first().is_some_and(|column| column.len() >= BATCH) {
            self.end_batch();
        }
    }

    fn end_batch(&mut self) {
        if self.columns.first().is_none_or(|column| column.len() == 0) {
            return;
        }
        let columns = self.columns.iter_mut().map(Builder::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns);
        self.batches.push(batch.expect("every column has the type, length and nulls the schema allows"));
    }
}

impl Builder {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Date => Self::Date(Date32Builder::new()),
            Kind::Bool => Self::Bool(BooleanBuilder::new()),
            Kind::Int => Self::Int(Int64Builder::new()),
            Kind::Float => Self::Float(Float64Builder::new()),
        }
    }

    fn append(&mut self, column: &str, value: Value<'_>) {
        match (self, value) {
            (Self::Text(builder), Value::Text(text)) => builder.append_value(text),
            (Self::Text(builder), Value::Null) => builder.append_null(),
            (Self::Date(builder), Value::Date(date)) => builder.append_value(days(date)),
            (Self::Date(builder), Value::Null) => builder.append_null(),
            (Self::Bool(builder), Value::Bool(truth)) => builder.append_value(truth),
            (Self::Bool(builder), Value::Null) => builder.append_null(),
            (Self::Int(builder), Value::Int(number)) => builder.append_value(number),
            (Self::Int(builder), Value::Null) => builder.append_null(),
            (Self::Float(builder), Value::Float(number)) => builder.append_value(number),
            (Self::Float(builder), Value::Null) => builder.append_null(),
            (_, value) => panic!("column {column} does not take {value:?}"),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Text(builder) => builder.len(),
            Self::Date(builder) => builder.len(),
            Self::Bool(builder) => builder.len(),
            Self::Int(builder) => builder.len(),
            Self::Float(builder) => builder.len(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(builder) => Arc::new(builder.finish()),
            Self::Date(builder) => Arc::new(builder.finish()),
            Self::Bool(builder) => Arc::new(builder.finish()),
            Self::Int(builder) => Arc::new(builder.finish()),
            Self::Float(builder) => Arc::new(builder.finish()),
        }
    }
}
