//! How follow-up ended: which values of the status column are the event, or which cause each is.

use super::StudyError;
use super::columns::Columns;
use crate::file::{DataFile, Frame, Kind, Request};

/// What censoring is called where every other value is an event.
const CENSORED: &[&str] = &["0", "false", "censored"];

/// Which values of a status column are events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Event {
    /// 1 or true.
    #[default]
    One,
    /// This value; every other is censored.
    Value(String),
    /// These values are causes 1, 2 …; every other is censored.
    Causes(Vec<String>),
    /// This value is cause 1, 0 is censored, and every other value is cause 2.
    Against(String),
}

impl Event {
    /// Asks for the status column.
    pub(super) fn ask(&self, columns: &mut Columns, status: &str) -> usize {
        let kind = if *self == Self::One { Kind::YesNo } else { Kind::Levels };
        columns.ask(Request { name: status.to_owned(), kind })
    }

    /// Refuses causes that are named twice or are what censored rows have.
    pub(super) fn are_causes(&self, file: &DataFile, status: &str) -> Result<(), StudyError> {
        let causes: &[String] = match self {
            Self::Causes(causes) => causes,
            Self::Against(cause) => std::slice::from_ref(cause),
            Self::One | Self::Value(_) => &[],
        };
        for (at, cause) in causes.iter().enumerate() {
            if causes[..at].contains(cause) {
                let problem = format!("cause `{cause}` is named twice");
                return Err(StudyError::question(file, problem, "name each cause once"));
            }
            if CENSORED.contains(&cause.as_str()) {
                let problem =
                    format!("`{cause}` in column `{status}` is what rows have whose follow-up ended without an event");
                return Err(StudyError::question(file, problem, "name only values that are events"));
            }
        }
        Ok(())
    }

    /// The cause of each row, 0 where it is censored.
    pub(super) fn take(
        &self,
        file: &DataFile,
        status: &str,
        frame: &mut Frame,
        at: usize,
    ) -> Result<Vec<u8>, StudyError> {
        let values: &[String] = match self {
            Self::One => return Ok(frame.truths(at).into_iter().map(u8::from).collect()),
            Self::Causes(values) => values,
            Self::Value(value) | Self::Against(value) => std::slice::from_ref(value),
        };
        let others = u8::from(matches!(self, Self::Against(_))) * 2;
        let levels = frame.levels(at);
        let mut cause_of: Vec<u8> =
            levels.names.iter().map(|name| if CENSORED.contains(&name.as_str()) { 0 } else { others }).collect();
        for (cause, value) in (1_u8..).zip(values) {
            let code = levels.code(value).ok_or_else(|| {
                let known: Vec<String> = levels.names.iter().take(12).map(|name| format!("`{name}`")).collect();
                StudyError::question(
                    file,
                    format!("no row has `{value}` in column `{status}`"),
                    format!("it has {}", known.join(", ")),
                )
                .known_as("no_such_value", &[("column", status), ("value", value)])
            })?;
            cause_of[code as usize] = cause;
        }
        Ok(levels.codes.iter().map(|&code| cause_of[code as usize]).collect())
    }
}

/// Refuses numbers that are neither yes (1) nor no (0) nor missing.
pub(super) fn yes_no_or_missing(file: &DataFile, column: &str, values: &[f64]) -> Result<(), StudyError> {
    let odd = values.iter().find(|value| !(value.is_nan() || **value == 0.0 || (**value - 1.0).abs() == 0.0));
    let Some(odd) = odd else { return Ok(()) };
    let problem = format!("column `{column}` has {odd}, which is neither yes (1) nor no (0)");
    Err(StudyError::question(file, problem, "make it true, false or empty"))
}
