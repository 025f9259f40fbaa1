//! Who has whom on the caseload.

use std::collections::HashSet;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::PersonId;
use crate::rows::{account, assignment, bulk};
use crate::{AccountId, Actor, Change, Record, RecordError, StaffMember};

/// Somebody who has a person on the caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseworker {
    /// Who.
    pub staff: StaffMember,
    /// Since when.
    pub since: NaiveDate,
}

impl Change<'_> {
    /// Puts people on the caseload of an account.
    ///
    /// # Errors
    /// When refused, or the account or a person does not exist or is out of reach.
    pub async fn assign(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        self.check_caseload(account, people).await?;
        self.put_on_caseload(account.0, people).await
    }

    /// Takes people off the caseload of an account.
    ///
    /// # Errors
    /// When refused, or the account or a person does not exist or is out of reach.
    pub async fn unassign(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        self.check_caseload(account, people).await?;
        let taken = assignment::Entity::delete_many()
            .filter(assignment::Column::AccountId.eq(account.0))
            .filter(assignment::Column::PersonId.is_in(people.iter().map(|person| person.0)))
            .exec(&self.tx)
            .await?;
        self.digest.table("assignment", people.len());
        for person in people {
            self.digest.value(&person.0.into());
        }
        self.wrote("assignment", usize::try_from(taken.rows_affected).unwrap_or(usize::MAX), &account.0);
        Ok(())
    }

    async fn check_caseload(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        let scope = self.reach("caseload")?;
        let found = account::Entity::find_by_id(account.0).one(&self.tx).await?;
        let found = found.ok_or(RecordError::Missing("account"))?;
        self.prepare().await?;
        self.within(scope, "caseload", Some(&found.agency), &found.unit)?;
        let people = people.iter().enumerate().map(|(index, id)| (index, "person".to_owned(), *id));
        self.check_people(people, scope).await
    }

    /// Puts people on the actor's own caseload; an actor without an account has none.
    pub(crate) async fn take_on(&mut self, people: &[PersonId]) -> Result<(), RecordError> {
        let own = account::Entity::find().filter(account::Column::Name.eq(&self.actor.account)).one(&self.tx).await?;
        match own {
            Some(own) => self.put_on_caseload(own.id, people).await,
            None => Ok(()),
        }
    }

    pub(crate) async fn put_on_caseload(&mut self, account: i64, people: &[PersonId]) -> Result<(), RecordError> {
        let present: Vec<i64> = assignment::Entity::find()
            .select_only()
            .column(assignment::Column::PersonId)
            .filter(assignment::Column::AccountId.eq(account))
            .into_tuple()
            .all(&self.tx)
            .await?;
        let mut present: HashSet<i64> = present.into_iter().collect();
        let assigned_on = self.actor.at.date_naive();
        let rows: Vec<assignment::Model> = people
            .iter()
            .filter(|person| present.insert(person.0))
            .map(|person| assignment::Model { account_id: account, person_id: person.0, assigned_on })
            .collect();
        bulk::insert::<assignment::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("assignment", rows.len(), &account);
        Ok(())
    }
}

impl Record {
    /// Who has a person who is open already on the caseload, by name.
    pub(crate) async fn caseworkers_of(&self, person: PersonId) -> Result<Vec<Caseworker>, RecordError> {
        let db = self.storage.db();
        let rows = assignment::Entity::find().filter(assignment::Column::PersonId.eq(person.0)).all(db).await?;
        let of = account::Entity::find()
            .filter(account::Column::Id.is_in(rows.iter().map(|row| row.account_id)))
            .filter(account::Column::Active.eq(true))
            .all(db)
            .await?;
        let worker = |account: account::Model| {
            let since = rows.iter().find(|row| row.account_id == account.id)?.assigned_on;
            Some(Caseworker { staff: account.into(), since })
        };
        let mut workers: Vec<Caseworker> = of.into_iter().filter_map(worker).collect();
        workers.sort_by(|one, other| one.staff.name.cmp(&other.staff.name));
        Ok(workers)
    }

    /// Staff within the actor's reach who can have people on a caseload, by name; contact persons are given otherwise.
    ///
    /// # Errors
    /// When the role may not give caseloads or the database does not answer.
    pub async fn caseload_staff(&self, actor: &Actor) -> Result<Vec<StaffMember>, RecordError> {
        let (scope, _) = self.allowed(actor, "write", "caseload")?;
        let mut staff = self.staff_within(actor, scope).await?;
        staff.retain(|one| {
            let sees = self.matrix.persons(&one.role, "read", "person").is_some();
            sees && self.matrix.persons(&one.role, "write", "session-note").is_none()
        });
        Ok(staff)
    }
}
