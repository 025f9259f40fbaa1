//! Registers beside the ledger, and demo accounts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

/// Registers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterRecipe {
    /// What was made and introduced.
    pub deliverable: Vec<DeliverableRecipe>,
    /// Deliverables that rows of a plan promise.
    pub deliverables_of: DeliverablesOf,
    /// Places.
    pub place: Vec<PlaceRecipe>,
    /// Milestones.
    pub milestone: Vec<MilestoneRecipe>,
    /// Outgoing documents.
    pub documents: Vec<DocumentsRecipe>,
    /// Money of projects.
    pub budget: Vec<BudgetRecipe>,
    /// Codes of `budget-movement`.
    pub budget_kinds: BudgetKinds,
    /// Values of other bodies.
    pub external_value: Vec<ExternalValueRecipe>,
    /// Demo accounts.
    pub account: AccountRecipe,
}

/// Something made and introduced.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliverableRecipe {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Code of `deliverable-kind`.
    pub kind: String,
    /// Agency.
    pub agency: String,
    /// Project.
    pub project: Option<String>,
    /// Policy measure.
    pub measure: Option<String>,
    /// Day it came into use.
    pub introduced_on: Option<NaiveDate>,
}

/// Deliverables that rows of a plan promise.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliverablesOf {
    /// Plan.
    pub plan: String,
    /// Who made what the plan leaves open.
    pub agencies: Vec<String>,
    /// Share of each promised number that was made.
    pub share: f64,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// A place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "the checklist of the passport has five points")]
pub struct PlaceRecipe {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Code of `place-kind`.
    pub kind: String,
    /// Number of places.
    pub places: i32,
    /// Judged by the open-prison variant.
    pub open_regime: bool,
    /// Newly built or renovated.
    pub built_or_renovated: bool,
    /// Cells for two.
    pub double_cells: bool,
    /// Space per person as the law sets.
    pub statutory_space: bool,
    /// Shower and toilet in the cell.
    pub shower_and_toilet: bool,
    /// First day all points held.
    pub compliant_from: Option<NaiveDate>,
}

/// A milestone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneRecipe {
    /// Id in the pack.
    pub id: String,
    /// Day it was reached.
    pub reached_on: Option<NaiveDate>,
    /// Remark.
    pub note: Option<String>,
}

/// Outgoing documents of an agency to one kind of addressee.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentsRecipe {
    /// Agency.
    pub agency: String,
    /// Code of `addressee-kind`.
    pub addressee: String,
    /// Sent and signed electronically, by year.
    pub years: BTreeMap<String, [u32; 2]>,
}

/// Money of a project.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetRecipe {
    /// Project.
    pub project: String,
    /// First day.
    pub from: NaiveDate,
    /// Euro by code of `funding-source`; absent: the pack's budget.
    pub euro: Option<BTreeMap<String, i64>>,
    /// Share committed.
    pub committed: f64,
    /// Share returned.
    #[serde(default)]
    pub returned: f64,
    /// Share spent by the end of each quarter.
    pub course: Vec<f64>,
    /// Weights of project activities.
    #[serde(default)]
    pub activities: BTreeMap<String, f64>,
    /// Remark.
    pub note: Option<String>,
}

/// Codes of `budget-movement`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetKinds {
    pub planned: String,
    pub committed: String,
    pub spent: String,
    pub returned: String,
}

/// A value of another body.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExternalValueRecipe {
    /// Indicator.
    pub indicator: String,
    /// Year.
    pub year: i32,
    /// Value in thousandths.
    pub thousandths: i64,
    /// Source.
    pub source: String,
}

/// Demo accounts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountRecipe {
    /// Where a role sits that nothing is said of.
    pub default: Seat,
    /// Unit by role.
    pub unit: BTreeMap<String, String>,
    /// Agency by role, where the role has none.
    pub agency: BTreeMap<String, String>,
    /// Name of the user by role.
    pub name: BTreeMap<String, String>,
    /// More accounts of a role, in the same unit.
    #[serde(default)]
    pub colleague: Vec<ColleagueRecipe>,
}

/// Another account of a role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColleagueRecipe {
    /// Sign-in name.
    pub account: String,
    /// Role.
    pub role: String,
    /// Name of the user.
    pub name: String,
}

/// Where an account sits.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Agency.
    pub agency: String,
    /// Unit.
    pub unit: String,
}
