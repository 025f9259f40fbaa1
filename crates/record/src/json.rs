//! What is kept as a whole is kept as JSON text.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::RecordError;

/// The text of a value.
pub fn json(value: &impl Serialize) -> Result<String, RecordError> {
    serde_json::to_string(value).map_err(|error| RecordError::Storage(Box::new(error)))
}

/// The value of a text written by [`json`].
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, RecordError> {
    serde_json::from_str(text).map_err(|error| RecordError::Storage(Box::new(error)))
}
