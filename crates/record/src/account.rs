//! Accounts: who may sign in, in which role, for which agency and unit.

use std::collections::HashSet;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::change::{refuse, required};
use crate::codes::entry;
use crate::password::{self, PasswordCost};
use crate::permission::Sight;
use crate::rows::{account, bulk, session};
use crate::staff::works_in;
use crate::{Actor, Change, Problem, Record, RecordError};

/// Passwords have at least this many characters.
const LEAST_PASSWORD: usize = 8;

/// Id of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub i64);

/// An account to make.
#[derive(Clone)]
pub struct NewAccount {
    /// Sign-in name.
    pub name: String,
    /// Name of the user for people.
    pub display_name: String,
    /// Role id.
    pub role: String,
    /// Agency.
    pub agency: String,
    /// Unit (organisation id); empty for agency-wide accounts.
    pub unit: String,
    /// Password; stored as an argon2 hash.
    pub password: String,
    /// Salt for the hash, 16 random bytes from the edge.
    pub salt: [u8; 16],
}

impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewAccount({})", self.name)
    }
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Id.
    pub id: AccountId,
    /// Sign-in name.
    pub name: String,
    /// Name for people.
    pub display_name: String,
    /// Role id.
    pub role: String,
    /// Agency.
    pub agency: String,
    /// Unit.
    pub unit: String,
    /// May sign in.
    pub active: bool,
}

impl Record {
    /// Accounts, by name.
    ///
    /// # Errors
    /// When the role may not manage accounts or the database does not answer.
    pub async fn accounts(&self, actor: &Actor) -> Result<Vec<Account>, RecordError> {
        let (scope, _) = self.allowed(actor, "manage", "account")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let rows = account::Entity::find().order_by_asc(account::Column::NameKey).all(self.storage.db()).await?;
        Ok(rows.into_iter().filter(|row| works_in(row, &sight, actor)).map(Account::from).collect())
    }
}

impl Change<'_> {
    /// Makes accounts.
    ///
    /// # Errors
    /// When refused, the role is unknown, or the name is taken.
    pub async fn accounts(&mut self, new: &[NewAccount]) -> Result<Vec<AccountId>, RecordError> {
        let scope = self.record.allowed(&self.actor, "manage", "account")?.0;
        self.prepare().await?;
        let names: Vec<String> =
            account::Entity::find().select_only().column(account::Column::NameKey).into_tuple().all(&self.tx).await?;
        let mut names: HashSet<String> = names.into_iter().collect();
        for (index, one) in new.iter().enumerate() {
            required(index, "name", &one.name)?;
            self.check_account(one).map_err(|(field, problem)| refuse(index, field, problem))?;
            self.within(scope, "account", Some(&one.agency), &one.unit)?;
            if !names.insert(name_key(&one.name)) {
                return Err(refuse(index, "name", Problem::Taken { noun: "account", id: one.name.clone() }));
            }
        }
        let first = self.ids("account", new.len()).await?;
        let mut rows = Vec::with_capacity(new.len());
        for (id, one) in (first..).zip(new) {
            rows.push(account::Model {
                id,
                name: one.name.trim().to_owned(),
                name_key: name_key(&one.name),
                display_name: one.display_name.trim().to_owned(),
                role: one.role.clone(),
                agency: one.agency.clone(),
                unit: one.unit.clone(),
                password: hashed(&one.password, one.salt, self.record.cost).await?,
                active: true,
            });
        }
        bulk::insert::<account::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("account", rows.len(), &first);
        Ok(rows.iter().map(|row| AccountId(row.id)).collect())
    }

    fn check_account(&self, one: &NewAccount) -> Result<(), (&'static str, Problem)> {
        if one.display_name.trim().is_empty() {
            return Err(("display_name", Problem::Required));
        }
        let role = entry("role", &one.role, &self.record.catalogue.roles).map_err(|problem| ("role", problem))?;
        self.record.agency(&one.agency).map_err(|problem| ("agency", problem))?;
        if role.agency.as_ref().is_some_and(|agency| *agency != one.agency) {
            return Err(("agency", Problem::DoesNotFit { field: "role", value: one.role.clone() }));
        }
        if !one.unit.is_empty() {
            self.unit(&one.unit).map_err(|problem| ("unit", problem))?;
        }
        long_enough(&one.password).map_err(|problem| ("password", problem))
    }

    /// Gives an account another password and ends its sessions.
    ///
    /// # Errors
    /// When refused, the account does not exist, or the password is too short.
    pub async fn set_password(
        &mut self,
        account: AccountId,
        password: &str,
        salt: [u8; 16],
    ) -> Result<(), RecordError> {
        long_enough(password).map_err(|problem| refuse(0, "password", problem))?;
        let hash = hashed(password, salt, self.record.cost).await?;
        self.change_account(account, account::Column::Password, hash.into()).await
    }

    /// Lets an account sign in, or no longer; its sessions end.
    ///
    /// # Errors
    /// When refused or the account does not exist.
    pub async fn set_active(&mut self, account: AccountId, active: bool) -> Result<(), RecordError> {
        self.change_account(account, account::Column::Active, active.into()).await
    }

    async fn change_account(
        &mut self,
        id: AccountId,
        column: account::Column,
        value: sea_orm::Value,
    ) -> Result<(), RecordError> {
        self.managed_account(id).await?;
        self.write_account(id, column, value).await
    }

    /// An account the actor manages.
    pub(crate) async fn managed_account(&mut self, id: AccountId) -> Result<account::Model, RecordError> {
        let scope = self.record.allowed(&self.actor, "manage", "account")?.0;
        self.prepare().await?;
        let found = account::Entity::find_by_id(id.0).one(&self.tx).await?.ok_or(RecordError::Missing("account"))?;
        self.within(scope, "account", Some(&found.agency), &found.unit)?;
        Ok(found)
    }

    /// Writes a column of an account and ends its sessions.
    pub(crate) async fn write_account(
        &mut self,
        id: AccountId,
        column: account::Column,
        value: sea_orm::Value,
    ) -> Result<(), RecordError> {
        self.digest.table("account", 1);
        self.digest.value(&value);
        account::Entity::update_many()
            .col_expr(column, Expr::value(value))
            .filter(account::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        session::Entity::delete_many().filter(session::Column::AccountId.eq(id.0)).exec(&self.tx).await?;
        self.wrote("account", 1, &id.0);
        Ok(())
    }
}

pub(crate) fn long_enough(password: &str) -> Result<(), Problem> {
    let found = password.chars().count();
    if found < LEAST_PASSWORD { Err(Problem::TooShort { found, least: LEAST_PASSWORD }) } else { Ok(()) }
}

pub(crate) async fn hashed(password: &str, salt: [u8; 16], cost: PasswordCost) -> Result<String, RecordError> {
    let password = password.to_owned();
    tokio::task::spawn_blocking(move || password::hash(&password, &salt, cost))
        .await
        .map_err(|error| RecordError::Storage(Box::new(error)))?
}

/// What a sign-in name is found by: capitals do not matter.
pub(crate) fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

impl From<account::Model> for Account {
    fn from(row: account::Model) -> Self {
        Self {
            id: AccountId(row.id),
            name: row.name,
            display_name: row.display_name,
            role: row.role,
            agency: row.agency,
            unit: row.unit,
            active: row.active,
        }
    }
}
