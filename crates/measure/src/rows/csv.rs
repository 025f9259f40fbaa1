//! Small tables written by hand, as CSV; the tests of definitions use them.

use chrono::NaiveDate;

use super::{Rows, Value};
use crate::schema::{Column, Kind, TABLES, table};

/// Why a CSV text is not a snapshot table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CsvProblem {
    /// Line, counted from 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) problem: String,
    /// How to mend it.
    pub(crate) remedy: String,
}

/// Rows of table `name`. The header names some of the table's columns; the others are null, or where the schema allows
/// no null: empty text, 1 January 1970, false, 0.
pub(crate) fn from_csv(name: &str, text: &str) -> Result<Rows, CsvProblem> {
    let table = table(name).ok_or_else(|| {
        let names: Vec<_> = TABLES.iter().map(|table| table.name).collect();
        CsvProblem { line: 1, problem: format!("the snapshot has no table `{name}`"), remedy: one_of(name, &names) }
    })?;
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let known: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    if let Some(unknown) = header.iter().find(|heading| table.column(heading).is_none()) {
        let problem = format!("table `{name}` has no column `{unknown}`");
        return Err(CsvProblem { line: 1, problem, remedy: one_of(unknown, &known) });
    }
    let places: Vec<_> = known.iter().map(|column| header.iter().position(|heading| heading == *column)).collect();
    let mut rows = Rows::new(table);
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let line = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        let values = table.columns.iter().zip(&places).map(|(column, place)| match place {
            Some(place) => value(column, record.get(*place).unwrap_or_default(), line),
            None => Ok(neutral(column)),
        });
        rows.push_values(values.collect::<Result<_, _>>()?);
    }
    Ok(rows)
}

fn value<'a>(column: &Column, cell: &'a str, line: usize) -> Result<Value<'a>, CsvProblem> {
    if cell.is_empty() && column.nullable {
        return Ok(Value::Null);
    }
    let parsed = match column.kind {
        Kind::Text => Some(cell.into()),
        Kind::Date => NaiveDate::parse_from_str(cell, "%Y-%m-%d").ok().map(Value::Date),
        Kind::Bool => cell.parse().ok().map(Value::Bool),
        Kind::Int => cell.parse().ok().map(Value::Int),
        Kind::Float => cell.parse().ok().map(Value::Float),
    };
    parsed.ok_or_else(|| CsvProblem {
        line,
        problem: format!("`{cell}` in column `{}` is not a value of it", column.name),
        remedy: match column.kind {
            Kind::Text => "write text",
            Kind::Date => "write a day as 2024-12-31",
            Kind::Bool => "write true or false",
            Kind::Int => "write a whole number",
            Kind::Float => "write a number with a decimal point",
        }
        .to_owned(),
    })
}

fn neutral(column: &Column) -> Value<'static> {
    match column.kind {
        _ if column.nullable => Value::Null,
        Kind::Text => Value::from(""),
        Kind::Date => Value::Date(NaiveDate::default()),
        Kind::Bool => Value::Bool(false),
        Kind::Int => Value::Int(0),
        Kind::Float => Value::Float(0.0),
    }
}

fn one_of(word: &str, known: &[&str]) -> String {
    match catalogue::nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of {}", known.join(", ")),
    }
}

fn unreadable(error: &csv::Error) -> CsvProblem {
    let line = error.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
    let remedy = "give every line as many cells as the header, separated by commas".to_owned();
    CsvProblem { line, problem: format!("the table cannot be read: {error}"), remedy }
}
