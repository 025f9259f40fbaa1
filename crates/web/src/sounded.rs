//! The newest result of each study with only those answers whose alarms sound, read once and kept until there is a newer one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use measure::{MeasureError, StudyRun, StudyShelf};

/// By study: the name of its newest result, and what is left of it.
#[derive(Debug, Default)]
pub(crate) struct Sounded(Mutex<BTreeMap<String, (String, StudyRun)>>);

impl Sounded {
    /// Name of the newest result, and the result with the answers whose alarms sound; none where the study was never run.
    pub fn newest(&self, shelf: &StudyShelf, study: &str) -> Result<Option<(String, StudyRun)>, MeasureError> {
        let Some(name) = shelf.names(study)?.into_iter().next() else { return Ok(None) };
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(study).cloned();
        if let Some(known) = known.filter(|(known, _)| *known == name) {
            return Ok(Some(known));
        }
        let Some(mut run) = shelf.take(study, &name)? else { return Ok(None) };
        run.answers.retain(|answer| answer.alarms.iter().any(|alarm| !alarm.sounded.is_empty()));
        let found = (name, run);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(study.to_owned(), found.clone());
        Ok(Some(found))
    }
}
