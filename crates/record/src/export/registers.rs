//! Organisations, places, milestones, deliverables, money, documents and external values.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{BudgetMovementOut, DocumentsSentOut, Export, ExternalValueOut, OrganisationOut};
use crate::rows::{budget_movement, deliverable, document, external_value, milestone, organisation, place};
use crate::{BudgetMovement, Deliverable, DocumentsSent, ExternalValue, MilestoneReached, Place, RecordError};

impl Export<'_> {
    /// Every organisation, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn organisations(&self) -> Result<Vec<OrganisationOut>, RecordError> {
        let rows = organisation::Entity::find().all(&self.view).await?;
        let out = |row: organisation::Model| OrganisationOut {
            id: row.id,
            parent: row.parent,
            kind: row.kind,
            agency: row.agency,
            region: row.region,
            regime: row.regime,
        };
        let mut rows: Vec<OrganisationOut> = rows.into_iter().map(out).collect();
        // Sorted here: the two databases do not order text alike.
        rows.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(rows)
    }

    /// Every deliverable, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn deliverables(&self) -> Result<Vec<Deliverable>, RecordError> {
        let rows = deliverable::Entity::find().all(&self.view).await?;
        let mut rows: Vec<Deliverable> = rows.into_iter().map(Deliverable::from).collect();
        rows.sort_by(|one, other| one.data.id.cmp(&other.data.id));
        Ok(rows)
    }

    /// Every place, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn places(&self) -> Result<Vec<Place>, RecordError> {
        let rows = place::Entity::find().all(&self.view).await?;
        let mut rows: Vec<Place> = rows.into_iter().map(Place::from).collect();
        rows.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(rows)
    }

    /// Every milestone of the pack that has an entry, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn milestones(&self) -> Result<Vec<MilestoneReached>, RecordError> {
        let rows = milestone::Entity::find().all(&self.view).await?;
        let mut rows: Vec<MilestoneReached> = rows.into_iter().map(MilestoneReached::from).collect();
        rows.sort_by(|one, other| one.milestone.cmp(&other.milestone));
        Ok(rows)
    }

    /// Every external value, by indicator, year and entry.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn external_values(&self) -> Result<Vec<ExternalValueOut>, RecordError> {
        let mut rows = external_value::Entity::find().all(&self.view).await?;
        rows.sort_by(|one, other| (&one.indicator, one.year, one.id).cmp(&(&other.indicator, other.year, other.id)));
        let out = |row: external_value::Model| ExternalValueOut {
            data: ExternalValue {
                indicator: row.indicator,
                year: row.year,
                thousandths: row.thousandths,
                source: row.source,
            },
            entered_on: row.entered_on,
        };
        Ok(rows.into_iter().map(out).collect())
    }

    /// Budget movements with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn budget(&self, after: i64, limit: u64) -> Result<Vec<BudgetMovementOut>, RecordError> {
        let rows = budget_movement::Entity::find()
            .filter(budget_movement::Column::Id.gt(after))
            .order_by_asc(budget_movement::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let out = |row: budget_movement::Model| BudgetMovementOut {
            id: row.id,
            data: BudgetMovement {
                project: row.project,
                source: row.source,
                kind: row.kind,
                activity: row.activity,
                on: row.on_day,
                cents: row.cents,
                note: row.note,
            },
        };
        Ok(rows.into_iter().map(out).collect())
    }

    /// Outgoing documents with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn documents(&self, after: i64, limit: u64) -> Result<Vec<DocumentsSentOut>, RecordError> {
        let rows = document::Entity::find()
            .filter(document::Column::Id.gt(after))
            .order_by_asc(document::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let out = |row: document::Model| DocumentsSentOut {
            id: row.id,
            data: DocumentsSent {
                agency: row.agency,
                addressee: row.addressee,
                on: row.on_day,
                sent: row.sent,
                e_signed: row.e_signed,
            },
        };
        Ok(rows.into_iter().map(out).collect())
    }
}
