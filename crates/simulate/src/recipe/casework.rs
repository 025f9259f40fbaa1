//! Casework of the demo accounts.

use serde::Deserialize;

/// What casework is made with; shares are between 0 and 1.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseworkRecipe {
    /// How many days back it reaches.
    pub days: u32,
    /// Of the caseload, who is assessed.
    pub assessed: f64,
    /// Of assessments that need it, those signed the second time.
    pub signed: f64,
    /// Of results, those the assessor agrees with.
    pub agrees: f64,
    /// Of people with an assessment that counts, those with a plan.
    pub planned: f64,
    /// Of plans, those approved.
    pub approved: f64,
    /// Of approved plans, those the person agrees with.
    pub agreed: f64,
    /// What an assessor says who does not agree.
    pub disagreement: String,
    /// Who assesses.
    pub worker: Vec<WorkerRecipe>,
    /// Contact persons.
    pub contact: ContactRecipe,
    /// What needs are answered with.
    pub answer: Vec<NeedAnswer>,
}

/// Somebody who assesses and plans.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerRecipe {
    /// Account.
    pub account: String,
    /// Instrument.
    pub instrument: String,
    /// Code of `qualification` they hold.
    pub qualification: String,
    /// Account that signs and approves; without one everything waits.
    pub signer: Option<String>,
}

/// Contact persons of one unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactRecipe {
    /// Account of the contact person.
    pub account: String,
    /// Unit.
    pub unit: String,
    /// Account that assigns.
    pub supervisor: String,
    /// People they can have.
    pub capacity: i32,
    /// Days between sessions.
    pub every_days: u32,
    /// Code of `delivery-mode` of sessions.
    pub delivery: String,
    /// What sessions were about.
    pub words: Vec<String>,
}

/// What a need is answered with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedAnswer {
    /// Code of `need`.
    pub need: String,
    /// The goal.
    pub goal: String,
    /// Activity type of the step.
    pub activity: String,
}
