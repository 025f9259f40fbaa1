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
    /// Resources: `person`, `custody`, `section`, `fact`, `activity`, `place`, `milestone`, `deliverable`, `budget`,
    /// `document-register`, `external-value`, `organisation`, `indicator`, `plan`, `project`, `report`, `snapshot`,
    /// `audit`, `account`.
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
