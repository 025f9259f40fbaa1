//! Custody, movement and release (ieslodzījums, pārvietošana, atbrīvošana).

use std::collections::{HashMap, HashSet};

use catalogue::Scope;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::change::{not_before, refuse};
use crate::rows::{bulk, custody, movement, release};
use crate::{Change, PersonId, Problem, RecordError};

/// Id of a stay in custody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustodyId(pub i64);

/// A stay in custody to open.
#[derive(Debug, Clone)]
pub struct NewCustody {
    /// Person.
    pub person: PersonId,
    /// Code of `legal-status`.
    pub legal_status: String,
    /// First day.
    pub from: NaiveDate,
    /// First placement: unit (organisation id).
    pub unit: String,
    /// Code of `regime`.
    pub regime: Option<String>,
}

/// A transfer within a stay.
#[derive(Debug, Clone)]
pub struct Movement {
    /// Stay.
    pub custody: CustodyId,
    /// Day.
    pub on: NaiveDate,
    /// Unit moved to.
    pub unit: String,
    /// Regime there.
    pub regime: Option<String>,
}

/// The end of a stay.
#[derive(Debug, Clone)]
pub struct NewRelease {
    /// Stay it ends.
    pub custody: CustodyId,
    /// Day.
    pub on: NaiveDate,
    /// Code of `release-kind`.
    pub kind: String,
}

/// A whole stay: placement, moves and, where it has ended, the release.
#[derive(Debug, Clone)]
pub struct NewStay {
    /// Placement.
    pub custody: NewCustody,
    /// Transfers, by day.
    pub moves: Vec<StayMove>,
    /// The end.
    pub release: Option<StayRelease>,
}

/// A transfer of a [`NewStay`].
#[derive(Debug, Clone)]
pub struct StayMove {
    /// Day.
    pub on: NaiveDate,
    /// Unit moved to.
    pub unit: String,
    /// Regime there.
    pub regime: Option<String>,
}

/// The end of a [`NewStay`].
#[derive(Debug, Clone)]
pub struct StayRelease {
    /// Day.
    pub on: NaiveDate,
    /// Code of `release-kind`.
    pub kind: String,
}

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
        let mut movement_ids = self.ids("movement", moves).await?..;
        let mut release_ids = self.ids("release", releases).await?..;
        let (mut custody_rows, mut movement_rows, mut release_rows) = (Vec::new(), Vec::new(), Vec::new());
        for (custody_id, one) in (first..).zip(new) {
            let person_id = one.custody.person.0;
            let placed =
                StayMove { on: one.custody.from, unit: one.custody.unit.clone(), regime: one.custody.regime.clone() };
            for one in std::iter::once(&placed).chain(&one.moves) {
                let id = movement_ids.next().expect("ids do not run out");
                movement_rows.push(movement_row(id, custody_id, person_id, one));
            }
            let last = one.moves.last().unwrap_or(&placed);
            if let Some(release) = &one.release {
                release_rows.push(release::Model {
                    id: release_ids.next().expect("ids do not run out"),
                    custody_id,
                    person_id,
                    on_day: release.on,
                    kind: release.kind.clone(),
                    unit: last.unit.clone(),
                });
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
        self.wrote("custody", custody_rows.len(), first);
        self.wrote("release", release_rows.len(), first);
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

    fn check_placement(
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
        for (index, one) in new.iter().enumerate() {
            let stay = stay(&mut stays, index, one.custody)?;
            open_on(index, stay)?;
            not_before(one.on, "from", stay.moved_on).map_err(|problem| refuse(index, "on", problem))?;
            self.check_placement(index, "", &one.unit, one.regime.as_ref(), one.on, scope)?;
            stay.unit.clone_from(&one.unit);
            stay.regime.clone_from(&one.regime);
            stay.moved_on = one.on;
            touched.insert(stay.id);
            let moved = StayMove { on: one.on, unit: one.unit.clone(), regime: one.regime.clone() };
            rows.push(movement_row(first + rows.len() as i64, stay.id, stay.person_id, &moved));
        }
        bulk::insert::<movement::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.update_stays(&stays, touched).await?;
        self.wrote("movement", rows.len(), first);
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
        for (index, one) in new.iter().enumerate() {
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
                id: first + rows.len() as i64,
                custody_id: stay.id,
                person_id: stay.person_id,
                on_day: one.on,
                kind: one.kind.clone(),
                unit: stay.unit.clone(),
            });
        }
        bulk::insert::<release::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.update_stays(&stays, touched).await?;
        self.wrote("release", rows.len(), first);
        Ok(())
    }

    /// The open stay of each person, in order; `None` for those not in custody.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open_custody(&self, people: &[PersonId]) -> Result<Vec<Option<CustodyId>>, RecordError> {
        self.reach("custody")?;
        let mut open = HashMap::new();
        for chunk in people.chunks(4096) {
            let rows = custody::Entity::find()
                .filter(custody::Column::PersonId.is_in(chunk.iter().map(|person| person.0)))
                .filter(custody::Column::UntilDay.is_null())
                .all(&self.tx)
                .await?;
            open.extend(rows.into_iter().map(|row| (row.person_id, CustodyId(row.id))));
        }
        Ok(people.iter().map(|person| open.get(&person.0).copied()).collect())
    }

    async fn stays_by_id(
        &self,
        ids: impl Iterator<Item = CustodyId>,
    ) -> Result<HashMap<i64, custody::Model>, RecordError> {
        let ids: Vec<i64> = ids.map(|id| id.0).collect();
        let mut stays = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(4096) {
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

    /// Compares the stays of everybody whose stays this change opened.
    pub(crate) async fn check_stays(&self) -> Result<(), RecordError> {
        let people: Vec<i64> = self.seen.stays.keys().copied().collect();
        for chunk in people.chunks(4096) {
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

fn stay(
    stays: &mut HashMap<i64, custody::Model>,
    index: usize,
    id: CustodyId,
) -> Result<&mut custody::Model, RecordError> {
    let problem = || Problem::Unknown { noun: "custody", id: id.0.to_string(), nearest: None };
    stays.get_mut(&id.0).ok_or_else(|| refuse(index, "custody", problem()))
}

fn open_on(index: usize, stay: &custody::Model) -> Result<(), RecordError> {
    stay.until_day.map_or(Ok(()), |on| Err(refuse(index, "custody", Problem::Ended { on })))
}

fn movement_row(id: i64, custody_id: i64, person_id: i64, moved: &StayMove) -> movement::Model {
    movement::Model {
        id,
        custody_id,
        person_id,
        on_day: moved.on,
        unit: moved.unit.clone(),
        regime: moved.regime.clone(),
    }
}
