//! Placing people in custody, alone or with the whole course of their stay.

use catalogue::Scope;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{CustodyId, NewCustody, NewStay, StayMove};
use crate::change::{not_before, refuse};
use crate::rows::{bulk, custody, movement, release};
use crate::storage::AT_ONCE;
use crate::{Change, Problem, RecordError};

impl Change<'_> {
    /// Opens stays in custody. Stays of one person must not overlap; that is checked when the change is committed, so
    /// that stays and releases may come in any order.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn custody(&mut self, new: &[NewCustody]) -> Result<Vec<CustodyId>, RecordError> {
        let stays: Vec<NewStay> =
            new.iter().map(|custody| NewStay { custody: custody.clone(), moves: Vec::new(), release: None }).collect();
        self.stays(&stays).await
    }

    /// Records whole stays: placement, moves and release in one; history of imports and simulations.
    ///
    /// # Errors
    /// As for [`Change::custody`], [`Change::movements`] and [`Change::releases`].
    pub async fn stays(&mut self, new: &[NewStay]) -> Result<Vec<CustodyId>, RecordError> {
        let scope = self.reach("custody")?;
        self.prepare().await?;
        self.check_people(new.iter().enumerate().map(|(at, one)| (at, "person".to_owned(), one.custody.person)), scope)
            .await?;
        for (index, one) in new.iter().enumerate() {
            self.check_stay(index, one, scope)?;
        }
        let moves = new.iter().map(|one| 1 + one.moves.len()).sum();
        let releases = new.iter().filter(|one| one.release.is_some()).count();
        let first = self.ids("custody", new.len()).await?;
        let mut movement_id = self.ids("movement", moves).await?;
        let mut release_id = self.ids("release", releases).await?;
        let (mut custody_rows, mut movement_rows, mut release_rows) = (Vec::new(), Vec::new(), Vec::new());
        for (custody_id, one) in (first..).zip(new) {
            let person_id = one.custody.person.0;
            let placed =
                StayMove { on: one.custody.from, unit: one.custody.unit.clone(), regime: one.custody.regime.clone() };
            for one in std::iter::once(&placed).chain(&one.moves) {
                movement_rows.push(movement_row(movement_id, custody_id, person_id, one));
                movement_id += 1;
            }
            let last = one.moves.last().unwrap_or(&placed);
            if let Some(release) = &one.release {
                release_rows.push(release::Model {
                    id: release_id,
                    custody_id,
                    person_id,
                    on_day: release.on,
                    kind: release.kind.clone(),
                    unit: last.unit.clone(),
                });
                release_id += 1;
            }
            custody_rows.push(custody::Model {
                id: custody_id,
                person_id,
                legal_status: one.custody.legal_status.clone(),
                from_day: one.custody.from,
                until_day: one.release.as_ref().map(|release| release.on),
                unit: last.unit.clone(),
                regime: last.regime.clone(),
                moved_on: last.on,
            });
        }
        bulk::insert::<custody::Entity>(&self.tx, &custody_rows, &mut self.digest).await?;
        bulk::insert::<movement::Entity>(&self.tx, &movement_rows, &mut self.digest).await?;
        bulk::insert::<release::Entity>(&self.tx, &release_rows, &mut self.digest).await?;
        for (index, one) in new.iter().enumerate() {
            self.seen.stays.entry(one.custody.person.0).or_insert(index);
        }
        self.wrote("custody", custody_rows.len(), &first);
        self.wrote("release", release_rows.len(), &first);
        Ok(custody_rows.iter().map(|row| CustodyId(row.id)).collect())
    }

    fn check_stay(&self, index: usize, one: &NewStay, scope: Scope) -> Result<(), RecordError> {
        let codes = &self.record.codes;
        let custody = &one.custody;
        codes
            .get("legal-status", &custody.legal_status, custody.from)
            .map_err(|problem| refuse(index, "legal_status", problem))?;
        self.check_placement(index, "", &custody.unit, custody.regime.as_ref(), custody.from, scope)?;
        let mut last = custody.from;
        for (at, one) in one.moves.iter().enumerate() {
            let place = format!("moves.{at}.");
            not_before(one.on, "from", last).map_err(|problem| refuse(index, &format!("{place}on"), problem))?;
            self.check_placement(index, &place, &one.unit, one.regime.as_ref(), one.on, scope)?;
            last = one.on;
        }
        if let Some(release) = &one.release {
            not_before(release.on, "from", last).map_err(|problem| refuse(index, "release.on", problem))?;
            codes
                .get("release-kind", &release.kind, release.on)
                .map_err(|problem| refuse(index, "release.kind", problem))?;
        }
        Ok(())
    }

    pub(super) fn check_placement(
        &self,
        index: usize,
        place: &str,
        unit: &str,
        regime: Option<&String>,
        on: NaiveDate,
        scope: Scope,
    ) -> Result<(), RecordError> {
        let known = self.unit(unit).map_err(|problem| refuse(index, &format!("{place}unit"), problem))?;
        self.within(scope, "custody", known.agency.as_deref(), unit)?;
        let regime = self.record.codes.maybe("regime", regime, on);
        regime.map_err(|problem| refuse(index, &format!("{place}regime"), problem))
    }

    /// Compares the stays of everybody whose stays this change opened.
    pub(crate) async fn check_stays(&self) -> Result<(), RecordError> {
        let people: Vec<i64> = self.seen.stays.keys().copied().collect();
        for chunk in people.chunks(AT_ONCE) {
            let rows = custody::Entity::find()
                .filter(custody::Column::PersonId.is_in(chunk.iter().copied()))
                .order_by_asc(custody::Column::PersonId)
                .order_by_asc(custody::Column::FromDay)
                .order_by_asc(custody::Column::Id)
                .all(&self.tx)
                .await?;
            for (one, next) in rows.iter().zip(rows.iter().skip(1)) {
                let overlap = one.until_day.is_none_or(|until| until > next.from_day);
                if one.person_id == next.person_id && overlap {
                    let problem = Problem::InCustody { from: one.from_day, until: one.until_day };
                    return Err(refuse(self.seen.stays[&one.person_id], "person", problem));
                }
            }
        }
        Ok(())
    }
}

pub(super) fn movement_row(id: i64, custody_id: i64, person_id: i64, moved: &StayMove) -> movement::Model {
    movement::Model {
        id,
        custody_id,
        person_id,
        on_day: moved.on,
        unit: moved.unit.clone(),
        regime: moved.regime.clone(),
    }
}
