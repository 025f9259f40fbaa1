//! Studies defined in data: a cohort query over a snapshot, then every analysis the protocol names, kept with all that made it.

mod alarm;
mod answer;
pub(crate) mod cohort;
mod question;
mod run;
mod store;

pub use alarm::Watched;
pub use answer::Answer;
pub use run::StudyRun;
pub use store::StudyShelf;

pub(crate) use run::run;
