//! Where somebody is held and until when: the present stay and its expected release.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::CustodyId;
use super::course::{open_on, stay};
use crate::change::{not_before, refuse};
use crate::rows::{custody, expected_release};
use crate::{Change, PersonId, Record, RecordError};

/// The present stay of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Stay.
    pub custody: CustodyId,
    /// Code of `legal-status`.
    pub legal_status: String,
    /// First day.
    pub from: NaiveDate,
    /// Unit of the last placement.
    pub unit: String,
    /// Regime there.
    pub regime: Option<String>,
    /// Day of expected release.
    pub release_on: Option<NaiveDate>,
}

/// The day a stay is expected to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedRelease {
    /// Stay.
    pub custody: CustodyId,
    /// Day.
    pub on: NaiveDate,
    /// Where it comes from: a judgment, a decision.
    pub words: Option<String>,
}

impl Change<'_> {
    /// Records the days stays are expected to end; the newest one said of a stay counts.
    ///
    /// # Errors
    /// When refused, a stay has ended, or the day is before the last placement.
    pub async fn expect_releases(&mut self, new: &[ExpectedRelease]) -> Result<(), RecordError> {
        let scope = self.reach("custody")?;
        self.prepare().await?;
        let mut stays = self.stays_by_id(new.iter().map(|one| one.custody)).await?;
        let first = self.ids("expected-release", new.len()).await?;
        let mut rows = Vec::with_capacity(new.len());
        for (id, (index, one)) in (first..).zip(new.iter().enumerate()) {
            let stay = stay(&mut stays, index, one.custody)?;
            open_on(index, stay)?;
            not_before(one.on, "from", stay.moved_on).map_err(|problem| refuse(index, "on", problem))?;
            let agency = self.unit(&stay.unit).ok().and_then(|unit| unit.agency.as_deref());
            self.within(scope, "custody", agency, &stay.unit)?;
            rows.push(expected_release::Model {
                id,
                custody_id: stay.id,
                person_id: stay.person_id,
                on_day: one.on,
                words: one.words.clone().filter(|words| !words.trim().is_empty()),
                said_on: self.today(),
                said_by: self.actor.account.clone(),
            });
        }
        self.add::<expected_release::Entity>(&rows).await?;
        self.wrote("expected-release", rows.len(), &first);
        Ok(())
    }
}

impl Record {
    /// The present stay of a person who is open already.
    pub(crate) async fn held(&self, person: PersonId) -> Result<Option<Held>, RecordError> {
        let db = self.storage.db();
        let stay = custody::Entity::find()
            .filter(custody::Column::PersonId.eq(person.0))
            .filter(custody::Column::UntilDay.is_null())
            .one(db)
            .await?;
        let Some(stay) = stay else { return Ok(None) };
        let expected = expected_release::Entity::find()
            .filter(expected_release::Column::CustodyId.eq(stay.id))
            .order_by_desc(expected_release::Column::Id)
            .one(db)
            .await?;
        Ok(Some(Held {
            custody: CustodyId(stay.id),
            legal_status: stay.legal_status,
            from: stay.from_day,
            unit: stay.unit,
            regime: stay.regime,
            release_on: expected.map(|row| row.on_day),
        }))
    }
}
