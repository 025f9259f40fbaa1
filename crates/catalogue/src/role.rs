//! `roles.toml`: who may do what, where.

use serde::{Deserialize, Serialize};

use crate::Text;

/// One role with everything it may do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Id used by accounts: `planner`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Code of the agency the role belongs to; absent: any agency.
    pub agency: Option<String>,
    /// What it may do.
    pub may: Vec<Grant>,
}

/// One permission: verbs on resources within a scope.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// `read`, `write`, `export`, `import`, `verify`, `manage`.
    #[serde(rename = "do")]
    pub verbs: Vec<String>,
    /// Resources: `person`, `personal-code`, `custody`, `section`, `fact`, `assessment`, `case-plan`, `contact`,
    /// `session-note`, `concern`, `qualification`, `disclosure`, `duplicate`, `activity`, `place`, `milestone`,
    /// `deliverable`, `budget`, `document-register`, `external-value`, `organisation`, `indicator`, `plan`, `project`,
    /// `report`, `snapshot`, `protocol` (the register of studies, protocols and methods, not their results), `study`, `release`, `audit`, `account`.
    pub what: Vec<String>,
    /// Where it holds.
    #[serde(rename = "where")]
    pub scope: Scope,
    /// Persons or counts only.
    pub sees: Sees,
    /// A purpose must be stated by the user before the first read.
    #[serde(default)]
    pub ask_purpose: bool,
}

impl Role {
    /// The grants under which the role may do `verb` on `what`; none: it may not.
    ///
    /// Several may hold at once, for example counts of the whole agency and persons of the own unit.
    pub fn may<'a>(&'a self, verb: &'a str, what: &'a str) -> impl Iterator<Item = &'a Grant> {
        self.may.iter().filter(move |grant| grant.allows(verb, what))
    }
}

impl Grant {
    /// Verbs a grant can name.
    pub const VERBS: [&'static str; 6] = ["read", "write", "export", "import", "verify", "manage"];

    /// Resources a grant can name.
    pub const RESOURCES: [&'static str; 32] = [
        "person",
        "custody",
        "section",
        "fact",
        "personal-code",
        "assessment",
        "case-plan",
        "contact",
        "session-note",
        "concern",
        "qualification",
        "caseload",
        "disclosure",
        "duplicate",
        "activity",
        "place",
        "milestone",
        "deliverable",
        "budget",
        "document-register",
        "external-value",
        "organisation",
        "indicator",
        "plan",
        "project",
        "report",
        "snapshot",
        "protocol",
        "study",
        "release",
        "audit",
        "account",
    ];

    /// Whether it allows `verb` on `what`.
    #[must_use]
    pub fn allows(&self, verb: &str, what: &str) -> bool {
        self.verbs.iter().any(|known| known == verb) && self.what.iter().any(|known| known == what)
    }
}

/// How far a permission reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Persons assigned to the user.
    OwnCaseload,
    /// The user's unit and units below it.
    OwnUnit,
    /// The user's agency.
    Agency,
    /// Everything.
    All,
}

/// Whether a permission shows persons or only counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sees {
    /// Counts only, small cells suppressed.
    Counts,
    /// Persons.
    Persons,
}
