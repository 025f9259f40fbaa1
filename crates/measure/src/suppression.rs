//! Suppression of small cells in everything a counts-only role sees.

use crate::{IndicatorResult, ProjectResult};

/// The same result with every breakdown cell of fewer than `below` persons (and one more where a hidden one could be
/// computed from the total) left empty.
#[must_use]
pub fn suppress_indicator(result: &IndicatorResult, below: u32) -> IndicatorResult {
    let _ = (result, below);
    todo!()
}

/// The same project result without members and with small cells left empty.
#[must_use]
pub fn suppress_project(result: &ProjectResult, below: u32) -> ProjectResult {
    let _ = (result, below);
    todo!()
}
