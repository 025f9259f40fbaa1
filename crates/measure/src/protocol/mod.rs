//! Studies defined in data: a cohort query over a snapshot, then every analysis the protocol names, kept with all that made it.

mod alarm;
mod answer;
mod answers;
mod beside;
mod cases;
mod choice;
pub(crate) mod cohort;
mod column;
mod lead;
mod question;
mod range;
mod run;
mod saved;
pub(crate) mod sealed;
mod store;

pub use alarm::Watched;
pub use answer::Answer;
pub use cases::StudyCase;
pub use choice::Choice;
pub use column::{Choosable, ColumnNumbers, ColumnValues, Value};
pub use lead::{Certainty, Lead, Shift};
pub use range::Range;
pub use run::StudyRun;
pub use saved::{SavedAct, SavedChange, SavedStudy};
pub use store::StudyShelf;

pub(crate) use answer::Given;
pub(crate) use cases::cases;
pub(crate) use column::columns;
pub(crate) use lead::leads;
pub(crate) use run::run;
