//! A plan as one table: tasks or rows with promised and counted values.

use crate::{Input, ReportError};

/// The plan as a workbook.
///
/// # Errors
/// When the pack has no such plan.
pub fn plan_xlsx(input: &Input<'_>, plan: &str) -> Result<Vec<u8>, ReportError> {
    let _ = (input, plan);
    todo!()
}

/// The plan as CSV for spreadsheets of a Latvian office: UTF-8 with byte order mark, fields divided by `;`.
///
/// # Errors
/// When the pack has no such plan.
pub fn plan_csv(input: &Input<'_>, plan: &str) -> Result<Vec<u8>, ReportError> {
    let _ = (input, plan);
    todo!()
}
