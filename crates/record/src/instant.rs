//! Instants as both databases keep them: UTC text that sorts by time.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::RecordError;

const FORM: &str = "%Y-%m-%dT%H:%M:%S%.6fZ";

/// The text of an instant.
pub fn text(at: DateTime<Utc>) -> String {
    at.format(FORM).to_string()
}

/// The instant of a text written by [`text`].
pub fn read(text: &str) -> Result<DateTime<Utc>, RecordError> {
    NaiveDateTime::parse_from_str(text, FORM)
        .map(|at| at.and_utc())
        .map_err(|error| RecordError::Storage(Box::new(error)))
}
