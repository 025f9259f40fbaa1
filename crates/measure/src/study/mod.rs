//! Statistics of any file or snapshot table: one question type per study, one kind of answer for all.
//!
//! A question is asked of a [`DataFile`]; its columns go to `statistics`, which does all arithmetic; the answer is a
//! [`StudyResult`] of tables with fixed names.

mod accuracy;
mod agreement;
mod error;
mod event;
mod group;
mod names;
mod part;
mod reliability;
mod result;
mod survival;
mod times;

pub use accuracy::Accuracy;
pub use agreement::Agreement;
pub use error::StudyError;
pub use event::Event;
pub use names::names;
pub use part::{Cell, Part, Shape};
pub use reliability::Reliability;
pub use result::StudyResult;
pub use survival::Survival;

use crate::file::DataFile;
