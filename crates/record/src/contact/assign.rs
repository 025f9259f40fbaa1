//! Giving people a contact person, ending it, and handing a whole caseload over.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{ContactEnd, ContactGround, ContactId, ContactMove, NewContact};
use crate::change::{fresh, not_before, refuse, required};
use crate::rows::{account, assignment, contact, contact_rollout, contact_worker};
use crate::{AccountId, Change, PersonId, Problem, RecordError};

/// Days between sessions where the prison says nothing.
const EVERY_DAYS: i32 = 7;

impl Change<'_> {
    /// Gives people contact persons; they come onto their caseloads.
    ///
    /// # Errors
    /// When refused, a person has one already, or the chosen one is full, away or has left without a supervisor's words.
    pub async fn assign_contacts(&mut self, new: &[NewContact]) -> Result<Vec<ContactId>, RecordError> {
        for (index, one) in new.iter().enumerate() {
            self.about("contact", one.person).await?;
            check_contact(index, one)?;
        }
        let first = self.ids("contact", new.len()).await?;
        let mut ids = Vec::with_capacity(new.len());
        for (id, (index, one)) in (first..).zip(new.iter().enumerate()) {
            // Looked at again for every one: two of a batch may be the same person, or fill the last place.
            let open = self.open_contact(one.person).await?;
            if let Some(open) = open {
                let problem = Problem::Taken { noun: "contact", id: open.id.to_string() };
                return Err(refuse(index, "person", problem));
            }
            let worker = self.contact_worker_for(index, one).await?;
            let every_days = match one.every_days {
                Some(days) => days,
                None => self.every_days_of(&worker.unit).await?,
            };
            let (ground, ground_words) = one.ground.parts();
            let row = contact::Model {
                id,
                person_id: one.person.0,
                account_id: one.account.0,
                from_day: one.from,
                until_day: None,
                every_days,
                ground: ground.to_owned(),
                ground_words,
                end_reason: None,
                end_words: None,
                assigned_by: self.actor.account.clone(),
                version: 1,
            };
            self.add::<contact::Entity>(&[row]).await?;
            self.put_on_caseload(one.account.0, &[one.person]).await?;
            self.wrote("contact", 1, &id);
            ids.push(ContactId(id));
        }
        Ok(ids)
    }

    /// Ends an assignment; the person leaves the caseload.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it; when refused, ended already, or the reason is unknown.
    pub async fn end_contact(&mut self, end: &ContactEnd) -> Result<(), RecordError> {
        let row = contact::Entity::find_by_id(end.contact.0).one(&self.tx).await?;
        let row = row.ok_or(RecordError::Missing("contact"))?;
        self.about("contact", PersonId(row.person_id)).await?;
        fresh("contact", row.id, row.version, end.version)?;
        if let Some(on) = row.until_day {
            return Err(refuse(0, "contact", Problem::Ended { on }));
        }
        not_before(end.on, "from", row.from_day).map_err(|problem| refuse(0, "on", problem))?;
        let reason = self.record.codes.get("contact-end", &end.reason, end.on);
        reason.map_err(|problem| refuse(0, "reason", problem))?;
        let (id, account_id, person_id) = (row.id, row.account_id, row.person_id);
        let ended = contact::Model {
            until_day: Some(end.on),
            end_reason: Some(end.reason.clone()),
            end_words: end.words.clone(),
            version: row.version + 1,
            ..row
        };
        self.put::<contact::Entity>(ended).await?;
        assignment::Entity::delete_many()
            .filter(assignment::Column::AccountId.eq(account_id))
            .filter(assignment::Column::PersonId.eq(person_id))
            .exec(&self.tx)
            .await?;
        self.wrote("contact", 1, &id);
        Ok(())
    }

    /// Sets the days between sessions of an assignment that has not ended.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it; when refused, ended already, or less than a day.
    pub async fn set_contact_frequency(
        &mut self,
        contact: ContactId,
        version: i32,
        every_days: i32,
    ) -> Result<(), RecordError> {
        let row = contact::Entity::find_by_id(contact.0).one(&self.tx).await?;
        let row = row.ok_or(RecordError::Missing("contact"))?;
        self.about("contact", PersonId(row.person_id)).await?;
        fresh("contact", row.id, row.version, version)?;
        if let Some(on) = row.until_day {
            return Err(refuse(0, "contact", Problem::Ended { on }));
        }
        check_every(0, every_days)?;
        let row = contact::Model { every_days, version: version + 1, ..row };
        self.put::<contact::Entity>(row).await?;
        self.wrote("contact", 1, &contact.0);
        Ok(())
    }

    /// Hands people of one contact person over to others, when staff leave or are away for long. Each old assignment
    /// ends on `on` for `reason` (code of `contact-end`), the new one begins on the same day.
    ///
    /// # Errors
    /// When somebody has no open assignment with `from`; otherwise as for the two steps.
    pub async fn hand_over_contacts(
        &mut self,
        from: AccountId,
        to: &[ContactMove],
        on: chrono::NaiveDate,
        reason: &str,
        words: Option<&str>,
    ) -> Result<Vec<ContactId>, RecordError> {
        let mut new = Vec::with_capacity(to.len());
        for (index, one) in to.iter().enumerate() {
            let open = self.open_contact(one.person).await?.filter(|open| open.account_id == from.0);
            let Some(open) = open else {
                let problem = Problem::Unknown { noun: "contact", id: one.person.0.to_string(), nearest: None };
                return Err(refuse(index, "person", problem));
            };
            let end = ContactEnd {
                contact: ContactId(open.id),
                version: open.version,
                on,
                reason: reason.to_owned(),
                words: words.map(str::to_owned),
            };
            self.end_contact(&end).await?;
            new.push(NewContact {
                person: one.person,
                account: one.account,
                from: on,
                every_days: Some(open.every_days),
                ground: one.ground.clone(),
            });
        }
        self.assign_contacts(&new).await
    }

    async fn open_contact(&self, person: PersonId) -> Result<Option<contact::Model>, RecordError> {
        let of_person = contact::Entity::find().filter(contact::Column::PersonId.eq(person.0));
        Ok(of_person.filter(contact::Column::UntilDay.is_null()).one(&self.tx).await?)
    }

    /// The chosen contact person, if they can take one more; a supervisor may go beyond the number, nobody beyond
    /// absence.
    async fn contact_worker_for(&self, index: usize, one: &NewContact) -> Result<contact_worker::Model, RecordError> {
        let row = contact_worker::Entity::find_by_id(one.account.0).one(&self.tx).await?;
        let unknown = || Problem::Unknown { noun: "contact-worker", id: one.account.0.to_string(), nearest: None };
        let row = row.ok_or_else(|| refuse(index, "account", unknown()))?;
        let account = account::Entity::find_by_id(one.account.0).one(&self.tx).await?;
        let worker = super::ContactWorker::from(row.clone());
        if worker.unfit_on(one.from).is_some() || account.is_none_or(|account| !account.active) {
            return Err(refuse(index, "account", Problem::Unavailable { on: one.from }));
        }
        let open = contact::Entity::find()
            .filter(contact::Column::AccountId.eq(one.account.0))
            .filter(contact::Column::UntilDay.is_null());
        let load = i64::try_from(sea_orm::PaginatorTrait::count(open, &self.tx).await?).unwrap_or(i64::MAX);
        if load >= row.capacity.into() && !matches!(one.ground, ContactGround::Chosen(_)) {
            let problem = Problem::Above { value: load + 1, field: "capacity", most: row.capacity.into() };
            return Err(refuse(index, "account", problem));
        }
        Ok(row)
    }

    /// Days between sessions in the prison the unit belongs to.
    async fn every_days_of(&mut self, unit: &str) -> Result<i32, RecordError> {
        let rollouts = contact_rollout::Entity::find().all(&self.tx).await?;
        let units = self.units().await?;
        let mut at = Some(unit.to_owned());
        while let Some(id) = at {
            if let Some(found) = rollouts.iter().find(|row| row.unit == id) {
                return Ok(found.every_days);
            }
            at = units.get(&id).and_then(|unit| unit.parent.clone());
        }
        Ok(EVERY_DAYS)
    }
}

fn check_every(index: usize, days: i32) -> Result<(), RecordError> {
    if days < 1 { Err(refuse(index, "every_days", Problem::Below { value: days.into(), least: 1 })) } else { Ok(()) }
}

fn check_contact(index: usize, one: &NewContact) -> Result<(), RecordError> {
    if let Some(days) = one.every_days {
        check_every(index, days)?;
    }
    if let ContactGround::Chosen(words) = &one.ground {
        required(index, "ground", words)?;
    }
    Ok(())
}
