//! Exemption (šķērslis): a time in which something could not be done about a person; deadlines move by it.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::change::{fresh, not_before, refuse};
use crate::permission::Sight;
use crate::rows::{exemption, person};
use crate::{Change, PersonId, Record, RecordError};

/// Id of an exemption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExemptionId(pub i64);

/// An exemption to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExemption {
    /// Person.
    pub person: PersonId,
    /// Code of `exemption`.
    pub kind: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; open when absent.
    pub until: Option<NaiveDate>,
    /// More about it.
    pub words: Option<String>,
}

/// An exemption as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// Id.
    pub id: ExemptionId,
    /// Version for optimistic locking.
    pub version: i32,
    /// What it says.
    pub data: NewExemption,
    /// Account that recorded it.
    pub said_by: String,
}

impl Change<'_> {
    /// Records times in which something could not be done.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn exempt(&mut self, new: &[NewExemption]) -> Result<Vec<ExemptionId>, RecordError> {
        let scope = self.reach("case-plan")?;
        self.check_people(new.iter().enumerate().map(|(at, one)| (at, "person".to_owned(), one.person)), scope).await?;
        for (index, one) in new.iter().enumerate() {
            let kind = self.record.codes.get("exemption", &one.kind, one.from);
            kind.map_err(|problem| refuse(index, "kind", problem))?;
            if let Some(until) = one.until {
                not_before(until, "from", one.from).map_err(|problem| refuse(index, "until", problem))?;
            }
        }
        let first = self.ids("exemption", new.len()).await?;
        let row = |(id, one): (i64, &NewExemption)| exemption::Model {
            id,
            person_id: one.person.0,
            kind: one.kind.clone(),
            from_day: one.from,
            until_day: one.until,
            words: one.words.clone().filter(|words| !words.trim().is_empty()),
            said_by: self.actor.account.clone(),
            version: 1,
        };
        let rows: Vec<exemption::Model> = (first..).zip(new).map(row).collect();
        self.add::<exemption::Entity>(&rows).await?;
        self.wrote("exemption", rows.len(), &first);
        Ok(rows.iter().map(|row| ExemptionId(row.id)).collect())
    }

    /// Says when an exemption ended, or mends what was said; the person it is about.
    ///
    /// # Errors
    /// When refused, the day is before the first one, or somebody else changed it (`Stale`).
    pub async fn end_exemption(
        &mut self,
        id: ExemptionId,
        version: i32,
        until: NaiveDate,
    ) -> Result<PersonId, RecordError> {
        let scope = self.reach("case-plan")?;
        let sight = Sight::new(&self.tx, &self.actor, scope).await?;
        let missing = || RecordError::Missing("exemption");
        let row = exemption::Entity::find_by_id(id.0).one(&self.tx).await?.ok_or_else(missing)?;
        let seen = person::Entity::find_by_id(row.person_id).filter(sight.people()).one(&self.tx).await?;
        seen.ok_or_else(missing)?;
        fresh("exemption", id.0, row.version, version)?;
        not_before(until, "from", row.from_day).map_err(|problem| refuse(0, "until", problem))?;
        let person = PersonId(row.person_id);
        let row = exemption::Model { until_day: Some(until), version: version + 1, ..row };
        self.put::<exemption::Entity>(row).await?;
        self.wrote("exemption", 1, &id.0);
        Ok(person)
    }
}

impl Record {
    /// Exemptions of a person who is open already, newest first.
    pub(crate) async fn exemptions_of(&self, person: PersonId) -> Result<Vec<Exemption>, RecordError> {
        let rows = exemption::Entity::find()
            .filter(exemption::Column::PersonId.eq(person.0))
            .order_by_desc(exemption::Column::FromDay)
            .order_by_desc(exemption::Column::Id)
            .all(self.storage.db())
            .await?;
        let out = |row: exemption::Model| Exemption {
            id: ExemptionId(row.id),
            version: row.version,
            data: NewExemption { person, kind: row.kind, from: row.from_day, until: row.until_day, words: row.words },
            said_by: row.said_by,
        };
        Ok(rows.into_iter().map(out).collect())
    }
}
