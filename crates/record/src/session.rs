//! Signing in and sessions: throttled per name, tokens stored as hashes only.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use sha2::{Digest as _, Sha256};

use crate::account::{hashed, long_enough, name_key};
use crate::chain::Entry;
use crate::change::refuse;
use crate::digest::Digest;
use crate::rows::{account, bulk, session, sign_in_attempt};
use crate::{Account, AccountId, Actor, Purpose, Record, RecordError, instant, password};

/// A signed-in session; the token itself is stored as a hash only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Account.
    pub account: Account,
    /// Secret of this session against cross-site requests.
    pub csrf: String,
    /// When it was used last; exact to a minute.
    pub seen_at: DateTime<Utc>,
}

/// Answer to an attempt to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// Welcome.
    Welcome(Account),
    /// Name or password is wrong.
    Wrong,
    /// Too many attempts; try again after the instant.
    Throttled(DateTime<Utc>),
}

/// Failures that are free of delay.
const FREE_FAILURES: i32 = 4;

/// The first delay; every further failure doubles it.
const FIRST_DELAY: TimeDelta = TimeDelta::seconds(30);

/// The longest delay, so that nobody can lock somebody else out for good.
const LONGEST_DELAY: TimeDelta = TimeDelta::minutes(15);

/// Failures are forgotten after this time.
const MEMORY: TimeDelta = TimeDelta::hours(24);

/// A session is marked as seen at most this often.
const MARK_EVERY: TimeDelta = TimeDelta::seconds(60);

impl Record {
    /// Checks name and password; attempts are throttled per name. Writes an audit entry either way.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sign_in(&self, name: &str, password: &str, at: DateTime<Utc>) -> Result<SignIn, RecordError> {
        let key = name_key(name);
        let found = account::Entity::find()
            .filter(account::Column::NameKey.eq(&key))
            .filter(account::Column::Active.eq(true))
            .one(self.storage.db())
            .await?;
        // The attempt counts as failed until the password fits, so that attempts at the same time count too.
        if let Some(until) = self.count_attempt(&key, at).await? {
            self.log_sign_in(found.as_ref(), "throttled", at).await?;
            return Ok(SignIn::Throttled(until));
        }
        // An unknown name costs the same time as a known one.
        let stored = match &found {
            Some(account) => account.password.clone(),
            None => password::nobody(self.cost),
        };
        let tried = password.to_owned();
        let fits = tokio::task::spawn_blocking(move || password::fits(&tried, &stored))
            .await
            .map_err(|error| RecordError::Storage(Box::new(error)))??;
        let Some(account) = found.as_ref().filter(|_| fits) else {
            self.log_sign_in(found.as_ref(), "wrong", at).await?;
            return Ok(SignIn::Wrong);
        };
        let attempt = sign_in_attempt::Column::NameHash.eq(sha256(key.as_bytes()));
        sign_in_attempt::Entity::delete_many().filter(attempt).exec(self.storage.db()).await?;
        self.log_sign_in(Some(account), "welcome", at).await?;
        Ok(SignIn::Welcome(Account::from(account.clone())))
    }

    /// Gives the actor's own account another password where the present one fits; every session of it ends.
    ///
    /// # Errors
    /// When the new password is too short or the database does not answer.
    pub async fn change_own_password(
        &self,
        actor: &Actor,
        present: &str,
        new: &str,
        salt: [u8; 16],
    ) -> Result<SignIn, RecordError> {
        long_enough(new).map_err(|problem| refuse(0, "password", problem))?;
        let answer = self.sign_in(&actor.account, present, actor.at).await?;
        if let SignIn::Welcome(account) = &answer {
            let hash = hashed(new, salt, self.cost).await?;
            let mut change = self.change(actor, "write", None).await?;
            change.write_account(account.id, account::Column::Password, hash.into()).await?;
            change.commit().await?;
        }
        Ok(answer)
    }

    /// Counts an attempt, or tells until when there may be none.
    pub(crate) async fn count_attempt(
        &self,
        key: &str,
        at: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, RecordError> {
        let (tx, _turn) = self.storage.write().await?;
        let forgotten = sign_in_attempt::Column::LastAt.lt(instant::text(at - MEMORY));
        sign_in_attempt::Entity::delete_many().filter(forgotten).exec(&tx).await?;
        let name_hash = sha256(key.as_bytes());
        let old = sign_in_attempt::Entity::find_by_id(name_hash.as_str()).one(&tx).await?;
        let until = old.as_ref().and_then(|old| old.until_at.as_deref()).map(instant::read).transpose()?;
        if let Some(until) = until.filter(|until| *until > at) {
            return Ok(Some(until));
        }
        let failures = 1 + old.map_or(0, |old| old.failures);
        let row = sign_in_attempt::Model {
            name_hash,
            failures,
            last_at: instant::text(at),
            until_at: delay(failures).map(|delay| instant::text(at + delay)),
        };
        replace_attempt(&tx, row).await?;
        tx.commit().await?;
        Ok(None)
    }

    /// Names that are no account's are not logged: people type passwords there.
    pub(crate) async fn log_sign_in(
        &self,
        found: Option<&account::Model>,
        how: &str,
        at: DateTime<Utc>,
    ) -> Result<(), RecordError> {
        let (account, role) = found.map_or(("", ""), |found| (&found.name, &found.role));
        self.log(
            &account_actor(account, role, at),
            vec![Entry {
                verb: "sign-in".to_owned(),
                noun: "account".to_owned(),
                subject: found.map(|found| found.id.to_string()),
                detail: Some(how.to_owned()),
            }],
        )
        .await
    }

    /// Starts a session; `token` and `csrf` are 32 random bytes from the edge, the token is stored as a hash.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn start_session(
        &self,
        account: AccountId,
        token: &[u8; 32],
        csrf: &str,
        at: DateTime<Utc>,
    ) -> Result<(), RecordError> {
        let row = session::Model {
            token_hash: sha256(token),
            account_id: account.0,
            csrf: csrf.to_owned(),
            seen_at: instant::text(at),
        };
        let (tx, _turn) = self.storage.write().await?;
        bulk::insert::<session::Entity>(&tx, &[row], &mut Digest::default()).await?;
        Ok(tx.commit().await?)
    }

    /// The session of a token, unless idle for longer than `idle_minutes`; marks it as seen.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(
        &self,
        token: &[u8; 32],
        idle_minutes: i64,
        at: DateTime<Utc>,
    ) -> Result<Option<Session>, RecordError> {
        let hash = sha256(token);
        let found = session::Entity::find_by_id(hash.as_str()).one(self.storage.db()).await?;
        let Some(row) = found else { return Ok(None) };
        let seen_at = instant::read(&row.seen_at)?;
        let account = account::Entity::find_by_id(row.account_id)
            .filter(account::Column::Active.eq(true))
            .one(self.storage.db())
            .await?;
        let Some(account) = account.filter(|_| at - seen_at <= TimeDelta::minutes(idle_minutes)) else {
            session::Entity::delete_many().filter(session::Column::TokenHash.eq(hash)).exec(self.storage.db()).await?;
            return Ok(None);
        };
        // A page never waits for a long import just to mark the session; the next page will.
        if at - seen_at >= MARK_EVERY
            && let Some(_turn) = self.storage.try_turn()
        {
            session::Entity::update_many()
                .col_expr(session::Column::SeenAt, Expr::value(instant::text(at)))
                .filter(session::Column::TokenHash.eq(hash))
                .exec(self.storage.db())
                .await?;
        }
        Ok(Some(Session { account: Account::from(account), csrf: row.csrf, seen_at }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end_session(&self, token: &[u8; 32], at: DateTime<Utc>) -> Result<(), RecordError> {
        let hash = sha256(token);
        let found = session::Entity::find_by_id(hash.as_str()).one(self.storage.db()).await?;
        let Some(row) = found else { return Ok(()) };
        session::Entity::delete_many().filter(session::Column::TokenHash.eq(hash)).exec(self.storage.db()).await?;
        let Some(account) = account::Entity::find_by_id(row.account_id).one(self.storage.db()).await? else {
            return Ok(());
        };
        self.log(
            &account_actor(&account.name, &account.role, at),
            vec![Entry {
                verb: "sign-out".to_owned(),
                noun: "account".to_owned(),
                subject: Some(account.id.to_string()),
                detail: None,
            }],
        )
        .await
    }
}

fn account_actor(account: &str, role: &str, at: DateTime<Utc>) -> Actor {
    Actor {
        account: account.to_owned(),
        role: role.to_owned(),
        agency: String::new(),
        unit: String::new(),
        purpose: Purpose::new("sign-in"),
        at,
    }
}

/// The delay after so many failures.
fn delay(failures: i32) -> Option<TimeDelta> {
    let doublings = u32::try_from(failures - FREE_FAILURES - 1).ok()?;
    let factor = 2_i32.checked_pow(doublings).unwrap_or(i32::MAX);
    let delay = FIRST_DELAY.checked_mul(factor).unwrap_or(LONGEST_DELAY);
    Some(Ord::min(delay, LONGEST_DELAY))
}

async fn replace_attempt(tx: &DatabaseTransaction, row: sign_in_attempt::Model) -> Result<(), RecordError> {
    let same = sign_in_attempt::Column::NameHash.eq(&row.name_hash);
    sign_in_attempt::Entity::delete_many().filter(same).exec(tx).await?;
    Ok(bulk::insert::<sign_in_attempt::Entity>(tx, &[row], &mut Digest::default()).await?)
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
