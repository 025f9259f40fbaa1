//! The report of one project: counters, who counts and why, money, activities.

use crate::{Input, ReportError};

/// The project as a workbook.
///
/// # Errors
/// When the pack or the board has no such project.
pub fn project_xlsx(input: &Input<'_>, project: &str) -> Result<Vec<u8>, ReportError> {
    let _ = (input, project);
    todo!()
}
