//! Probation: sections month by month, and the clients behind them.

mod caseload;
mod section;

pub use caseload::Probation;
