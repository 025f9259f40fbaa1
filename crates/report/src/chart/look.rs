//! Looks as attributes that all pictures share, so that a page's own style sheet may override them by class and none leaks
//! into the page.

pub(super) const GRID: &str = r##"class="chart-grid" stroke="#c9d1d8""##;
pub(super) const AXIS: &str = r##"class="chart-axis" stroke="#16212b""##;
pub(super) const TEXT: &str = r##"class="chart-text" fill="#16212b""##;
pub(super) const FONT: &str = r#"font-family="'Source Sans 3','Liberation Sans',Arial,sans-serif" font-size="13""#;

/// Colours of series that stay apart for colour-blind readers, as red, green and blue.
pub(crate) const COLOURS: [u32; 6] = [BLUE, BROWN, 0x2d_6a2d, 0x7a_1f5c, 0x4a_4a4a, 0x8a_6d00];
/// The colour of a series by its place.
pub(crate) fn colour(at: usize) -> u32 {
    COLOURS[at % COLOURS.len()]
}

/// Measured values.
pub(crate) const BLUE: u32 = 0x14_507a;
/// Forecasts.
pub(crate) const BROWN: u32 = 0xa3_4700;
/// Text and axes.
pub(crate) const INK: u32 = 0x16_212b;
/// Lines of the grid.
pub(crate) const GREY: u32 = 0xc9_d1d8;
/// Paper.
pub(crate) const WHITE: u32 = 0xff_ffff;
