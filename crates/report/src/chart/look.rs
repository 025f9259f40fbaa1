//! Looks as attributes that all pictures share, so that a page's own style sheet may override them by class and none leaks
//! into the page.

pub(super) const GRID: &str = r##"class="chart-grid" stroke="#c9d1d8""##;
pub(super) const AXIS: &str = r##"class="chart-axis" stroke="#16212b""##;
pub(super) const TEXT: &str = r##"class="chart-text" fill="#16212b""##;
pub(super) const FONT: &str = r#"font-family="'Source Sans 3','Liberation Sans',Arial,sans-serif" font-size="13""#;
