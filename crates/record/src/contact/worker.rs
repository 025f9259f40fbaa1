//! Prisons that have contact persons, and who they are.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Absence, ContactRollout, ContactWorker};
use crate::change::{fresh, not_before, refuse};
use crate::rows::{account, complex_case, contact_rollout, contact_worker};
use crate::{AccountId, Actor, Change, PersonId, Problem, Record, RecordError, StaffMember};

impl Record {
    /// Since when which prison has contact persons; a prison that is not here has none yet. Names nobody.
    ///
    /// # Errors
    /// When the role may not read contacts or the database does not answer.
    pub async fn contact_rollouts(&self, actor: &Actor) -> Result<Vec<ContactRollout>, RecordError> {
        self.allowed(actor, "read", "contact")?;
        let rows = contact_rollout::Entity::find().order_by_asc(contact_rollout::Column::Unit);
        let rows = rows.all(self.storage.db()).await?;
        Ok(rows.into_iter().map(ContactRollout::from).collect())
    }
}

impl Record {
    /// A contact person and their name.
    ///
    /// # Errors
    /// When the role may not read contacts; `Missing` where the account does not work as one.
    pub async fn contact_worker(
        &self,
        actor: &Actor,
        account: AccountId,
    ) -> Result<(ContactWorker, String), RecordError> {
        self.allowed(actor, "read", "contact")?;
        let db = self.storage.db();
        let row = contact_worker::Entity::find_by_id(account.0).one(db).await?;
        let row = row.ok_or(RecordError::Missing("contact-worker"))?;
        let account = account::Entity::find_by_id(account.0).one(db).await?.ok_or(RecordError::Missing("account"))?;
        Ok((row.into(), account.display_name))
    }

    /// Staff of `unit` and those below it who could work as contact persons and do not yet, by name.
    ///
    /// # Errors
    /// When the role may not write contacts or the database does not answer.
    pub async fn contact_candidates(&self, actor: &Actor, unit: &str) -> Result<Vec<StaffMember>, RecordError> {
        let (scope, _) = self.allowed(actor, "write", "contact")?;
        let db = self.storage.db();
        let units = self.units_below(unit).await?;
        let workers = contact_worker::Entity::find().all(db).await?;
        let mut staff = self.staff_within(actor, scope).await?;
        staff.retain(|one| {
            units.contains(&one.unit)
                && self.matrix.persons(&one.role, "write", "session-note").is_some()
                && workers.iter().all(|worker| worker.account_id != one.id.0)
        });
        Ok(staff)
    }
}

impl Change<'_> {
    /// Records since when prisons have contact persons.
    ///
    /// # Errors
    /// When refused, a number is not acceptable, or somebody else changed it (`Stale`).
    pub async fn roll_out_contacts(&mut self, new: &[ContactRollout]) -> Result<(), RecordError> {
        let scope = self.reach("contact")?;
        self.prepare().await?;
        for (index, one) in new.iter().enumerate() {
            let unit = self.unit(&one.unit).map_err(|problem| refuse(index, "unit", problem))?.clone();
            self.within(scope, "contact", unit.agency.as_deref(), &one.unit)?;
            at_least(index, "capacity", one.capacity)?;
            at_least(index, "every_days", one.every_days)?;
            if let (Some(pilot), Some(used)) = (one.pilot_from, one.used_from) {
                not_before(used, "pilot_from", pilot).map_err(|problem| refuse(index, "used_from", problem))?;
            }
            let old = contact_rollout::Entity::find_by_id(&one.unit).one(&self.tx).await?;
            let row = contact_rollout::Model {
                unit: one.unit.clone(),
                pilot_from: one.pilot_from,
                used_from: one.used_from,
                capacity: one.capacity,
                every_days: one.every_days,
                version: one.version + 1,
            };
            match old {
                Some(old) => {
                    fresh("contact-rollout", 0, old.version, one.version)?;
                    self.put::<contact_rollout::Entity>(row).await?;
                }
                None => self.add::<contact_rollout::Entity>(&[row]).await?,
            }
            self.wrote("contact-rollout", 1, &one.unit);
        }
        Ok(())
    }

    /// Records who works as a contact person, their absences and their leaving.
    ///
    /// # Errors
    /// When refused, a value is not acceptable, or somebody else changed it (`Stale`).
    pub async fn contact_worker(&mut self, one: &ContactWorker) -> Result<(), RecordError> {
        let scope = self.reach("contact")?;
        self.prepare().await?;
        let unit = self.unit(&one.unit).map_err(|problem| refuse(0, "unit", problem))?.clone();
        self.within(scope, "contact", unit.agency.as_deref(), &one.unit)?;
        at_least(0, "capacity", one.capacity)?;
        if let Some(absence) = &one.absence {
            let kind = self.record.codes.get("absence-kind", &absence.kind, absence.from);
            kind.map_err(|problem| refuse(0, "absence.kind", problem))?;
            if let Some(until) = absence.until {
                not_before(until, "from", absence.from).map_err(|problem| refuse(0, "absence.until", problem))?;
            }
        }
        let known = account::Entity::find_by_id(one.account.0).one(&self.tx).await?;
        known.ok_or(RecordError::Missing("account"))?;
        let row = contact_worker::Model {
            account_id: one.account.0,
            unit: one.unit.clone(),
            capacity: one.capacity,
            absence: one.absence.as_ref().map(|absence| absence.kind.clone()),
            absent_from: one.absence.as_ref().map(|absence| absence.from),
            absent_until: one.absence.as_ref().and_then(|absence| absence.until),
            left_on: one.left_on,
            version: one.version + 1,
        };
        match contact_worker::Entity::find_by_id(one.account.0).one(&self.tx).await? {
            Some(old) => {
                fresh("contact-worker", one.account.0, old.version, one.version)?;
                self.put::<contact_worker::Entity>(row).await?;
            }
            None => self.add::<contact_worker::Entity>(&[row]).await?,
        }
        self.wrote("contact-worker", 1, &one.account.0);
        Ok(())
    }

    /// Marks a person as a complex case: a supervisor chooses the contact person. `None` takes the mark away.
    ///
    /// # Errors
    /// When refused or the reason is blank.
    pub async fn mark_complex(&mut self, person: PersonId, reason: Option<&str>) -> Result<(), RecordError> {
        self.about("contact", person).await?;
        complex_case::Entity::delete_many().filter(complex_case::Column::PersonId.eq(person.0)).exec(&self.tx).await?;
        if let Some(reason) = reason {
            crate::change::required(0, "reason", reason)?;
            let row = complex_case::Model {
                person_id: person.0,
                reason: reason.trim().to_owned(),
                since: self.today(),
                decided_by: self.actor.account.clone(),
            };
            self.add::<complex_case::Entity>(&[row]).await?;
        }
        self.digest.note("complex_case", &(person, reason));
        self.wrote("complex-case", 1, &person.0);
        Ok(())
    }
}

fn at_least(index: usize, field: &str, number: i32) -> Result<(), RecordError> {
    if number >= 1 {
        return Ok(());
    }
    Err(refuse(index, field, Problem::Below { value: number.into(), least: 1 }))
}

impl From<contact_rollout::Model> for ContactRollout {
    fn from(row: contact_rollout::Model) -> Self {
        Self {
            unit: row.unit,
            pilot_from: row.pilot_from,
            used_from: row.used_from,
            capacity: row.capacity,
            every_days: row.every_days,
            version: row.version,
        }
    }
}

impl From<contact_worker::Model> for ContactWorker {
    fn from(row: contact_worker::Model) -> Self {
        let absence = row.absence.zip(row.absent_from);
        Self {
            account: AccountId(row.account_id),
            unit: row.unit,
            capacity: row.capacity,
            absence: absence.map(|(kind, from)| Absence { kind, from, until: row.absent_until }),
            left_on: row.left_on,
            version: row.version,
        }
    }
}
