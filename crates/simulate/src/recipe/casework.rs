//! Casework of the demo accounts.

use chrono::NaiveDate;
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
    /// Of people in custody, those whose release is expected on a known day.
    pub expected: f64,
    /// Fewest and most days they still have to serve.
    pub left: [u32; 2],
    /// Of the caseload, those about whom something could not be done for some days.
    pub exempt: f64,
    /// Why: code of `exemption`.
    pub exemption: String,
    /// What an assessor says who does not agree.
    pub disagreement: String,
    /// What stands wherever an instrument asks for words.
    pub words: String,
    /// Who assesses.
    pub worker: Vec<WorkerRecipe>,
    /// Supervision of open sections.
    pub supervision: SupervisionRecipe,
    /// Assessments before releases of earlier years.
    pub past: PastRecipe,
    /// Assessments at both ends of sections that have closed.
    pub closed: ClosedRecipe,
    /// Contact persons.
    pub contact: ContactRecipe,
    /// Colleagues who hold a certificate.
    #[serde(default)]
    pub certified: Vec<CertifiedRecipe>,
    /// What needs are answered with.
    pub answer: Vec<NeedAnswer>,
}

/// Somebody who holds a certificate and has no cases of their own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertifiedRecipe {
    /// Account.
    pub account: String,
    /// Code of `qualification`.
    pub qualification: String,
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

/// What supervision of a section is made with; shares are between 0 and 1.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupervisionRecipe {
    /// Sections it is made for: codes of `probation-function`.
    pub functions: Vec<String>,
    /// Conditions: codes of `section-condition` and `condition-setter`.
    pub conditions: Vec<[String; 2]>,
    /// Conditions a section has.
    pub each: usize,
    /// Days between meetings.
    pub every_days: u32,
    /// Code of `delivery-mode` of meetings.
    pub delivery: String,
    /// Of meetings, those missed.
    pub missed: f64,
    /// What meetings were about.
    pub words: Vec<String>,
    /// What is said of one missed.
    pub absent: String,
    /// Code of `breach-answer` to a missed meeting.
    pub answer: String,
}

/// Assessments before past releases from the unit of one account, some of them coded a second time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastRecipe {
    /// Account of `worker` that made them.
    pub account: String,
    /// First day of them; colleagues hold their certificates from it too.
    pub from: NaiveDate,
    /// Of releases, those with an assessment before.
    pub assessed: f64,
    /// Fewest and most days before the release.
    pub before: [u32; 2],
    /// How much there is to work on (0 to 1) where the planted ratio of return is 1.
    pub level: f64,
    /// How much more for each unit of the logarithm of that ratio.
    pub rises: f64,
    /// How far it scatters around that.
    pub scatter: f64,
    /// Fewest and most days until an assessment is completed.
    pub days: [u32; 2],
    /// Of answers that a score can do without, those left out.
    pub left_out: f64,
    /// Of them, those coded a second time.
    pub second: f64,
    /// Account that codes them a second time.
    pub coder: String,
    /// Account that asks for it.
    pub supervisor: String,
    /// Of answers, those the second coder gives alike.
    pub alike: f64,
    /// Assessments at the beginning of the same stays.
    pub intake: IntakeRecipe,
    /// Other instruments that some of the same people were assessed with.
    #[serde(default)]
    pub beside: Vec<BesideRecipe>,
}

/// Assessments at the beginning of stays that ended with those releases.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeRecipe {
    /// Of stays that began since then, those with an assessment at the beginning.
    pub assessed: f64,
    /// Fewest and most days from the beginning of the stay.
    pub after: [u32; 2],
    /// How much less there is to work on (0 to 1) at the release.
    pub falls: f64,
}

/// Another instrument before past releases.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BesideRecipe {
    /// Instrument.
    pub instrument: String,
    /// Topic, where it is filled for one.
    pub topic: Option<String>,
    /// Code of `qualification` that assessor and second coder hold, where it asks for one.
    pub qualification: Option<String>,
    /// Of releases, those with an assessment before.
    pub assessed: f64,
}

/// Assessments at the opening and the closing of sections that have closed, all over the country.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedRecipe {
    /// Account of `worker` in whose name they stand.
    pub account: String,
    /// Sections they are made for: codes of `probation-function`.
    pub functions: Vec<String>,
    /// First day of opening.
    pub from: NaiveDate,
    /// Of sections opened and closed since, those assessed at both ends.
    pub assessed: f64,
    /// Fewest and most days from an end to its assessment.
    pub days: [u32; 2],
    /// Least and most there is to work on (0 to 1) at opening.
    pub level: [f64; 2],
    /// How much less there is at closing.
    pub falls: f64,
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
    /// Why the first of those without a contact person is a complex case.
    pub complex: String,
    /// Other contact persons of the unit, with nobody yet.
    #[serde(default)]
    pub colleague: Vec<ContactColleague>,
    /// Where else contact persons have been introduced.
    #[serde(default)]
    pub rollout: Vec<RolloutRecipe>,
}

/// Another contact person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactColleague {
    /// Account.
    pub account: String,
    /// Code of `absence-kind`, for somebody away since a week before the last day.
    pub absence: Option<String>,
}

/// A prison with contact persons.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolloutRecipe {
    /// Unit.
    pub unit: String,
    /// First day of the pilot.
    pub pilot_from: Option<NaiveDate>,
    /// First day in regular use.
    pub used_from: Option<NaiveDate>,
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
