//! Charts as SVG, the same picture in a page and in a document: yearly values, and curves of studies.

mod draw;
mod look;
mod model;
mod of_indicator;
mod plot;
mod scale;

pub use draw::svg;
pub(crate) use look::{BLUE, BROWN, COLOURS, GREY, INK, WHITE, colour};
pub(crate) use model::Picture;
pub use model::{Chart, Point, Role, Series};
pub use of_indicator::of_indicator;
pub(crate) use plot::count;
pub use plot::{Axis, Below, Form, Mark, Marks, Plot, Under, plot_svg};
pub(crate) use scale::Scale;
