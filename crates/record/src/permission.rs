//! The one permission decision, made from `roles.toml`.

use catalogue::{Role, Scope, Sees};
use std::collections::BTreeMap;

/// Every role's grants; built once from the catalogue.
#[derive(Debug, Clone)]
pub struct Matrix(pub(crate) BTreeMap<String, Role>);

impl Matrix {
    /// The widest grant of `role` for `verb` on `resource`, if any.
    #[must_use]
    pub fn decide(&self, role: &str, verb: &str, resource: &str) -> Option<(Scope, Sees)> {
        let role = self.0.get(role)?;
        role.may
            .iter()
            .filter(|grant| grant.verbs.iter().any(|v| v == verb) && grant.what.iter().any(|w| w == resource))
            .map(|grant| (grant.scope, grant.sees))
            .max()
    }
}
