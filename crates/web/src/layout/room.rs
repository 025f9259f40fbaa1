//! The rooms a role may enter, in the order of the row under the bar.

use crate::Access;
use crate::visit::Visit;

/// One link of the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Room {
    pub href: &'static str,
    pub label: String,
    pub here: bool,
}

/// Address, words, and the permission it needs; `see` is to read by name.
const ROOMS: &[(&str, &str, &str, &str)] = &[
    ("/work", "room-work", "see", "case-plan"),
    ("/people", "room-people", "read", "person"),
    ("/contacts", "room-contacts", "write", "contact"),
    ("/caseloads", "room-caseloads", "write", "caseload"),
    ("/concerns", "room-concerns", "write", "concern"),
    ("/qualifications", "room-qualifications", "write", "qualification"),
    ("/", "room-board", "read", "indicator"),
    ("/leadership", "room-leadership", "read", "indicator"),
    ("/plans", "room-plans", "read", "plan"),
    ("/projects", "room-projects", "read", "project"),
    ("/ledger", "room-ledger", "read", "activity"),
    ("/milestones", "room-milestones", "read", "milestone"),
    ("/places", "room-places", "read", "place"),
    ("/deliverables", "room-deliverables", "read", "deliverable"),
    ("/funding", "room-funding", "read", "project"),
    // Before the studies: whoever reads the log begins with it.
    ("/audit", "room-audit", "read", "audit"),
    ("/studies", "room-studies", "read", "protocol"),
    ("/explore", "room-explore", "read", "study"),
    ("/standards", "room-standards", "read", "plan"),
    ("/instruments", "room-instruments", "read", "plan"),
    ("/reports", "room-reports", "read", "report"),
    ("/snapshot", "room-snapshot", "export", "snapshot"),
    ("/accounts", "room-accounts", "manage", "account"),
    ("/releases", "room-releases", "read", "release"),
];

/// The rooms of a visitor's role.
pub(crate) fn rooms(visit: &Visit) -> Vec<Room> {
    let path = visit.guest.here.split('?').next().unwrap_or("/");
    ROOMS
        .iter()
        .filter(|(_, _, verb, resource)| match *verb {
            "see" => visit.opens(Access::Named { resource }),
            verb => visit.may(verb, resource),
        })
        .map(|(href, key, _, _)| Room { href, label: visit.words().t(key), here: is_in(path, href) })
        .collect()
}

fn is_in(path: &str, room: &str) -> bool {
    match room {
        "/" => path == "/" || path.starts_with("/indicators"),
        // Methods are read where studies are.
        "/studies" if path.starts_with("/methods") => true,
        room => path == room || path.strip_prefix(room).is_some_and(|rest| rest.starts_with('/')),
    }
}
