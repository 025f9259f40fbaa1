//! People, their custody, sections and facts.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{CustodyOut, Export, FactOut, MovementOut, PersonOut, ReleaseOut, SectionOut};
use crate::rows::{custody, fact, movement, person, release, section, section_breach, section_meeting};
use crate::storage::AT_ONCE;
use crate::{CustodyId, PersonId, RecordError, SectionId};

impl Export<'_> {
    /// People with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn people(&self, after: i64, limit: u64) -> Result<Vec<PersonOut>, RecordError> {
        let rows = person::Entity::find()
            .filter(person::Column::Id.gt(after))
            .filter(person::Column::MergedInto.is_null())
            .order_by_asc(person::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let out = |row: person::Model| PersonOut {
            id: PersonId(row.id),
            born_on: row.born_on,
            sex: row.sex,
            citizenship: row.citizenship,
            language: row.language,
            employer_agency: row.employer_agency,
            volunteer: row.volunteer,
            simulated: row.simulated,
            registered_on: row.registered_on,
        };
        Ok(rows.into_iter().map(out).collect())
    }

    /// Stays in custody with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn custody(&self, after: i64, limit: u64) -> Result<Vec<CustodyOut>, RecordError> {
        let rows = custody::Entity::find()
            .filter(custody::Column::Id.gt(after))
            .order_by_asc(custody::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let out = |row: custody::Model| CustodyOut {
            id: CustodyId(row.id),
            person: PersonId(row.person_id),
            legal_status: row.legal_status,
            unit: row.unit,
            regime: row.regime,
            from: row.from_day,
            until: row.until_day,
        };
        Ok(rows.into_iter().map(out).collect())
    }

    /// Placements and transfers with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn movements(&self, after: i64, limit: u64) -> Result<Vec<MovementOut>, RecordError> {
        let rows = movement::Entity::find()
            .filter(movement::Column::Id.gt(after))
            .order_by_asc(movement::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let out = |row: movement::Model| MovementOut {
            id: row.id,
            custody: CustodyId(row.custody_id),
            person: PersonId(row.person_id),
            unit: row.unit,
            regime: row.regime,
            on: row.on_day,
        };
        Ok(rows.into_iter().map(out).collect())
    }

    /// Releases with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn releases(&self, after: i64, limit: u64) -> Result<Vec<ReleaseOut>, RecordError> {
        let rows = release::Entity::find()
            .filter(release::Column::Id.gt(after))
            .order_by_asc(release::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let people: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
        let sides = self.sides(&people).await?;
        let stays = self.stays(&people).await?;
        let out = |row: release::Model| {
            let later = |(id, from): &&(i64, NaiveDate)| *id != row.custody_id && *from >= row.on_day;
            let next = stays.get(&row.person_id).and_then(|stays| stays.iter().find(later));
            let (birth, facts) = sides.of(row.person_id);
            ReleaseOut {
                id: row.id,
                custody: CustodyId(row.custody_id),
                person: PersonId(row.person_id),
                on: row.on_day,
                kind: row.kind,
                unit: row.unit,
                born_on: birth.on,
                sex: birth.sex,
                next_custody_from: next.map(|(_, from)| *from),
                facts,
            }
        };
        Ok(rows.into_iter().map(out).collect())
    }

    /// Sections with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sections(&self, after: i64, limit: u64) -> Result<Vec<SectionOut>, RecordError> {
        let rows = section::Entity::find()
            .filter(section::Column::Id.gt(after))
            .order_by_asc(section::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let people: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
        let sides = self.sides(&people).await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let (mut meetings, mut breaches) = (self.meetings(&ids).await?, self.breaches(&ids).await?);
        let mut out = |row: section::Model| {
            let (birth, facts) = sides.of(row.person_id);
            SectionOut {
                meetings: meetings.remove(&row.id).unwrap_or_default(),
                breaches: breaches.remove(&row.id).unwrap_or_default(),
                id: SectionId(row.id),
                person: PersonId(row.person_id),
                function: row.function,
                basis: row.basis,
                unit: row.unit,
                opened_on: row.opened_on,
                closed_on: row.closed_on,
                closing_reason: row.closing_reason,
                employed_at_opening: row.employed_at_opening,
                employed_at_closing: row.employed_at_closing,
                born_on: birth.on,
                sex: birth.sex,
                facts,
            }
        };
        Ok(rows.into_iter().map(&mut out).collect())
    }

    /// Meetings of sections: the day, and whether it was held.
    async fn meetings(&self, sections: &[i64]) -> Result<HashMap<i64, Vec<(NaiveDate, bool)>>, RecordError> {
        let mut found: HashMap<i64, Vec<(NaiveDate, bool)>> = HashMap::new();
        for chunk in sections.chunks(AT_ONCE) {
            let own = section_meeting::Column::SectionId.is_in(chunk.iter().copied());
            let rows = section_meeting::Entity::find().filter(own).order_by_asc(section_meeting::Column::Id);
            for row in rows.all(&self.view).await? {
                found.entry(row.section_id).or_default().push((row.on_day, row.held));
            }
        }
        Ok(found)
    }

    /// Breaches of sections: the day, and what was done about it.
    async fn breaches(&self, sections: &[i64]) -> Result<HashMap<i64, Vec<(NaiveDate, String)>>, RecordError> {
        let mut found: HashMap<i64, Vec<(NaiveDate, String)>> = HashMap::new();
        for chunk in sections.chunks(AT_ONCE) {
            let own = section_breach::Column::SectionId.is_in(chunk.iter().copied());
            let rows = section_breach::Entity::find().filter(own).order_by_asc(section_breach::Column::Id);
            for row in rows.all(&self.view).await? {
                found.entry(row.section_id).or_default().push((row.on_day, row.answer));
            }
        }
        Ok(found)
    }

    /// Facts with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn facts(&self, after: i64, limit: u64) -> Result<Vec<FactOut>, RecordError> {
        let rows = fact::Entity::find()
            .filter(fact::Column::Id.gt(after))
            .order_by_asc(fact::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        Ok(rows.into_iter().map(FactOut::from).collect())
    }

    /// Birth and sex of people.
    pub(super) async fn births(&self, people: &[i64]) -> Result<HashMap<i64, Birth>, RecordError> {
        let mut births = HashMap::new();
        for chunk in people.chunks(AT_ONCE) {
            let rows: Vec<(i64, Option<NaiveDate>, Option<String>)> = person::Entity::find()
                .select_only()
                .columns([person::Column::Id, person::Column::BornOn, person::Column::Sex])
                .filter(person::Column::Id.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.view)
                .await?;
            births.extend(rows.into_iter().map(|(id, on, sex)| (id, Birth { on, sex })));
        }
        Ok(births)
    }

    /// Birth, sex and facts of people.
    async fn sides(&self, people: &[i64]) -> Result<Sides, RecordError> {
        let births = self.births(people).await?;
        let mut facts: HashMap<i64, Vec<FactOut>> = HashMap::new();
        for chunk in people.chunks(AT_ONCE) {
            let rows = fact::Entity::find()
                .filter(fact::Column::PersonId.is_in(chunk.iter().copied()))
                .order_by_asc(fact::Column::OnDay)
                .order_by_asc(fact::Column::Id)
                .all(&self.view)
                .await?;
            // A person of two chunks would be asked for twice; facts of the second answer are the same.
            let mut by_person: HashMap<i64, Vec<FactOut>> = HashMap::new();
            for row in rows {
                by_person.entry(row.person_id).or_default().push(FactOut::from(row));
            }
            facts.extend(by_person);
        }
        Ok(Sides { births, facts })
    }

    /// Ids and first days of people's stays, by day.
    async fn stays(&self, people: &[i64]) -> Result<HashMap<i64, Vec<(i64, NaiveDate)>>, RecordError> {
        let mut stays: HashMap<i64, Vec<(i64, NaiveDate)>> = HashMap::new();
        for chunk in people.chunks(AT_ONCE) {
            let rows: Vec<(i64, i64, NaiveDate)> = custody::Entity::find()
                .select_only()
                .columns([custody::Column::Id, custody::Column::PersonId, custody::Column::FromDay])
                .filter(custody::Column::PersonId.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.view)
                .await?;
            for (id, person, from) in rows {
                stays.entry(person).or_default().push((id, from));
            }
        }
        for stays in stays.values_mut() {
            stays.sort_unstable_by_key(|(id, from)| (*from, *id));
        }
        Ok(stays)
    }
}

/// When somebody was born, and as what.
#[derive(Debug, Clone, Default)]
pub(super) struct Birth {
    pub(super) on: Option<NaiveDate>,
    pub(super) sex: Option<String>,
}

#[derive(Debug)]
struct Sides {
    births: HashMap<i64, Birth>,
    facts: HashMap<i64, Vec<FactOut>>,
}

impl Sides {
    fn of(&self, person: i64) -> (Birth, Vec<FactOut>) {
        let facts = self.facts.get(&person).cloned().unwrap_or_default();
        (self.births.get(&person).cloned().unwrap_or_default(), facts)
    }
}

impl From<fact::Model> for FactOut {
    fn from(row: fact::Model) -> Self {
        Self {
            id: row.id,
            person: PersonId(row.person_id),
            kind: row.kind,
            on: row.on_day,
            until: row.until_day,
            value: row.value,
            source: row.source,
            queried_on: row.queried_on,
        }
    }
}
