//! Deliverable (nodevums): something made and introduced, such as an e-solution, a study, a room.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::change::{not_before, refuse, required};
use crate::permission::Sight;
use crate::rows::{bulk, deliverable};
use crate::{Actor, Change, Problem, Record, RecordError};

/// A deliverable to record; id is readable and unique.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewDeliverable {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Code of `deliverable-kind`.
    pub kind: String,
    /// Agency.
    pub agency: String,
    /// Project.
    pub project: Option<String>,
    /// Policy measure.
    pub measure: Option<String>,
    /// Day it came into use.
    pub introduced_on: Option<NaiveDate>,
    /// Day it went out of use.
    pub withdrawn_on: Option<NaiveDate>,
    /// How many it stands for.
    pub count: i32,
}

/// A recorded deliverable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliverable {
    /// Its data.
    pub data: NewDeliverable,
    /// Version.
    pub version: i32,
}

impl Record {
    /// Deliverables in sight, by id.
    ///
    /// # Errors
    /// When the role may not read deliverables or the database does not answer.
    pub async fn deliverables(&self, actor: &Actor) -> Result<Vec<Deliverable>, RecordError> {
        let (scope, _) = self.allowed(actor, "read", "deliverable")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let rows = deliverable::Entity::find().order_by_asc(deliverable::Column::Id).all(self.storage.db()).await?;
        let seen = rows.into_iter().filter(|row| sight.of_agency(actor, Some(&row.agency)));
        Ok(seen.map(Deliverable::from).collect())
    }
}

impl Change<'_> {
    /// Records deliverables; existing ids are updated.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn deliverables(&mut self, new: &[NewDeliverable]) -> Result<(), RecordError> {
        let scope = self.reach("deliverable")?;
        self.prepare().await?;
        let known: HashMap<String, deliverable::Model> =
            deliverable::Entity::find().all(&self.tx).await?.into_iter().map(|row| (row.id.clone(), row)).collect();
        let mut given = HashSet::new();
        for (index, one) in new.iter().enumerate() {
            self.check_deliverable(one).map_err(|(field, problem)| refuse(index, field, problem))?;
            required(index, "id", &one.id)?;
            required(index, "name", &one.name)?;
            for agency in known.get(&one.id).map(|old| &old.agency).into_iter().chain([&one.agency]) {
                self.within(scope, "deliverable", Some(agency), "")?;
            }
            if !given.insert(&one.id) {
                return Err(refuse(index, "id", Problem::Twice { value: one.id.clone() }));
            }
        }
        let rows: Vec<deliverable::Model> =
            new.iter().map(|one| row(one, 1 + known.get(&one.id).map_or(0, |old| old.version))).collect();
        let ids = new.iter().map(|one| one.id.as_str());
        deliverable::Entity::delete_many().filter(deliverable::Column::Id.is_in(ids)).exec(&self.tx).await?;
        bulk::insert::<deliverable::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("deliverable", rows.len(), rows.last().map_or("", |row| row.id.as_str()));
        Ok(())
    }

    fn check_deliverable(&self, one: &NewDeliverable) -> Result<(), (&'static str, Problem)> {
        let kind = self.record.codes.ever("deliverable-kind", &one.kind);
        kind.map_err(|problem| ("kind", problem))?;
        self.record.agency(&one.agency).map_err(|problem| ("agency", problem))?;
        if let Some(project) = &one.project {
            self.record.project(project).map_err(|problem| ("project", problem))?;
        }
        if let Some(measure) = &one.measure {
            self.record.measure(measure).map_err(|problem| ("measure", problem))?;
        }
        if one.count < 0 {
            return Err(("count", Problem::Below { value: i64::from(one.count), least: 0 }));
        }
        match (one.introduced_on, one.withdrawn_on) {
            (None, Some(_)) => Err(("introduced_on", Problem::Required)),
            (Some(from), Some(until)) => {
                not_before(until, "introduced_on", from).map_err(|problem| ("withdrawn_on", problem))
            }
            _ => Ok(()),
        }
    }
}

fn row(one: &NewDeliverable, version: i32) -> deliverable::Model {
    let one = one.clone();
    deliverable::Model {
        id: one.id,
        name: one.name,
        kind: one.kind,
        agency: one.agency,
        project: one.project,
        measure: one.measure,
        introduced_on: one.introduced_on,
        withdrawn_on: one.withdrawn_on,
        pieces: one.count,
        version,
    }
}

impl From<deliverable::Model> for Deliverable {
    fn from(row: deliverable::Model) -> Self {
        let data = NewDeliverable {
            id: row.id,
            name: row.name,
            kind: row.kind,
            agency: row.agency,
            project: row.project,
            measure: row.measure,
            introduced_on: row.introduced_on,
            withdrawn_on: row.withdrawn_on,
            count: row.pieces,
        };
        Self { data, version: row.version }
    }
}
