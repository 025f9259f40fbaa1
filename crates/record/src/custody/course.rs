//! What becomes of a stay: movements and the release.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::placement::movement_row;
use super::{CustodyId, Movement, NewRelease, StayMove};
use crate::change::{not_before, refuse};
use crate::rows::{bulk, custody, movement, release};
use crate::storage::AT_ONCE;
use crate::{Change, PersonId, Problem, RecordError};

impl Change<'_> {
    /// Moves people.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn movements(&mut self, new: &[Movement]) -> Result<(), RecordError> {
        let scope = self.reach("custody")?;
        self.prepare().await?;
        let mut stays = self.stays_by_id(new.iter().map(|one| one.custody)).await?;
        let first = self.ids("movement", new.len()).await?;
        let (mut rows, mut touched) = (Vec::with_capacity(new.len()), HashSet::new());
        for (id, (index, one)) in (first..).zip(new.iter().enumerate()) {
            let stay = stay(&mut stays, index, one.custody)?;
            open_on(index, stay)?;
            not_before(one.on, "from", stay.moved_on).map_err(|problem| refuse(index, "on", problem))?;
            self.check_placement(index, "", &one.unit, one.regime.as_ref(), one.on, scope)?;
            stay.unit.clone_from(&one.unit);
            stay.regime.clone_from(&one.regime);
            stay.moved_on = one.on;
            touched.insert(stay.id);
            let moved = StayMove { on: one.on, unit: one.unit.clone(), regime: one.regime.clone() };
            rows.push(movement_row(id, stay.id, stay.person_id, &moved));
        }
        bulk::insert::<movement::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.update_stays(&stays, touched).await?;
        self.wrote("movement", rows.len(), &first);
        Ok(())
    }

    /// Releases people.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (released before placed, released twice).
    pub async fn releases(&mut self, new: &[NewRelease]) -> Result<(), RecordError> {
        let scope = self.reach("custody")?;
        self.prepare().await?;
        let mut stays = self.stays_by_id(new.iter().map(|one| one.custody)).await?;
        let first = self.ids("release", new.len()).await?;
        let (mut rows, mut touched) = (Vec::with_capacity(new.len()), HashSet::new());
        for (id, (index, one)) in (first..).zip(new.iter().enumerate()) {
            let stay = stay(&mut stays, index, one.custody)?;
            open_on(index, stay)?;
            not_before(one.on, "from", stay.moved_on).map_err(|problem| refuse(index, "on", problem))?;
            let kind = self.record.codes.get("release-kind", &one.kind, one.on);
            kind.map_err(|problem| refuse(index, "kind", problem))?;
            let agency = self.unit(&stay.unit).ok().and_then(|unit| unit.agency.as_deref());
            self.within(scope, "custody", agency, &stay.unit)?;
            stay.until_day = Some(one.on);
            touched.insert(stay.id);
            rows.push(release::Model {
                id,
                custody_id: stay.id,
                person_id: stay.person_id,
                on_day: one.on,
                kind: one.kind.clone(),
                unit: stay.unit.clone(),
            });
        }
        bulk::insert::<release::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.update_stays(&stays, touched).await?;
        self.wrote("release", rows.len(), &first);
        Ok(())
    }

    /// The open stay of each person, in order; `None` for those not in custody.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open_custody(&self, people: &[PersonId]) -> Result<Vec<Option<CustodyId>>, RecordError> {
        self.reach("custody")?;
        let mut open = HashMap::new();
        for chunk in people.chunks(AT_ONCE) {
            let rows = custody::Entity::find()
                .filter(custody::Column::PersonId.is_in(chunk.iter().map(|person| person.0)))
                .filter(custody::Column::UntilDay.is_null())
                .all(&self.tx)
                .await?;
            open.extend(rows.into_iter().map(|row| (row.person_id, CustodyId(row.id))));
        }
        Ok(people.iter().map(|person| open.get(&person.0).copied()).collect())
    }

    pub(super) async fn stays_by_id(
        &self,
        ids: impl Iterator<Item = CustodyId>,
    ) -> Result<HashMap<i64, custody::Model>, RecordError> {
        let ids: Vec<i64> = ids.map(|id| id.0).collect();
        let mut stays = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(AT_ONCE) {
            let rows =
                custody::Entity::find().filter(custody::Column::Id.is_in(chunk.iter().copied())).all(&self.tx).await?;
            stays.extend(rows.into_iter().map(|row| (row.id, row)));
        }
        Ok(stays)
    }

    async fn update_stays(
        &mut self,
        stays: &HashMap<i64, custody::Model>,
        touched: HashSet<i64>,
    ) -> Result<(), RecordError> {
        let mut touched: Vec<i64> = touched.into_iter().collect();
        touched.sort_unstable();
        let mut rows = Vec::with_capacity(touched.len());
        for id in touched {
            let stay = &stays[&id];
            rows.push(vec![
                id.into(),
                stay.until_day.into(),
                stay.unit.clone().into(),
                stay.regime.clone().into(),
                stay.moved_on.into(),
            ]);
        }
        let columns = ["until_day", "unit", "regime", "moved_on"];
        Ok(bulk::update(&self.tx, "custody", &columns, &rows, &mut self.digest).await?)
    }
}

pub(super) fn stay(
    stays: &mut HashMap<i64, custody::Model>,
    index: usize,
    id: CustodyId,
) -> Result<&mut custody::Model, RecordError> {
    let problem = || Problem::Unknown { noun: "custody", id: id.0.to_string(), nearest: None };
    stays.get_mut(&id.0).ok_or_else(|| refuse(index, "custody", problem()))
}

pub(super) fn open_on(index: usize, stay: &custody::Model) -> Result<(), RecordError> {
    stay.until_day.map_or(Ok(()), |on| Err(refuse(index, "custody", Problem::Ended { on })))
}
