//! Who visits: language, session and what the role may do; every handler's first argument.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use catalogue::Sees;
use chrono::{DateTime, NaiveDate, Utc};
use record::{Actor, Purpose, Session};

use crate::trouble::Trouble;
use crate::words::Words;
use crate::{Access, App};

/// A request from somebody who may not be signed in.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    pub app: App,
    pub words: Words,
    /// Instant of the request.
    pub at: DateTime<Utc>,
    /// Path and query without the language.
    pub here: String,
}

/// A request from somebody who is.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    pub guest: Guest,
    pub session: Session,
    /// The token's system, where it is no person at a page; told in the audit log.
    pub system: Option<String>,
}

impl Guest {
    pub fn lang(&self) -> &'static str {
        self.words.lang
    }
}

impl Visit {
    pub fn app(&self) -> &App {
        &self.guest.app
    }

    pub fn words(&self) -> Words {
        self.guest.words
    }

    pub fn lang(&self) -> &'static str {
        self.guest.words.lang
    }

    /// The name of a role; its id where the pack has none of this name.
    pub fn role_name(&self, id: &str) -> String {
        self.app().catalogue().roles.get(id).map_or(id, |role| role.name.get(self.lang())).to_owned()
    }

    pub fn today(&self) -> NaiveDate {
        self.guest.at.date_naive()
    }

    /// The visitor acting for a purpose: a code of classifier `purpose`.
    pub fn actor(&self, purpose: &str) -> Actor {
        let account = &self.session.account;
        Actor {
            account: account.name.clone(),
            role: account.role.clone(),
            agency: account.agency.clone(),
            unit: account.unit.clone(),
            purpose: Purpose { remark: self.system.clone(), ..Purpose::new(purpose) },
            at: self.guest.at,
        }
    }

    /// The visitor acting for what the page is usually opened for, or for a purpose they have just stated.
    pub fn acting(&self, usual: &str, stated: Option<&str>) -> Actor {
        match stated {
            Some(code) => Actor { purpose: Purpose::stated(code, self.system.clone()), ..self.actor(code) },
            None => self.actor(usual),
        }
    }

    pub fn may(&self, verb: &str, resource: &str) -> bool {
        self.app().record().may(&self.actor("reporting"), verb, resource)
    }

    /// Whether the visitor's role has what an address needs.
    pub fn opens(&self, access: Access) -> bool {
        match access {
            Access::Public | Access::SignedIn => true,
            Access::May { verb, resource } => self.may(verb, resource),
            Access::Named { resource } => self.sees(resource) == Sees::Persons,
        }
    }

    pub fn sees(&self, resource: &str) -> Sees {
        if self.app().record().sees_persons(&self.actor("reporting"), resource) { Sees::Persons } else { Sees::Counts }
    }
}

impl<S: Sync> FromRequestParts<S> for Guest {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Self>().cloned().ok_or(Trouble::Ours)
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Self>().cloned().ok_or(Trouble::Ours)
    }
}
