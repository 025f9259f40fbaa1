//! Indicator values for the command line: text, CSV and JSON.

use std::ops::RangeInclusive;

use crate::{Input, ReportError};

/// Which values to show; the default is all of them.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// One indicator.
    pub indicator: Option<String>,
    /// Years.
    pub years: Option<RangeInclusive<i32>>,
    /// Also parameters, exclusions with their reasons, boundary cases and provenance.
    pub explain: bool,
}

/// The values as CSV: UTF-8 with byte order mark, fields divided by `;`, numbers with a decimal point.
///
/// # Errors
/// When the selected indicator does not exist.
pub fn indicators_csv(input: &Input<'_>, selection: &Selection) -> Result<Vec<u8>, ReportError> {
    let _ = (input, selection);
    todo!()
}

/// The values as JSON.
///
/// # Errors
/// As for [`indicators_csv`].
pub fn indicators_json(input: &Input<'_>, selection: &Selection) -> Result<String, ReportError> {
    let _ = (input, selection);
    todo!()
}

/// The values as text in aligned columns.
///
/// # Errors
/// As for [`indicators_csv`].
pub fn indicators_table(input: &Input<'_>, selection: &Selection) -> Result<String, ReportError> {
    let _ = (input, selection);
    todo!()
}
