//! A route with its address and what a visitor needs to open it: the one place that says who may go where.

use axum::routing::MethodRouter;

use crate::App;

/// What a visitor needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing: the sign-in page and assets.
    Public,
    /// A session.
    SignedIn,
    /// A session whose role has this permission in `roles.toml`.
    May {
        /// `read`, `write`, `export`, `verify`.
        verb: &'static str,
        /// Resource.
        resource: &'static str,
    },
}

/// An address with its handlers.
#[derive(Debug, Clone)]
pub struct Route {
    /// Address with placeholders.
    pub path: &'static str,
    /// What a visitor needs.
    pub access: Access,
    pub(crate) handlers: MethodRouter<App>,
}

impl Route {
    pub(crate) fn open(path: &'static str, handlers: MethodRouter<App>) -> Self {
        Self { path, access: Access::Public, handlers }
    }

    pub(crate) fn signed_in(path: &'static str, handlers: MethodRouter<App>) -> Self {
        Self { path, access: Access::SignedIn, handlers }
    }

    pub(crate) fn may(
        verb: &'static str,
        resource: &'static str,
        path: &'static str,
        handlers: MethodRouter<App>,
    ) -> Self {
        Self { path, access: Access::May { verb, resource }, handlers }
    }
}
