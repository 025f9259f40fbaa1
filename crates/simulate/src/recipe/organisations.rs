//! Partners, staff, volunteers and families.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Ages;

/// Organisations beside the pack's code lists, and the people who work in them or come to them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationRecipe {
    /// Code lists whose codes become organisations.
    pub list: Vec<OrganisationList>,
    /// Partners.
    pub partner: Vec<Partner>,
    /// Staff by agency.
    pub staff: BTreeMap<String, Crew>,
    /// Volunteers.
    pub volunteers: Crew,
    /// Relatives and support persons known by name.
    pub families: Crew,
    /// Children known by name.
    pub children: Crew,
}

/// A code list whose codes become organisations.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationList {
    /// Classifier.
    pub classifier: String,
    /// Kinds taken; empty: all.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Organisation that codes without a parent belong to.
    pub under: Option<String>,
}

/// A partner.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Code of `organisation-kind`.
    pub kind: String,
    /// Code of `region`.
    pub region: Option<String>,
}

/// A number of people of one sort.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crew {
    /// How many at scale 1.
    pub number: u32,
    /// How many at least, at every scale.
    pub least: u32,
    /// Share of women.
    pub female: f64,
    /// Ages at the end of the nation's time.
    pub ages: Vec<Ages>,
}
