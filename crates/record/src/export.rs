//! Rows of the record for a snapshot, in pages of stable order; the only way measurement reads.

use crate::{Record, RecordError};

/// An export in progress: one permission decision, one audit entry, one consistent view of the database.
#[derive(Debug)]
pub struct Export<'r> {
    pub(crate) record: &'r Record,
}

impl Export<'_> {
    /// Closes the view.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn finish(self) -> Result<(), RecordError> {
        let _ = self.record;
        todo!()
    }
}
