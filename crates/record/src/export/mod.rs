//! Rows of the record for a snapshot, in pages of stable order; the only way measurement reads.
//!
//! A page is asked for by the last id of the page before it (0 for the first): `people(after, limit)`. A page shorter
//! than `limit` is the last one.

mod casework;
mod ledger;
mod people;
mod registers;
mod row;

use sea_orm::DatabaseTransaction;

pub use casework::{AssessedNeedOut, AssessmentOut, ContactOut, PlanOut, PlanVersionOut, QualificationOut};
pub use row::{
    ActivityOut, BudgetMovementOut, CustodyOut, DocumentsSentOut, ExternalValueOut, FactOut, HeadcountOut, MovementOut,
    OrganisationOut, ParticipationOut, PersonOut, ReleaseOut, SectionOut,
};

use crate::chain::Entry;
use crate::{Actor, Record, RecordError};

/// An export in progress: one permission decision, one audit entry, one consistent view of the database.
#[derive(Debug)]
pub struct Export<'r> {
    record: &'r Record,
    view: DatabaseTransaction,
}

impl Record {
    /// Begins an export for a snapshot; its audit entry is written before anything is read.
    ///
    /// # Errors
    /// When the role may not export or the database does not answer.
    pub async fn export(&self, actor: &Actor) -> Result<Export<'_>, RecordError> {
        self.allowed(actor, "export", "snapshot")?;
        let entry = Entry { verb: "export".to_owned(), noun: "snapshot".to_owned(), subject: None, detail: None };
        self.log(actor, vec![entry]).await?;
        Ok(Export { record: self, view: self.storage.view().await? })
    }
}

impl Export<'_> {
    /// Closes the view.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn finish(self) -> Result<(), RecordError> {
        Ok(self.view.commit().await?)
    }
}
