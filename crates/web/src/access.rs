//! A route with its address and what a visitor needs to open it: the one place that says who may go where.

use axum::routing::MethodRouter;
use catalogue::{Role, Sees};

use crate::App;
use crate::api::Operation;

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
    /// A session whose role reads persons in this resource, not counts only.
    Named {
        /// Resource.
        resource: &'static str,
    },
}

impl Access {
    /// Whether a role has it.
    #[must_use]
    pub fn is_held_by(self, role: &Role) -> bool {
        match self {
            Self::Public | Self::SignedIn => true,
            Self::May { verb, resource } => role.may(verb, resource).next().is_some(),
            Self::Named { resource } => role.may("read", resource).any(|grant| grant.sees == Sees::Persons),
        }
    }
}

/// An address with its handlers.
#[derive(Debug, Clone)]
pub struct Route {
    /// Address with placeholders.
    pub path: &'static str,
    /// What a visitor needs.
    pub access: Access,
    pub(crate) handlers: MethodRouter<App>,
    /// What a system does there, where it is no page.
    pub(crate) operation: Option<Operation>,
}

impl Route {
    pub(crate) fn open(path: &'static str, handlers: MethodRouter<App>) -> Self {
        Self { path, access: Access::Public, handlers, operation: None }
    }

    pub(crate) fn signed_in(path: &'static str, handlers: MethodRouter<App>) -> Self {
        Self { path, access: Access::SignedIn, handlers, operation: None }
    }

    pub(crate) fn may(
        verb: &'static str,
        resource: &'static str,
        path: &'static str,
        handlers: MethodRouter<App>,
    ) -> Self {
        Self { path, access: Access::May { verb, resource }, handlers, operation: None }
    }

    /// A page about persons of a resource, for roles that see more than counts.
    pub(crate) fn named(resource: &'static str, path: &'static str, handlers: MethodRouter<App>) -> Self {
        Self { path, access: Access::Named { resource }, handlers, operation: None }
    }

    /// The method a system sends; `None` for pages.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        self.operation.as_ref().map(|operation| operation.method.as_str())
    }
}
