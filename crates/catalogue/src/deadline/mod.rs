//! `deadlines.toml`: what must be done by when in a case, computed and explained from dated events.

mod definition;
mod due;
mod history;
mod span;
mod step;

pub use definition::{Deadline, DeadlineWords, EventPattern, Extension, TimeLeft};
pub use due::{Due, DueState};
pub use history::{CaseEvent, CaseHistory, Exemption};
pub use span::Span;
pub use step::DueStep;
