//! Rows of the record for a snapshot, in pages of stable order; the only way measurement reads.
//!
//! A page is asked for by the last id of the page before it (0 for the first): `people(after, limit)`. A page shorter
//! than `limit` is the last one.

mod row;

pub use row::{
    ActivityOut, BudgetMovementOut, CustodyOut, DocumentsSentOut, ExternalValueOut, FactOut, HeadcountOut, MovementOut,
    OrganisationOut, ParticipationOut, PersonOut, ReleaseOut, SectionOut,
};

use crate::{Deliverable, MilestoneReached, Place, Record, RecordError};

/// An export in progress: one permission decision, one audit entry, one consistent view of the database.
#[derive(Debug)]
pub struct Export<'r> {
    pub(crate) record: &'r Record,
}

impl Export<'_> {
    /// Every organisation, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn organisations(&self) -> Result<Vec<OrganisationOut>, RecordError> {
        todo!()
    }

    /// Every deliverable, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn deliverables(&self) -> Result<Vec<Deliverable>, RecordError> {
        todo!()
    }

    /// Every place, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn places(&self) -> Result<Vec<Place>, RecordError> {
        todo!()
    }

    /// Every milestone of the pack that has an entry, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn milestones(&self) -> Result<Vec<MilestoneReached>, RecordError> {
        todo!()
    }

    /// Every external value, by indicator, year and entry.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn external_values(&self) -> Result<Vec<ExternalValueOut>, RecordError> {
        todo!()
    }

    /// People with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn people(&self, after: i64, limit: u64) -> Result<Vec<PersonOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Stays in custody with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn custody(&self, after: i64, limit: u64) -> Result<Vec<CustodyOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Placements and transfers with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn movements(&self, after: i64, limit: u64) -> Result<Vec<MovementOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Releases with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn releases(&self, after: i64, limit: u64) -> Result<Vec<ReleaseOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Sections with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sections(&self, after: i64, limit: u64) -> Result<Vec<SectionOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Facts with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn facts(&self, after: i64, limit: u64) -> Result<Vec<FactOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Activities with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn activities(&self, after: i64, limit: u64) -> Result<Vec<ActivityOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Participations with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn participations(&self, after: i64, limit: u64) -> Result<Vec<ParticipationOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Headcounts with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn headcounts(&self, after: i64, limit: u64) -> Result<Vec<HeadcountOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Budget movements with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn budget(&self, after: i64, limit: u64) -> Result<Vec<BudgetMovementOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Outgoing documents with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn documents(&self, after: i64, limit: u64) -> Result<Vec<DocumentsSentOut>, RecordError> {
        let _ = (after, limit);
        todo!()
    }

    /// Closes the view.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn finish(self) -> Result<(), RecordError> {
        let _ = self.record;
        todo!()
    }
}
