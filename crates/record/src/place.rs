//! Place (vieta): a building with its places and the standards checklist.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::change::{not_before, refuse, required};
use crate::permission::Sight;
use crate::rows::{bulk, place};
use crate::{Actor, Change, Problem, Record, RecordError};

/// A building or part of a prison; id is readable: `olaine-atkarigo-centrs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Prison or unit (organisation id).
    pub organisation: String,
    /// Code of `place-kind`.
    pub kind: String,
    /// Number of places.
    pub places: i32,
    /// Standards checklist.
    pub checklist: Checklist,
    /// First day all points held.
    pub compliant_from: Option<NaiveDate>,
    /// Last day.
    pub compliant_until: Option<NaiveDate>,
    /// Version for optimistic locking; 0 for a new one.
    pub version: i32,
}

/// The minimum requirements of passport 2.3.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the passport's checklist is five yes-or-no points")]
pub struct Checklist {
    /// Judged by the open-prison variant.
    pub open_regime: bool,
    /// Newly built or renovated.
    pub built_or_renovated: bool,
    /// Cells (rooms) for two.
    pub double_cells: bool,
    /// Space per person as the law sets.
    pub statutory_space: bool,
    /// Shower and toilet in the cell.
    pub shower_and_toilet: bool,
}

impl Record {
    /// Places in sight, by id.
    ///
    /// # Errors
    /// When the role may not read places or the database does not answer.
    pub async fn places(&self, actor: &Actor) -> Result<Vec<Place>, RecordError> {
        let (scope, _) = self.allowed(actor, "read", "place")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let rows = place::Entity::find()
            .filter(sight.of_unit(place::Column::Organisation))
            .order_by_asc(place::Column::Id)
            .all(self.storage.db())
            .await?;
        Ok(rows.into_iter().map(Place::from).collect())
    }
}

impl Change<'_> {
    /// Records or updates places (`version` 0 is new).
    ///
    /// # Errors
    /// `Stale`, refused, or a value is not acceptable.
    pub async fn places(&mut self, places: &[Place]) -> Result<(), RecordError> {
        let scope = self.reach("place")?;
        self.prepare().await?;
        let known: HashMap<String, place::Model> =
            place::Entity::find().all(&self.tx).await?.into_iter().map(|row| (row.id.clone(), row)).collect();
        let mut fresh = Vec::new();
        for (index, one) in places.iter().enumerate() {
            self.check_place(index, one)?;
            let agency = self.unit(&one.organisation).ok().and_then(|unit| unit.agency.as_deref());
            self.within(scope, "place", agency, &one.organisation)?;
            match known.get(&one.id) {
                None if one.version == 0 => {
                    if fresh.iter().any(|row: &place::Model| row.id == one.id) {
                        return Err(refuse(index, "id", Problem::Twice { value: one.id.clone() }));
                    }
                    fresh.push(row(one));
                }
                None => return Err(RecordError::Missing("place")),
                Some(old) if old.version != one.version => {
                    return Err(RecordError::Stale { noun: "place", id: one.id.clone(), version: old.version });
                }
                // The old place may have been out of sight although the new organisation is in it.
                Some(old) => {
                    let agency = self.unit(&old.organisation).ok().and_then(|unit| unit.agency.as_deref());
                    self.within(scope, "place", agency, &old.organisation)?;
                }
            }
        }
        bulk::insert::<place::Entity>(&self.tx, &fresh, &mut self.digest).await?;
        for one in places.iter().filter(|one| one.version > 0) {
            self.digest.note("place", one);
            let values = place::ActiveModel::from(row(one)).reset_all();
            let updated = place::Entity::update_many()
                .set(values)
                .filter(place::Column::Id.eq(&one.id))
                .filter(place::Column::Version.eq(one.version))
                .exec(&self.tx)
                .await?;
            if updated.rows_affected == 0 {
                return Err(RecordError::Stale { noun: "place", id: one.id.clone(), version: one.version + 1 });
            }
        }
        self.forget_places();
        self.wrote("place", places.len(), places.last().map_or("", |one| one.id.as_str()));
        Ok(())
    }

    fn check_place(&self, index: usize, one: &Place) -> Result<(), RecordError> {
        required(index, "id", &one.id)?;
        required(index, "name", &one.name)?;
        self.unit(&one.organisation).map_err(|problem| refuse(index, "organisation", problem))?;
        let kind = self.record.codes.ever("place-kind", &one.kind);
        kind.map_err(|problem| refuse(index, "kind", problem))?;
        if one.places < 0 {
            return Err(refuse(index, "places", Problem::Below { value: i64::from(one.places), least: 0 }));
        }
        match (one.compliant_from, one.compliant_until) {
            (None, Some(_)) => Err(refuse(index, "compliant_from", Problem::Required)),
            (Some(from), Some(until)) => {
                not_before(until, "compliant_from", from).map_err(|problem| refuse(index, "compliant_until", problem))
            }
            _ => Ok(()),
        }
    }
}

fn row(one: &Place) -> place::Model {
    let list = one.checklist;
    place::Model {
        id: one.id.clone(),
        name: one.name.trim().to_owned(),
        organisation: one.organisation.clone(),
        kind: one.kind.clone(),
        places: one.places,
        open_regime: list.open_regime,
        built_or_renovated: list.built_or_renovated,
        double_cells: list.double_cells,
        statutory_space: list.statutory_space,
        shower_and_toilet: list.shower_and_toilet,
        compliant_from: one.compliant_from,
        compliant_until: one.compliant_until,
        version: one.version + 1,
    }
}

impl From<place::Model> for Place {
    fn from(row: place::Model) -> Self {
        let checklist = Checklist {
            open_regime: row.open_regime,
            built_or_renovated: row.built_or_renovated,
            double_cells: row.double_cells,
            statutory_space: row.statutory_space,
            shower_and_toilet: row.shower_and_toilet,
        };
        Self {
            id: row.id,
            name: row.name,
            organisation: row.organisation,
            kind: row.kind,
            places: row.places,
            checklist,
            compliant_from: row.compliant_from,
            compliant_until: row.compliant_until,
            version: row.version,
        }
    }
}
