//! Accounts, sign-in and sessions.

use chrono::{DateTime, Utc};

/// Id of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub i64);

/// An account to make.
#[derive(Debug, Clone)]
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

/// A signed-in session; the token itself is stored as a hash only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Account.
    pub account: Account,
    /// Secret of this session against cross-site requests.
    pub csrf: String,
    /// When it was used last.
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
