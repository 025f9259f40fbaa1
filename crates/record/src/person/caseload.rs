//! Who has whom on the caseload.

use std::collections::{HashMap, HashSet};

use catalogue::wording::fold;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::PersonId;
use crate::chain::Entry;
use crate::change::refuse;
use crate::permission::Sight;
use crate::rows::{account, assignment, bulk};
use crate::staff::works_in;
use crate::storage::AT_ONCE;
use crate::{AccountId, Actor, Change, Problem, Record, RecordError, StaffMember};

/// Somebody who has a person on the caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseworker {
    /// Who.
    pub staff: StaffMember,
    /// Since when.
    pub since: NaiveDate,
}

/// How many people a member of staff has on the caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseload {
    /// Who.
    pub staff: StaffMember,
    /// Whether the account may sign in; where it may not, somebody must take the people over.
    pub active: bool,
    /// People within the reach of the one who asks.
    pub people: u64,
}

/// A person on a caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadPerson {
    /// Who.
    pub person: PersonId,
    /// Given and family name.
    pub name: String,
    /// Since when.
    pub since: NaiveDate,
}

impl Change<'_> {
    /// Puts people on the caseload of an account.
    ///
    /// # Errors
    /// When refused, the account may not sign in or its role has no caseload of this kind, or it or a person does not exist
    /// or is out of reach.
    pub async fn assign(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        let found = self.check_caseload(account, people).await?;
        if !(found.active && self.record.has_caseload(&found.role)) {
            let problem = Problem::Unknown { noun: "account", id: account.0.to_string(), nearest: None };
            return Err(RecordError::Invalid { field: "account".to_owned(), problem });
        }
        self.put_on_caseload(account.0, people).await
    }

    /// Takes people off the caseload of an account.
    ///
    /// # Errors
    /// When refused, or the account or a person does not exist or is out of reach.
    pub async fn unassign(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        self.check_caseload(account, people).await?;
        self.take_off_caseload(account, people).await
    }

    async fn take_off_caseload(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        let mut taken = 0;
        for people in people.chunks(AT_ONCE) {
            let rows = assignment::Entity::delete_many()
                .filter(assignment::Column::AccountId.eq(account.0))
                .filter(assignment::Column::PersonId.is_in(people.iter().map(|person| person.0)));
            taken += rows.exec(&self.tx).await?.rows_affected;
        }
        self.digest.table("assignment", people.len());
        for person in people {
            self.digest.value(&person.0.into());
        }
        self.wrote("assignment", usize::try_from(taken).unwrap_or(usize::MAX), &account.0);
        Ok(())
    }

    /// Hands people of one caseload over to another, or takes them off where nobody is named; how many were moved.
    ///
    /// # Errors
    /// When refused, an account or a person does not exist or is out of reach, a person is not on the caseload or stands
    /// twice, or the one who is to have them is the same, may not sign in or has no caseload of this kind.
    pub async fn hand_over_cases(
        &mut self,
        from: AccountId,
        to: Option<AccountId>,
        people: &[PersonId],
    ) -> Result<usize, RecordError> {
        self.check_caseload(from, people).await?;
        if to == Some(from) {
            return Err(RecordError::Invalid { field: "account".to_owned(), problem: Problem::NotAllowed });
        }
        let mut on_it = self.on_caseload(from.0).await?;
        // Who stands twice is moved once, and then is not on it any more.
        if let Some(index) = people.iter().position(|person| !on_it.remove(&person.0)) {
            let problem = Problem::Unknown { noun: "person", id: people[index].0.to_string(), nearest: None };
            return Err(refuse(index, "person", problem));
        }
        self.take_off_caseload(from, people).await?;
        if let Some(to) = to {
            self.assign(to, people).await?;
        }
        Ok(people.len())
    }

    async fn check_caseload(&mut self, account: AccountId, people: &[PersonId]) -> Result<account::Model, RecordError> {
        let scope = self.reach("caseload")?;
        let found = account::Entity::find_by_id(account.0).one(&self.tx).await?;
        let found = found.ok_or(RecordError::Missing("account"))?;
        self.prepare().await?;
        self.within(scope, "caseload", Some(&found.agency), &found.unit)?;
        let people = people.iter().enumerate().map(|(index, id)| (index, "person".to_owned(), *id));
        self.check_people(people, scope).await?;
        Ok(found)
    }

    /// Who is on the caseload of an account.
    async fn on_caseload(&self, account: i64) -> Result<HashSet<i64>, RecordError> {
        let people = assignment::Entity::find()
            .select_only()
            .column(assignment::Column::PersonId)
            .filter(assignment::Column::AccountId.eq(account));
        Ok(people.into_tuple().all(&self.tx).await?.into_iter().collect())
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
        let mut present = self.on_caseload(account).await?;
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
        staff.retain(|one| self.has_caseload(&one.role));
        Ok(staff)
    }

    /// Caseloads within the actor's reach: first those of accounts that may not sign in any more and still have people,
    /// then by name; contact persons have theirs elsewhere.
    ///
    /// # Errors
    /// When the role may not give caseloads or the database does not answer.
    pub async fn caseloads(&self, actor: &Actor) -> Result<Vec<Caseload>, RecordError> {
        let (scope, _) = self.allowed(actor, "write", "caseload")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let mut found = self.caseloads_of(actor, &sight, account::Entity::find()).await?;
        found.retain(|one| one.active || one.people > 0);
        found.sort_by_key(|one| one.active);
        Ok(found)
    }

    /// Those of accounts that may not sign in any more; none where the role gives no caseloads.
    pub(crate) async fn caseloads_left(&self, actor: &Actor) -> Result<Vec<Caseload>, RecordError> {
        let Ok((scope, _)) = self.allowed(actor, "write", "caseload") else { return Ok(Vec::new()) };
        let closed = account::Entity::find().filter(account::Column::Active.eq(false));
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let mut found = self.caseloads_of(actor, &sight, closed).await?;
        found.retain(|one| one.people > 0);
        Ok(found)
    }

    async fn caseloads_of(
        &self,
        actor: &Actor,
        sight: &Sight,
        accounts: Select<account::Entity>,
    ) -> Result<Vec<Caseload>, RecordError> {
        let db = self.storage.db();
        let accounts = accounts.order_by_asc(account::Column::DisplayName).order_by_asc(account::Column::Id);
        let mut accounts = accounts.all(db).await?;
        accounts.retain(|row| works_in(row, sight, actor) && self.has_caseload(&row.role));
        let counts: Vec<(i64, i64)> = assignment::Entity::find()
            .select_only()
            .column(assignment::Column::AccountId)
            .column_as(assignment::Column::PersonId.count(), "people")
            .filter(assignment::Column::AccountId.is_in(accounts.iter().map(|row| row.id)))
            .filter(sight.of_person(assignment::Column::PersonId))
            .group_by(assignment::Column::AccountId)
            .into_tuple()
            .all(db)
            .await?;
        let people: HashMap<i64, u64> =
            counts.into_iter().map(|(account, people)| (account, people.unsigned_abs())).collect();
        let of = |row: account::Model| Caseload {
            active: row.active,
            people: people.get(&row.id).copied().unwrap_or(0),
            staff: row.into(),
        };
        Ok(accounts.into_iter().map(of).collect())
    }

    /// The caseload of an account with its people, by name; one audit entry tells who they are.
    ///
    /// # Errors
    /// As for [`Record::caseloads`]; `Missing` where the account is out of reach or has no caseload of this kind.
    pub async fn caseload(
        &self,
        actor: &Actor,
        account: AccountId,
    ) -> Result<(Caseload, Vec<CaseloadPerson>), RecordError> {
        let (scope, _) = self.allowed(actor, "write", "caseload")?;
        let db = self.storage.db();
        let sight = Sight::new(db, actor, scope).await?;
        let of = self.caseloads_of(actor, &sight, account::Entity::find_by_id(account.0)).await?.pop();
        let of = of.ok_or(RecordError::Missing("account"))?;
        let rows = assignment::Entity::find()
            .filter(assignment::Column::AccountId.eq(account.0))
            .filter(sight.of_person(assignment::Column::PersonId))
            .all(db)
            .await?;
        let names = self.names_of(&rows.iter().map(|row| row.person_id).collect()).await?;
        let named = |row: assignment::Model| {
            let name = names.get(&row.person_id).cloned()?;
            Some(CaseloadPerson { person: PersonId(row.person_id), name, since: row.assigned_on })
        };
        let mut people: Vec<CaseloadPerson> = rows.into_iter().filter_map(named).collect();
        people.sort_by_cached_key(|one| (fold(&one.name), one.person));
        self.log_caseload(actor, "caseload", Some(account), people.iter().map(|one| one.person)).await?;
        Ok((of, people))
    }

    /// One audit entry that tells who is on a caseload.
    pub(crate) async fn log_caseload(
        &self,
        actor: &Actor,
        noun: &str,
        account: Option<AccountId>,
        people: impl ExactSizeIterator<Item = PersonId>,
    ) -> Result<(), RecordError> {
        let count = people.len();
        let ids: Vec<String> = people.map(|person| person.0.to_string()).collect();
        let detail = format!("{count} on the caseload: {}", ids.join(" "));
        let detail = Some(detail.trim_end_matches([':', ' ']).to_owned());
        let subject = account.map(|account| account.0.to_string());
        let entry = Entry { verb: "read".to_owned(), noun: noun.to_owned(), subject, detail };
        self.log(actor, vec![entry]).await
    }

    /// Whether people of this role have caseloads of persons they may open; contact persons are given otherwise.
    #[must_use]
    pub fn has_caseload(&self, role: &str) -> bool {
        let sees = self.matrix.persons(role, "read", "person").is_some();
        sees && self.matrix.persons(role, "write", "session-note").is_none()
    }
}
