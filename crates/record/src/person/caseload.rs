//! Who has whom on the caseload.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::PersonId;
use crate::rows::{account, assignment, bulk};
use crate::{AccountId, Change, RecordError};

impl Change<'_> {
    /// Puts people on the caseload of an account.
    ///
    /// # Errors
    /// When refused, or the account or a person does not exist.
    pub async fn assign(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        let scope = self.reach("person")?;
        if account::Entity::find_by_id(account.0).one(&self.tx).await?.is_none() {
            return Err(RecordError::Missing("account"));
        }
        self.check_people(people.iter().enumerate().map(|(index, id)| (index, "person".to_owned(), *id)), scope)
            .await?;
        self.put_on_caseload(account.0, people).await
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
