//! From settings to a written nation.

use chrono::{DateTime, Utc};
use record::Record;

use crate::{Settings, SimulateError, Stage, Summary};

/// Makes a nation up and writes it into `record` at the instant `at`, telling `progress` what it does.
///
/// # Errors
/// When the settings or the pack do not allow a nation, or the record refuses.
pub async fn simulate(
    record: &Record,
    settings: &Settings,
    at: DateTime<Utc>,
    progress: &mut (dyn FnMut(Stage, u64, u64) + Send),
) -> Result<Summary, SimulateError> {
    let _ = (record, settings, at);
    progress(Stage::Imagining, 0, 1);
    todo!()
}
