//! Charts of yearly values as SVG: the same picture in a page and in a document.

mod draw;
mod model;
mod of_indicator;
mod scale;

pub use draw::svg;
pub use model::{Chart, Point, Role, Series};
pub use of_indicator::of_indicator;
