//! Caseloads, the contact persons of a person, and sessions recommended against held.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::recommend::Office;
use super::{CaseloadRow, ConcernId, Contact, ContactGround, ContactId, ContactLoad, SessionNote};
use crate::change::below;
use crate::permission::Sight;
use crate::rows::{account, complex_case, concern, contact, organisation, person, session_note};
use crate::{AccountId, Actor, PersonId, Record, RecordError};

impl Record {
    /// Contact persons of a person, the present one first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn contacts_of(&self, actor: &Actor, person: PersonId) -> Result<Vec<Contact>, RecordError> {
        self.open_about(actor, "contact", person).await?;
        self.contacts_with(person).await
    }

    /// Contact persons of a person who is open already, the present one first.
    pub(crate) async fn contacts_with(&self, person: PersonId) -> Result<Vec<Contact>, RecordError> {
        let db = self.storage.db();
        let mut rows = contact::Entity::find().filter(contact::Column::PersonId.eq(person.0)).all(db).await?;
        rows.sort_by_key(|row| std::cmp::Reverse((row.until_day.is_none(), row.from_day, row.id)));
        let names = self.account_names(rows.iter().map(|row| row.account_id)).await?;
        let contact = |row: contact::Model| Contact {
            id: ContactId(row.id),
            person,
            account: AccountId(row.account_id),
            name: names.get(&row.account_id).cloned().unwrap_or_default(),
            from: row.from_day,
            until: row.until_day,
            every_days: row.every_days,
            ground: ContactGround::read(&row.ground, row.ground_words),
            end_reason: row.end_reason,
            version: row.version,
        };
        Ok(rows.into_iter().map(contact).collect())
    }

    /// Sessions with a person, newest first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn session_notes(&self, actor: &Actor, person: PersonId) -> Result<Vec<SessionNote>, RecordError> {
        self.open_about(actor, "session-note", person).await?;
        self.notes_about(person).await
    }

    /// Sessions with a person who is open already, newest first.
    pub(crate) async fn notes_about(&self, person: PersonId) -> Result<Vec<SessionNote>, RecordError> {
        let db = self.storage.db();
        let rows = session_note::Entity::find()
            .filter(session_note::Column::PersonId.eq(person.0))
            .order_by_desc(session_note::Column::OnDay)
            .order_by_desc(session_note::Column::Id)
            .all(db)
            .await?;
        let names = self.account_names(rows.iter().map(|row| row.account_id)).await?;
        let concerns = concern::Entity::find().filter(concern::Column::PersonId.eq(person.0)).all(db).await?;
        let concerns: HashMap<i64, i64> = concerns.into_iter().filter_map(|row| Some((row.note_id?, row.id))).collect();
        let note = |row: session_note::Model| SessionNote {
            id: row.id,
            contact: ContactId(row.contact_id),
            name: names.get(&row.account_id).cloned().unwrap_or_default(),
            on: row.on_day,
            delivery: row.delivery,
            minutes: row.minutes,
            held: row.held,
            words: row.words,
            concern: concerns.get(&row.id).copied().map(ConcernId),
        };
        Ok(rows.into_iter().map(note).collect())
    }

    /// The actor's own caseload as a contact person, the next due first; one audit entry tells who is on it.
    ///
    /// # Errors
    /// When the role may not read contacts by name or the database does not answer.
    pub async fn contact_caseload(&self, actor: &Actor) -> Result<Vec<CaseloadRow>, RecordError> {
        self.allowed_persons(actor, "contact")?;
        let rows = self.caseload_rows(actor).await?;
        self.log_caseload(actor, "contact", None, rows.iter().map(|row| row.person)).await?;
        Ok(rows)
    }

    /// The caseload of any contact person, as far as its people are in sight, the next due first; one audit entry tells
    /// who is on it.
    ///
    /// # Errors
    /// As for [`Record::contact_caseload`].
    pub async fn contact_caseload_of(
        &self,
        actor: &Actor,
        account: AccountId,
    ) -> Result<Vec<CaseloadRow>, RecordError> {
        let scope = self.allowed_persons(actor, "contact")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let rows = self.caseload_of(account.0, sight.people()).await?;
        self.log_caseload(actor, "contact", None, rows.iter().map(|row| row.person)).await?;
        Ok(rows)
    }

    pub(crate) async fn caseload_rows(&self, actor: &Actor) -> Result<Vec<CaseloadRow>, RecordError> {
        let db = self.storage.db();
        let own = account::Entity::find().filter(account::Column::Name.eq(&actor.account)).one(db).await?;
        match own {
            Some(own) => self.caseload_of(own.id, Condition::all()).await,
            None => Ok(Vec::new()),
        }
    }

    /// The caseload of an account, of people that fit `seen`.
    async fn caseload_of(&self, account: i64, seen: Condition) -> Result<Vec<CaseloadRow>, RecordError> {
        let db = self.storage.db();
        let contacts = contact::Entity::find()
            .filter(contact::Column::AccountId.eq(account))
            .filter(contact::Column::UntilDay.is_null())
            .all(db)
            .await?;
        let people = person::Entity::find()
            .filter(person::Column::Id.is_in(contacts.iter().map(|row| row.person_id)))
            .filter(seen)
            .all(db)
            .await?;
        let mut complex = complex_cases(db, contacts.iter().map(|row| row.person_id)).await?;
        let names: HashMap<i64, String> =
            people.into_iter().map(|row| (row.id, format!("{} {}", row.given_name, row.family_name))).collect();
        let held = session_note::Entity::find()
            .filter(session_note::Column::ContactId.is_in(contacts.iter().map(|row| row.id)))
            .filter(session_note::Column::Held.eq(true))
            .all(db)
            .await?;
        let mut last: HashMap<i64, NaiveDate> = HashMap::new();
        for note in held {
            let day = last.entry(note.contact_id).or_insert(note.on_day);
            *day = (*day).max(note.on_day);
        }
        let row = |row: contact::Model| {
            let name = names.get(&row.person_id)?.clone();
            let last_session = last.get(&row.id).copied();
            let after = last_session.unwrap_or(row.from_day);
            Some(CaseloadRow {
                contact: ContactId(row.id),
                person: PersonId(row.person_id),
                name,
                from: row.from_day,
                every_days: row.every_days,
                last_session,
                due: after.checked_add_days(Days::new(u64::from(row.every_days.unsigned_abs()))).unwrap_or(after),
                complex: complex.remove(&row.person_id),
            })
        };
        let mut rows: Vec<CaseloadRow> = contacts.into_iter().filter_map(row).collect();
        rows.sort_by(|one, other| (one.due, &one.name).cmp(&(other.due, &other.name)));
        Ok(rows)
    }

    /// Load of the contact persons of `unit` and those below it, and sessions recommended and held from `from` to
    /// `until`, both included. Names staff, nobody else.
    ///
    /// # Errors
    /// When the role may not read contacts or the database does not answer.
    pub async fn contact_loads(
        &self,
        actor: &Actor,
        unit: &str,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<ContactLoad>, RecordError> {
        self.allowed(actor, "read", "contact")?;
        let db = self.storage.db();
        let office = Office::open(db, &self.units_below(unit).await?).await?;
        let accounts = office.workers.iter().map(|(worker, _)| worker.account.0);
        let contacts =
            contact::Entity::find().filter(contact::Column::AccountId.is_in(accounts.clone())).all(db).await?;
        let notes = session_note::Entity::find()
            .filter(session_note::Column::AccountId.is_in(accounts))
            .filter(session_note::Column::Held.eq(true))
            .filter(session_note::Column::OnDay.between(from, until))
            .all(db)
            .await?;
        let complex = complex_cases(db, contacts.iter().map(|row| row.person_id)).await?;
        let count = |rows: usize| i32::try_from(rows).unwrap_or(i32::MAX);
        let load = |(worker, account): &(super::ContactWorker, account::Model)| {
            let own = contacts.iter().filter(|row| row.account_id == worker.account.0);
            let on_last = |row: &&contact::Model| row.from_day <= until && row.until_day.is_none_or(|end| end > until);
            ContactLoad {
                worker: worker.clone(),
                name: account.display_name.clone(),
                load: count(own.clone().filter(on_last).count()),
                complex: count(own.clone().filter(on_last).filter(|row| complex.contains_key(&row.person_id)).count()),
                recommended: own.map(|row| recommended(row, from, until)).sum(),
                held: notes.iter().filter(|note| note.account_id == worker.account.0).map(|_| 1).sum(),
            }
        };
        let mut loads: Vec<ContactLoad> = office.workers.iter().map(load).collect();
        loads.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(loads)
    }

    /// A unit and those below it.
    pub(crate) async fn units_below(&self, unit: &str) -> Result<Vec<String>, RecordError> {
        let rows = organisation::Entity::find().all(self.storage.db()).await?;
        let tree: Vec<_> = rows.iter().map(|row| (row.id.as_str(), row.parent.as_deref())).collect();
        let mut units: Vec<String> = below(unit, &tree).into_iter().collect();
        units.sort();
        Ok(units)
    }

    /// Names of accounts for people.
    pub(crate) async fn account_names(
        &self,
        ids: impl Iterator<Item = i64>,
    ) -> Result<HashMap<i64, String>, RecordError> {
        let rows = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(self.storage.db()).await?;
        Ok(rows.into_iter().map(|row| (row.id, row.display_name)).collect())
    }
}

/// Why which of `people` are complex cases.
pub(super) async fn complex_cases(
    db: &impl ConnectionTrait,
    people: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, String>, RecordError> {
    let rows = complex_case::Entity::find().filter(complex_case::Column::PersonId.is_in(people)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.reason)).collect())
}

/// Sessions that the days of an assignment within the period call for, rounded half up.
fn recommended(row: &contact::Model, from: NaiveDate, until: NaiveDate) -> i64 {
    let first = row.from_day.max(from);
    let last = row.until_day.map_or(until, |end| end.min(until));
    let days = (last - first).num_days() + 1;
    let every = i64::from(row.every_days.max(1));
    if days <= 0 { 0 } else { (2 * days + every) / (2 * every) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_rounded_for_each_person() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let row = |from: &str, until: Option<&str>| contact::Model {
            id: 1,
            person_id: 1,
            account_id: 1,
            from_day: day(from),
            until_day: until.map(day),
            every_days: 7,
            ground: String::new(),
            ground_words: None,
            end_reason: None,
            end_words: None,
            assigned_by: String::new(),
            version: 1,
        };
        let july = |row: &contact::Model| recommended(row, day("2025-07-01"), day("2025-07-31"));
        assert_eq!(july(&row("2025-01-01", None)), 4); // 31 days
        assert_eq!(july(&row("2025-07-29", None)), 0); // 3 days
        assert_eq!(july(&row("2025-07-28", None)), 1); // 4 days
        assert_eq!(july(&row("2025-06-01", Some("2025-07-10"))), 1); // 10 days
        assert_eq!(july(&row("2025-08-01", None)), 0);
    }
}
