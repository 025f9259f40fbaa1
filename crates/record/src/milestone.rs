//! Milestone: the actual day of something the pack plans.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::change::refuse;
use crate::permission::Sight;
use crate::rows::{bulk, milestone};
use crate::{Actor, Change, Problem, Record, RecordError, codes};

/// The state of one milestone of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneReached {
    /// Id in the pack's `acts.toml`.
    pub milestone: String,
    /// Day it was reached; `None` while open.
    pub reached_on: Option<NaiveDate>,
    /// Remark.
    pub note: Option<String>,
    /// Version for optimistic locking; 0 for a new one.
    pub version: i32,
}

impl Record {
    /// Every milestone of the pack in sight with its actual day, in the pack's order.
    ///
    /// # Errors
    /// When the role may not read milestones or the database does not answer.
    pub async fn milestones(&self, actor: &Actor) -> Result<Vec<MilestoneReached>, RecordError> {
        let (scope, _) = self.allowed(actor, "read", "milestone")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let rows = milestone::Entity::find().order_by_asc(milestone::Column::Id).all(self.storage.db()).await?;
        let mut rows: HashMap<String, milestone::Model> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
        let milestones = self.catalogue.milestones.iter();
        let seen = milestones.filter(|one| sight.of_agency(actor, one.owner.as_deref()));
        Ok(seen
            .map(|one| match rows.remove(&one.id) {
                Some(row) => MilestoneReached::from(row),
                None => MilestoneReached { milestone: one.id.clone(), reached_on: None, note: None, version: 0 },
            })
            .collect())
    }
}

impl Change<'_> {
    /// Records or updates the actual day of milestones.
    ///
    /// # Errors
    /// `Stale`, refused, or not a milestone of the pack.
    pub async fn milestones(&mut self, milestones: &[MilestoneReached]) -> Result<(), RecordError> {
        let scope = self.reach("milestone")?;
        self.prepare().await?;
        let known: HashMap<String, i32> =
            milestone::Entity::find().all(&self.tx).await?.into_iter().map(|row| (row.id, row.version)).collect();
        let mut given = HashSet::new();
        for (index, one) in milestones.iter().enumerate() {
            let pack = &self.record.catalogue.milestones;
            let unknown = || codes::unknown("milestone", &one.milestone, pack.iter().map(|one| one.id.as_str()));
            let Some(planned) = pack.iter().find(|planned| planned.id == one.milestone) else {
                return Err(refuse(index, "milestone", unknown()));
            };
            self.within(scope, "milestone", planned.owner.as_deref().or(Some(&self.actor.agency)), "")?;
            if !given.insert(&one.milestone) {
                return Err(refuse(index, "milestone", Problem::Twice { value: one.milestone.clone() }));
            }
            let version = known.get(&one.milestone).copied().unwrap_or_default();
            if version != one.version {
                return Err(RecordError::Stale { noun: "milestone", id: one.milestone.clone(), version });
            }
        }
        let row = |one: &MilestoneReached| milestone::Model {
            id: one.milestone.clone(),
            reached_on: one.reached_on,
            note: one.note.clone(),
            version: one.version + 1,
        };
        let ids = milestones.iter().map(|one| one.milestone.as_str());
        milestone::Entity::delete_many().filter(milestone::Column::Id.is_in(ids)).exec(&self.tx).await?;
        let rows: Vec<milestone::Model> = milestones.iter().map(row).collect();
        bulk::insert::<milestone::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("milestone", rows.len(), rows.last().map_or("", |row| row.id.as_str()));
        Ok(())
    }
}

impl From<milestone::Model> for MilestoneReached {
    fn from(row: milestone::Model) -> Self {
        Self { milestone: row.id, reached_on: row.reached_on, note: row.note, version: row.version }
    }
}
