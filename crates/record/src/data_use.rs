//! Use of measured data outside the record: studies run, cases opened, extracts handed out. The record decides and remembers.

use crate::chain::Entry;
use crate::{Actor, Record, RecordError};

/// One use of measured data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataUse<'a> {
    /// What is done: `read`, `write`, `export`.
    pub verb: &'a str,
    /// Resource it is done to: `study`, `release`.
    pub resource: &'a str,
    /// Cases are seen one by one, if only under pseudonyms: counts are not enough.
    pub persons: bool,
    /// Which one.
    pub subject: &'a str,
    /// What exactly, for the audit log.
    pub detail: String,
}

impl Record {
    /// Decides whether the actor may, and leaves one audit entry with the purpose. To be called before anything is shown.
    ///
    /// # Errors
    /// When the role may not, or the database does not answer.
    pub async fn use_data(&self, actor: &Actor, used: &DataUse<'_>) -> Result<(), RecordError> {
        self.allowed(actor, used.verb, used.resource)?;
        if used.persons {
            self.allowed_persons(actor, used.resource)?;
        }
        let entry = Entry {
            verb: used.verb.to_owned(),
            noun: used.resource.to_owned(),
            subject: Some(used.subject.to_owned()),
            detail: Some(used.detail.clone()),
        };
        self.log(actor, vec![entry]).await
    }
}
