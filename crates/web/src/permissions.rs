//! `docs/PERMISSIONS.md`: who may do what, where, generated from `roles.toml`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use catalogue::{Catalogue, Grant, Role, Scope, Sees};

const VERBS: [&str; 6] = ["read", "write", "export", "import", "verify", "manage"];

/// The matrix of roles and resources as a Markdown document.
///
/// A cell lists verbs with their widest reach; `counts` marks those that show counts only.
#[must_use]
pub fn permissions_document(catalogue: &Catalogue) -> String {
    let mut out = String::from(
        "# Who may do what\n\nGenerated from `roles.toml` of the pack; a test keeps it up to date.\n\n\
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
    out
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
