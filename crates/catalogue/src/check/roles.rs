//! Roles: verbs and resources that exist, and grants that make sense.

use super::Check;
use crate::{Grant, Kind, Origin, Sees};

/// Resources that are about one person; who sees only counts cannot change them.
const PERSONAL: [&str; 11] = [
    "person",
    "custody",
    "section",
    "fact",
    "assessment",
    "case-plan",
    "contact",
    "session-note",
    "concern",
    "disclosure",
    "duplicate",
];

impl Check<'_> {
    pub(super) fn roles(&mut self) {
        let catalogue = self.catalogue;
        for role in catalogue.roles.values() {
            let origin = self.origin(Kind::Role, &role.id);
            if let Some(agency) = &role.agency {
                self.agency(&origin.key("agency"), agency);
            }
            if role.may.is_empty() {
                let problem = format!("role `{}` may do nothing", role.id);
                self.find(&origin.key("may"), problem, "add what it may do, or remove the role");
            }
            for (index, grant) in role.may.iter().enumerate() {
                self.grant(&origin.nth("may", index), &role.id, grant);
            }
        }
    }

    fn grant(&mut self, place: &Origin, role: &str, grant: &Grant) {
        for (key, list) in [("do", &grant.verbs), ("what", &grant.what)] {
            if list.is_empty() {
                let problem = format!("a grant of role `{role}` has an empty `{key}`");
                self.find(&place.key(key), problem, "name at least one, or remove the grant");
            }
        }
        for (index, verb) in grant.verbs.iter().enumerate() {
            self.one_of(&place.nth("do", index), "verb", verb, &Grant::VERBS);
        }
        for (index, what) in grant.what.iter().enumerate() {
            self.one_of(&place.nth("what", index), "resource", what, &Grant::RESOURCES);
        }
        let changes = grant.verbs.iter().find(|verb| ["write", "import"].contains(&verb.as_str()));
        let personal = grant.what.iter().position(|what| PERSONAL.contains(&what.as_str()));
        if let (Sees::Counts, Some(verb), Some(index)) = (grant.sees, changes, personal) {
            let what = &grant.what[index];
            let problem = format!("role `{role}` sees counts only but may {verb} `{what}`");
            self.find(&place.nth("what", index), problem, format!("write `sees = \"persons\"` or take `{verb}` away"));
        }
    }
}
