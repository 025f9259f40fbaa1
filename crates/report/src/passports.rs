//! Passports of all indicators with actual values beside the forecasts.

use crate::{Input, ReportError};

/// The passports of a policy document's indicators as an editable Word file.
///
/// # Errors
/// When the pack has no such document.
pub fn passports_docx(input: &Input<'_>, document: &str) -> Result<Vec<u8>, ReportError> {
    let _ = (input, document);
    todo!()
}
