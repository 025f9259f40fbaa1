//! From a line of a file to fields of records: by the file's own head, or by a mapping of the pack.

use std::collections::BTreeMap;

use catalogue::nearest;
use catalogue::{ColumnRule, ImportMapping, ImportTarget};
use chrono::{Days, NaiveDate};

use super::fault::Fault;
use super::kind::Kind;
use super::row::Row;

/// How the lines of one file become rows of one or more kinds.
pub enum Mapping<'a> {
    /// The head names the fields of one kind.
    Own(Kind),
    /// A mapping of the pack.
    Pack(&'a ImportMapping),
}

impl Mapping<'_> {
    /// Checks the head of a file; the faults stand on line 1.
    pub fn check_head(&self, head: &[String]) -> Vec<Fault> {
        let known: Vec<&str> = match self {
            Self::Own(kind) => kind.fields().iter().map(|field| field.name).collect(),
            Self::Pack(mapping) => mapping.columns.iter().map(String::as_str).collect(),
        };
        let needed: Vec<&str> = match self {
            Self::Own(kind) => kind.fields().iter().filter(|field| field.required).map(|field| field.name).collect(),
            Self::Pack(_) => known.clone(),
        };
        let at_head = |column: &str, problem: &str, remedy: String| Fault {
            line: 1,
            column: column.to_owned(),
            value: column.to_owned(),
            problem: problem.to_owned(),
            remedy,
        };
        let mut faults = Vec::new();
        for column in needed.iter().filter(|column| !head.iter().any(|given| given == *column)) {
            let remedy = nearest(column, head.iter().map(String::as_str))
                .map_or_else(|| "add the column".to_owned(), |like| format!("add it, or rename `{like}`"));
            faults.push(at_head(column, "the column is missing", remedy));
        }
        if matches!(self, Self::Own(_)) {
            for column in head.iter().filter(|given| !known.contains(&given.as_str())) {
                let remedy = nearest(column, known.iter().copied()).map_or_else(
                    || format!("use one of {}", known.join(", ")),
                    |like| format!("did you mean `{like}`?"),
                );
                faults.push(at_head(column, "the column is not known", remedy));
            }
        }
        faults
    }

    /// Rows to make from one line, each with its kind.
    pub fn rows(&self, head: &[String], line: u64, values: &[String]) -> Vec<(Kind, Row)> {
        let file: BTreeMap<&str, &str> =
            head.iter().map(String::as_str).zip(values.iter().map(|value| value.trim())).collect();
        match self {
            Self::Own(kind) => {
                let values = file.iter().map(|(k, v)| ((*k).to_owned(), ((*k).to_owned(), (*v).to_owned()))).collect();
                vec![(*kind, Row { line, values, faults: Vec::new() })]
            }
            Self::Pack(mapping) => mapping.make.iter().filter_map(|target| make(target, &file, line)).collect(),
        }
    }
}

fn make(target: &ImportTarget, file: &BTreeMap<&str, &str>, line: u64) -> Option<(Kind, Row)> {
    if let Some(column) = &target.when {
        let value = file.get(column.as_str()).copied().unwrap_or_default();
        if value.is_empty() || target.unless.iter().any(|no| no == value) {
            return None;
        }
    }
    let kind = Kind::named(&target.kind).expect("the catalogue checked the kinds of its mappings");
    let mut row = Row { line, values: BTreeMap::new(), faults: Vec::new() };
    for (field, rule) in &target.field {
        match apply(rule, file, line) {
            Ok((column, value)) => {
                row.values.insert(field.clone(), (column, value));
            }
            Err(fault) => row.faults.push(fault),
        }
    }
    Some((kind, row))
}

fn apply(rule: &ColumnRule, file: &BTreeMap<&str, &str>, line: u64) -> Result<(String, String), Fault> {
    let at = |column: &str| file.get(column).copied().unwrap_or_default();
    if let Some(constant) = &rule.constant {
        return Ok(("(constant)".to_owned(), constant.clone()));
    }
    if let Some(column) = &rule.date_in_year {
        return Ok((column.clone(), dated(rule, column, at(column), at, line)?));
    }
    let column = rule.column.as_deref().expect("the catalogue checked that a rule has one source");
    let value = at(column);
    let coded = if let Some(code) = rule.codes.get(value) {
        code.clone()
    } else if rule.codes.is_empty() || value.is_empty() {
        value.to_owned()
    } else if let Some(otherwise) = &rule.otherwise {
        otherwise.clone()
    } else {
        let like = nearest(value, rule.codes.keys().map(String::as_str));
        return Err(Fault {
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            problem: "the mapping does not list this value".to_owned(),
            remedy: like.map_or_else(
                || "add it to the mapping's codes".to_owned(),
                |like| format!("did you mean `{like}`? otherwise add it to the mapping's codes"),
            ),
        });
    };
    let prefix = rule.prefix.as_deref().filter(|_| !coded.is_empty()).unwrap_or_default();
    Ok((column.to_owned(), format!("{prefix}{coded}")))
}

fn dated<'f>(
    rule: &ColumnRule,
    column: &str,
    year: &str,
    at: impl Fn(&str) -> &'f str,
    line: u64,
) -> Result<String, Fault> {
    let fault = |column: &str, value: &str, problem: &str, remedy: &str| Fault {
        line,
        column: column.to_owned(),
        value: value.to_owned(),
        problem: problem.to_owned(),
        remedy: remedy.to_owned(),
    };
    let month_day = rule.month_day.as_deref().unwrap_or("01-01");
    let day = NaiveDate::parse_from_str(&format!("{year}-{month_day}"), "%Y-%m-%d")
        .map_err(|_| fault(column, year, "not a year", "write four digits, for example 2015"))?;
    let Some(plus) = &rule.plus_days else { return Ok(day.to_string()) };
    let days = at(plus);
    let count: u64 = days.parse().map_err(|_| fault(plus, days, "not a number of days", "write a whole number"))?;
    let day = day
        .checked_add_days(Days::new(count))
        .ok_or_else(|| fault(plus, days, "too many days", "write a number of days within a lifetime"))?;
    Ok(day.to_string())
}
