//! Whom to choose: a previous contact person first, then the lowest load; absent ones and complex cases left out.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::read::complex_cases;
use super::{Considered, ContactAdvice, ContactGround, ContactWorker, NoAdvice, Unfit};
use crate::permission::Sight;
use crate::rows::{account, contact, contact_worker, person};
use crate::{AccountId, Actor, PersonId, Record, RecordError};

/// Contact persons of some units with their loads.
pub(super) struct Office {
    pub(super) workers: Vec<(ContactWorker, account::Model)>,
    pub(super) loads: HashMap<i64, i32>,
}

impl Record {
    /// Recommends a contact person of `unit` (and units below it) for each of `people`, who are taken in the order of
    /// their names; those recommended before count as load. Nothing is written.
    ///
    /// # Errors
    /// When the role may not read contacts by name or the database does not answer.
    pub async fn advise_contacts(
        &self,
        actor: &Actor,
        unit: &str,
        people: &[PersonId],
    ) -> Result<Vec<ContactAdvice>, RecordError> {
        self.advise(actor, unit, people, None).await
    }

    /// As [`Record::advise_contacts`] for people whom `from` hands over: `from` is not considered, and being their
    /// contact person now stands in nobody's way.
    ///
    /// # Errors
    /// As for [`Record::advise_contacts`].
    pub async fn advise_handover(
        &self,
        actor: &Actor,
        unit: &str,
        from: AccountId,
        people: &[PersonId],
    ) -> Result<Vec<ContactAdvice>, RecordError> {
        self.advise(actor, unit, people, Some(from)).await
    }

    async fn advise(
        &self,
        actor: &Actor,
        unit: &str,
        people: &[PersonId],
        from: Option<AccountId>,
    ) -> Result<Vec<ContactAdvice>, RecordError> {
        let scope = self.allowed_persons(actor, "contact")?;
        let db = self.storage.db();
        let sight = Sight::new(db, actor, scope).await?;
        let mut office = Office::open(db, &self.units_below(unit).await?).await?;
        office.workers.retain(|(worker, _)| Some(worker.account) != from);
        let ids = people.iter().map(|person| person.0);
        let mut named: Vec<person::Model> =
            person::Entity::find().filter(person::Column::Id.is_in(ids.clone())).filter(sight.people()).all(db).await?;
        named.sort_by(|one, other| (&one.search_key, one.id).cmp(&(&other.search_key, other.id)));
        let complex = complex_cases(db, ids.clone()).await?;
        let contacts = contact::Entity::find().filter(contact::Column::PersonId.is_in(ids)).all(db).await?;
        let day = actor.at.date_naive();
        let advise = |one: person::Model| {
            let past: Vec<&contact::Model> = contacts.iter().filter(|row| row.person_id == one.id).collect();
            let considered = office.considered(&past, day);
            let advice = if let Some(open) =
                past.iter().find(|row| row.until_day.is_none() && Some(AccountId(row.account_id)) != from)
            {
                Err(NoAdvice::HasOne(AccountId(open.account_id)))
            } else if let Some(reason) = complex.get(&one.id) {
                Err(NoAdvice::Complex(reason.clone()))
            } else if let Some(fit) = considered.iter().find(|one| one.unfit.is_none()) {
                *office.loads.entry(fit.account.0).or_default() += 1;
                let previous = fit.previous_until.is_some();
                Ok((fit.account, if previous { ContactGround::Previous } else { ContactGround::LowestLoad }))
            } else {
                Err(NoAdvice::NobodyFree)
            };
            ContactAdvice { person: PersonId(one.id), advice, considered }
        };
        Ok(named.into_iter().map(advise).collect())
    }
}

impl Office {
    pub(super) async fn open(db: &impl ConnectionTrait, units: &[String]) -> Result<Self, RecordError> {
        let workers = contact_worker::Entity::find().filter(contact_worker::Column::Unit.is_in(units)).all(db).await?;
        let ids: Vec<i64> = workers.iter().map(|row| row.account_id).collect();
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids.iter().copied())).all(db).await?;
        let mut accounts: HashMap<i64, account::Model> = accounts.into_iter().map(|row| (row.id, row)).collect();
        let open = contact::Entity::find()
            .filter(contact::Column::AccountId.is_in(ids))
            .filter(contact::Column::UntilDay.is_null());
        let mut loads = HashMap::new();
        for row in open.all(db).await? {
            *loads.entry(row.account_id).or_default() += 1;
        }
        let named = |row: contact_worker::Model| Some((accounts.remove(&row.account_id)?, row));
        let workers = workers.into_iter().filter_map(named).map(|(account, row)| (row.into(), account)).collect();
        Ok(Self { workers, loads })
    }

    pub(super) fn load(&self, account: AccountId) -> i32 {
        self.loads.get(&account.0).copied().unwrap_or_default()
    }

    /// Everybody in the order of preference for a person with these assignments behind them.
    fn considered(&self, past: &[&contact::Model], day: chrono::NaiveDate) -> Vec<Considered> {
        let one = |(worker, account): &(ContactWorker, account::Model)| {
            let load = self.load(worker.account);
            let closed = (!account.active).then_some(Unfit::Left);
            let full = (load >= worker.capacity).then_some(Unfit::Full);
            Considered {
                account: worker.account,
                name: account.display_name.clone(),
                load,
                capacity: worker.capacity,
                previous_until: past
                    .iter()
                    .filter(|row| row.account_id == worker.account.0)
                    .filter_map(|row| row.until_day)
                    .max(),
                unfit: closed.or_else(|| worker.unfit_on(day)).or(full),
            }
        };
        let mut considered: Vec<Considered> = self.workers.iter().map(one).collect();
        // Shares of the capacity are compared without division: load / capacity.
        considered.sort_by(|one, other| {
            let share = |one: &Considered, other: &Considered| i64::from(one.load) * i64::from(other.capacity);
            (one.unfit.is_some().cmp(&other.unfit.is_some()))
                .then(other.previous_until.cmp(&one.previous_until))
                .then(share(one, other).cmp(&share(other, one)))
                .then(one.load.cmp(&other.load))
                .then_with(|| one.name.cmp(&other.name))
        });
        considered
    }
}
