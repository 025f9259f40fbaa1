//! Charts of yearly values as SVG: the same picture in a page and in a document.

mod model;

use catalogue::Catalogue;
use measure::IndicatorResult;
pub use model::{Chart, Point, Role, Series};

/// The picture with title and description; text stays text.
///
/// Show a table with the same values below it.
#[must_use]
pub fn svg(chart: &Chart, lang: &str) -> String {
    let _ = (chart, lang);
    todo!()
}

/// Values against forecasts of one indicator; `None` where nothing can be drawn or the pack does not know it.
#[must_use]
pub fn of_indicator(catalogue: &Catalogue, result: &IndicatorResult, lang: &str) -> Option<Chart> {
    let _ = (catalogue, result, lang);
    todo!()
}
