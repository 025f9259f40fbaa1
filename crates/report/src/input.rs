//! What every report is made from.

use catalogue::{Catalogue, Sees};
use chrono::NaiveDate;
use measure::Board;

/// Definitions, measured results and the reader; the same input gives the same bytes.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The pack.
    pub catalogue: &'a Catalogue,
    /// Everything measured on one snapshot.
    pub board: &'a Board,
    /// Language of the report: `lv`, `en`.
    pub lang: &'a str,
    /// Day printed as the day the report was made.
    pub made_on: NaiveDate,
    /// Whether the reader may see persons (as pseudonyms) or counts only, with small cells suppressed.
    pub sees: Sees,
}
