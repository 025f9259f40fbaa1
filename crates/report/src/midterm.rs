//! The mid-term evaluation of guidelines and their plan.

use crate::{Input, ReportError};

/// The evaluation `report` (a file of `reports/`) as an editable Word file.
///
/// # Errors
/// When the pack has no such report or a sentence cannot be composed.
pub fn midterm_docx(input: &Input<'_>, report: &str) -> Result<Vec<u8>, ReportError> {
    let _ = (input, report);
    todo!()
}

/// The same evaluation as one HTML page with its charts.
///
/// # Errors
/// As for [`midterm_docx`].
pub fn midterm_html(input: &Input<'_>, report: &str) -> Result<String, ReportError> {
    let _ = (input, report);
    todo!()
}
