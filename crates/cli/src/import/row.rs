//! One record's worth of a row: fields as text, taken with their types; what is wrong is collected.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::PersonalCode;

use super::fault::Fault;

/// Fields of one record to be made from one line.
#[derive(Debug, Clone)]
pub struct Row {
    /// Line of the file.
    pub line: u64,
    /// Field to column of the file and value.
    pub values: BTreeMap<String, (String, String)>,
    /// What is wrong so far.
    pub faults: Vec<Fault>,
}

impl Row {
    /// A fault at `field` of this row.
    pub fn fault(&self, field: &str, problem: impl Into<String>, remedy: impl Into<String>) -> Fault {
        let (column, value) = self.values.get(field).cloned().unwrap_or_else(|| (field.to_owned(), String::new()));
        Fault { line: self.line, column, value, problem: problem.into(), remedy: remedy.into() }
    }

    /// The text of a field, if it is filled.
    pub fn text(&self, field: &str) -> Option<String> {
        self.values.get(field).map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
    }

    /// The text of a field that must be filled.
    pub fn must(&mut self, field: &str) -> String {
        self.text(field).unwrap_or_else(|| {
            let fault = self.fault(field, "nothing is given", "fill it in");
            self.faults.push(fault);
            String::new()
        })
    }

    /// A day, ISO (`2024-02-01`) or Latvian (`01.02.2024`).
    pub fn date(&mut self, field: &str) -> Option<NaiveDate> {
        let text = self.text(field)?;
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d")
            .or_else(|_| NaiveDate::parse_from_str(text.trim_end_matches('.'), "%d.%m.%Y"))
            .ok();
        if day.is_none() {
            let fault = self.fault(field, "not a date", "write it as 2024-02-01 or 01.02.2024");
            self.faults.push(fault);
        }
        day
    }

    /// A day that must be given.
    pub fn must_date(&mut self, field: &str) -> NaiveDate {
        if self.text(field).is_none() {
            self.must(field);
        }
        self.date(field).unwrap_or_default()
    }

    /// Yes or no.
    pub fn yes(&mut self, field: &str) -> Option<bool> {
        let text = self.text(field)?;
        match text.to_lowercase().as_str() {
            "yes" | "true" | "1" | "jā" | "ja" => Some(true),
            "no" | "false" | "0" | "nē" | "ne" => Some(false),
            _ => {
                let fault = self.fault(field, "neither yes nor no", "write `yes` or `no`");
                self.faults.push(fault);
                None
            }
        }
    }

    /// A whole number.
    pub fn number(&mut self, field: &str) -> Option<i32> {
        let text = self.text(field)?;
        let number = text.parse().ok();
        if number.is_none() {
            let fault = self.fault(field, "not a whole number", "write digits only, for example 240");
            self.faults.push(fault);
        }
        number
    }

    /// A personal code.
    pub fn code(&mut self, field: &str) -> Option<PersonalCode> {
        let text = self.text(field)?;
        match PersonalCode::parse(&text) {
            Ok(code) => Some(code),
            Err(problem) => {
                let fault = self.fault(field, problem.to_string(), "compare it with the person's document");
                self.faults.push(fault);
                None
            }
        }
    }
}
