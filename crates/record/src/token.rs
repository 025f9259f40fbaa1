//! Token (piekļuves marķieris): the way in for another system, bound to an account, with a last day, kept as a hash only.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::change::{not_before, refuse, required};
use crate::permission::Sight;
use crate::rows::{account, token};
use crate::session::sha256;
use crate::staff::works_in;
use crate::{Account, AccountId, Actor, Change, Problem, Record, RecordError, instant};

/// A token is marked as used at most this often.
const MARK_EVERY: TimeDelta = TimeDelta::seconds(60);

/// Id of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId(pub i64);

/// A token to make.
#[derive(Clone)]
pub struct NewToken {
    /// Account it acts as.
    pub account: AccountId,
    /// The system it is for, in words.
    pub system: String,
    /// Last day it lets in.
    pub until: NaiveDate,
    /// 32 random bytes from the edge.
    pub secret: [u8; 32],
}

/// A token as administrators see it; what lets in is nowhere in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Id.
    pub id: TokenId,
    /// The system it is for.
    pub system: String,
    /// Account it acts as.
    pub account: Account,
    /// Last day it lets in.
    pub until: NaiveDate,
    /// Account that made it, and when.
    pub made: (String, DateTime<Utc>),
    /// Account that revoked it, and when.
    pub revoked: Option<(String, DateTime<Utc>)>,
    /// When it was used last; exact to a minute.
    pub used_at: Option<DateTime<Utc>>,
}

/// Answer to a token shown at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenSignIn {
    /// Welcome.
    Welcome(Box<Token>),
    /// There is no such token, it has ended or was revoked, or its account is closed.
    Wrong,
    /// Too many wrong ones; try again after the instant.
    Throttled(DateTime<Utc>),
}

impl std::fmt::Debug for NewToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewToken({})", self.system)
    }
}

impl TokenId {
    /// The text a system shows: `tilts-7-0f3a…`; to be told once, when the token is made.
    #[must_use]
    pub fn written(self, secret: &[u8; 32]) -> String {
        format!("tilts-{}-{}", self.0, hex::encode(secret))
    }

    /// Id and secret of a text written by [`TokenId::written`].
    fn read(written: &str) -> Option<(Self, [u8; 32])> {
        let (id, secret) = written.strip_prefix("tilts-")?.split_once('-')?;
        let mut bytes = [0; 32];
        hex::decode_to_slice(secret, &mut bytes).ok()?;
        Some((Self(id.parse().ok()?), bytes))
    }
}

impl Record {
    /// Looks at a token shown by a system. Wrong ones leave an audit entry and are throttled.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sign_in_token(&self, written: &str, at: DateTime<Utc>) -> Result<TokenSignIn, RecordError> {
        let db = self.storage.db();
        let shown = TokenId::read(written);
        let row = match shown {
            Some((id, secret)) => {
                token::Entity::find_by_id(id.0).filter(token::Column::SecretHash.eq(sha256(&secret))).one(db).await?
            }
            None => None,
        };
        let holder = match &row {
            Some(row) => account::Entity::find_by_id(row.account_id).one(db).await?,
            None => None,
        };
        if let Some((row, holder)) = row.zip(holder.clone()).filter(|(row, holder)| lets_in(row, holder, at)) {
            self.mark_used(&row, at).await?;
            return Ok(TokenSignIn::Welcome(Box::new(view(row, holder)?)));
        }
        let key = shown.map_or_else(|| "token".to_owned(), |(id, _)| format!("token {}", id.0));
        if let Some(until) = self.count_attempt(&key, at).await? {
            return Ok(TokenSignIn::Throttled(until));
        }
        self.log_sign_in(holder.as_ref(), &format!("wrong {key}"), at).await?;
        Ok(TokenSignIn::Wrong)
    }

    /// No request waits for a long import just to mark its token; the next one will.
    async fn mark_used(&self, row: &token::Model, at: DateTime<Utc>) -> Result<(), RecordError> {
        let used = row.used_at.as_deref().map(instant::read).transpose()?;
        if used.is_some_and(|used| at - used < MARK_EVERY) {
            return Ok(());
        }
        let Some(_turn) = self.storage.try_turn() else { return Ok(()) };
        token::Entity::update_many()
            .col_expr(token::Column::UsedAt, Expr::value(instant::text(at)))
            .filter(token::Column::Id.eq(row.id))
            .exec(self.storage.db())
            .await?;
        Ok(())
    }

    /// Tokens of accounts in sight, the newest first.
    ///
    /// # Errors
    /// When the role may not manage accounts or the database does not answer.
    pub async fn tokens(&self, actor: &Actor) -> Result<Vec<Token>, RecordError> {
        let (scope, _) = self.allowed(actor, "manage", "account")?;
        let db = self.storage.db();
        let sight = Sight::new(db, actor, scope).await?;
        let mut seen = Vec::new();
        for row in token::Entity::find().order_by_desc(token::Column::Id).all(db).await? {
            let holder = account::Entity::find_by_id(row.account_id).one(db).await?;
            let holder = holder.ok_or(RecordError::Missing("account"))?;
            if works_in(&holder, &sight, actor) {
                seen.push(view(row, holder)?);
            }
        }
        Ok(seen)
    }
}

impl Change<'_> {
    /// Makes a token for an account.
    ///
    /// # Errors
    /// When refused, the account does not exist or is closed, the system is blank or the last day has passed.
    pub async fn make_token(&mut self, new: &NewToken) -> Result<TokenId, RecordError> {
        required(0, "system", &new.system)?;
        not_before(new.until, "today", self.today()).map_err(|problem| refuse(0, "until", problem))?;
        let holder = self.managed_account(new.account).await?;
        if !holder.active {
            let problem = Problem::NotInState { state: "closed".to_owned(), needed: vec!["open".to_owned()] };
            return Err(refuse(0, "account", problem));
        }
        let id = self.ids("token", 1).await?;
        let row = token::Model {
            id,
            account_id: new.account.0,
            system: new.system.trim().to_owned(),
            secret_hash: sha256(&new.secret),
            until_day: new.until,
            made_by: self.actor.account.clone(),
            made_at: instant::text(self.actor.at),
            revoked_by: None,
            revoked_at: None,
            used_at: None,
        };
        self.add::<token::Entity>(&[row]).await?;
        self.wrote("token", 1, &id);
        Ok(TokenId(id))
    }

    /// Revokes a token; it lets nobody in from then on. One that is revoked stays so.
    ///
    /// # Errors
    /// When refused or there is no such token.
    pub async fn revoke_token(&mut self, id: TokenId) -> Result<(), RecordError> {
        let row = token::Entity::find_by_id(id.0).one(&self.tx).await?.ok_or(RecordError::Missing("token"))?;
        self.managed_account(AccountId(row.account_id)).await?;
        if row.revoked_at.is_some() {
            return Ok(());
        }
        let revoked = token::Model {
            revoked_by: Some(self.actor.account.clone()),
            revoked_at: Some(instant::text(self.actor.at)),
            ..row
        };
        self.put::<token::Entity>(revoked).await?;
        self.wrote("token", 1, &id.0);
        Ok(())
    }
}

fn lets_in(row: &token::Model, holder: &account::Model, at: DateTime<Utc>) -> bool {
    holder.active && row.revoked_at.is_none() && at.date_naive() <= row.until_day
}

fn view(row: token::Model, holder: account::Model) -> Result<Token, RecordError> {
    let revoked = row.revoked_by.zip(row.revoked_at);
    Ok(Token {
        id: TokenId(row.id),
        system: row.system,
        account: Account::from(holder),
        until: row.until_day,
        made: (row.made_by, instant::read(&row.made_at)?),
        revoked: revoked.map(|(by, at)| instant::read(&at).map(|at| (by, at))).transpose()?,
        used_at: row.used_at.as_deref().map(instant::read).transpose()?,
    })
}
