//! Takes snapshots of the record and measures on them: indicators, targets, projects, demarcation.
//!
//! Third room of the flow `definitions -> catalogue -> record -> measure -> report -> web / cli`.

mod check;
mod complaint;
mod engine;
mod error;
pub mod file;
mod ledger_sql;
mod parameters;
mod protocol;
pub mod release;
mod result;
mod rows;
pub mod schema;
mod session;
mod snapshot;
pub mod study;
mod suppression;
mod take;
mod taking;

pub use check::check;
pub use engine::{Board, Engine};
pub use error::MeasureError;
pub use protocol::{
    Answer, Certainty, Choice, Choosable, ColumnNumbers, ColumnValues, Lead, Range, SavedAct, SavedChange, SavedStudy,
    Shift, StudyCase, StudyRun, StudyShelf, Value, Watched,
};
pub use result::{
    AchievementCount, BreakdownCell, BreakdownTable, Case, Completeness, DoubleCharge, IndicatorResult, Member,
    MoneyLine, OutputResult, ProjectResult, Provenance, RuleCount, Status, TargetResult, TargetValue, YearValue,
};
pub use snapshot::{Manifest, Snapshot, TableEntry};
pub use suppression::{suppress_indicator, suppress_project};
pub use taking::Taking;
