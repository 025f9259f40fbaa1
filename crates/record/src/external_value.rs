//! A value another body published, with its source.

/// An external indicator value; one per indicator and year, newer entries replace older ones in reports.
#[derive(Debug, Clone, PartialEq)]
pub struct ExternalValue {
    /// Indicator or target id.
    pub indicator: String,
    /// Year.
    pub year: i32,
    /// Value in thousandths, so that no digit is lost.
    pub thousandths: i64,
    /// Document it is from.
    pub source: String,
}
