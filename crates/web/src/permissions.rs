//! `docs/PERMISSIONS.md`: who may do what, where, and open which address, generated from `roles.toml` and the routes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use catalogue::{Catalogue, Grant, Role, Scope, Sees};

use crate::{Access, Route, routes};

const VERBS: [&str; 6] = ["read", "write", "export", "import", "verify", "manage"];

/// The matrix of roles and resources as a Markdown document.
///
/// A cell lists verbs with their widest reach; `counts` marks those that show counts only.
#[must_use]
pub fn permissions_document(catalogue: &Catalogue) -> String {
    let mut out = String::from(
        "# Who may do what\n\nGenerated from `roles.toml` of the pack and the routes of the site; a test keeps it up to date.\n\n\
         A cell names the verb and how far it reaches: `case` the own caseload, `unit` the own unit and units below it, \
         `agency`, `all`. `#` means counts only, small cells suppressed. `?` means the purpose is asked for first. An \
         empty cell means no.\n",
    );
    let grants = || catalogue.roles.values().flat_map(|role| &role.may);
    let resources: BTreeSet<&str> = grants().flat_map(|grant| grant.what.iter().map(String::as_str)).collect();
    let roles: Vec<&Role> = catalogue.roles.values().collect();
    for resource in resources {
        let _ =
            write!(out, "\n## {resource}\n\n| role | {} |\n|---|{}\n", VERBS.join(" | "), "---|".repeat(VERBS.len()));
        for role in &roles {
            let cells = VERBS.map(|verb| cell(role, verb, resource));
            if cells.iter().any(|cell| !cell.is_empty()) {
                let _ = writeln!(out, "| {} | {} |", role.id, cells.join(" | "));
            }
        }
    }
    add_addresses(&mut out, &roles);
    out
}

/// Every address with what it needs and the roles that have it.
fn add_addresses(out: &mut String, roles: &[&Role]) {
    out.push_str(
        "\n## Addresses\n\nWhat has to be held before an address opens at all; what is seen there follows from the reach \
         above. Pages are opened in a session, `/api/` with a token.\n\n| address | needs | roles |\n|---|---|---|\n",
    );
    for route in routes() {
        let method = route.method().map(|method| format!("{method} ")).unwrap_or_default();
        let _ = writeln!(out, "| `{method}{}` | {} | {} |", route.path, needs(route.access), holders(&route, roles));
    }
}

fn needs(access: Access) -> String {
    match access {
        Access::Public => "nothing".to_owned(),
        Access::SignedIn => "an account".to_owned(),
        Access::May { verb, resource } => format!("{verb} {resource}"),
        Access::Named { resource } => format!("read {resource} by name"),
    }
}

fn holders(route: &Route, roles: &[&Role]) -> String {
    let held: Vec<&str> =
        roles.iter().filter(|role| route.access.is_held_by(role)).map(|role| role.id.as_str()).collect();
    match route.access {
        Access::Public => "everybody".to_owned(),
        _ if held.len() == roles.len() => "every role".to_owned(),
        _ => held.join(", "),
    }
}

fn cell(role: &Role, verb: &str, resource: &str) -> String {
    let holds =
        |grant: &&Grant| grant.verbs.iter().any(|own| own == verb) && grant.what.iter().any(|own| own == resource);
    let mut reaches: Vec<String> = role.may.iter().filter(holds).map(reach).collect();
    reaches.dedup();
    reaches.join(", ")
}

fn reach(grant: &Grant) -> String {
    let scope = match grant.scope {
        Scope::OwnCaseload => "case",
        Scope::OwnUnit => "unit",
        Scope::Agency => "agency",
        Scope::All => "all",
    };
    let counts = if grant.sees == Sees::Counts { " #" } else { "" };
    let asks = if grant.ask_purpose { " ?" } else { "" };
    format!("{scope}{counts}{asks}")
}
