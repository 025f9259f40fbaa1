//! Assessment (novērtējums): answers to one version of an instrument, its result, and the person who decides.

mod double;
mod read;
mod sign;
mod state;
mod view;
mod write;

use std::collections::BTreeMap;

use catalogue::{Answers, Scored};
use chrono::{DateTime, NaiveDate, Utc};

use crate::PersonId;

pub use state::AssessmentState;

/// Id of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct AssessmentId(pub i64);

/// An assessment to begin; it uses the newest version of the instrument in use on the day.
#[derive(Debug, Clone)]
pub struct NewAssessment {
    /// Person.
    pub person: PersonId,
    /// Instrument (code of `instrument`).
    pub instrument: String,
    /// Topic, where the instrument is filled topic by topic.
    pub topic: Option<String>,
    /// Day it is about.
    pub on: NaiveDate,
    /// Answers known already, as written in forms.
    pub answers: BTreeMap<String, String>,
    /// A completed assessment this one corrects: its answers are taken over, and it is superseded.
    pub corrects: Option<AssessmentId>,
}

/// What the person who decides says to the result; a score only advises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Agrees with it.
    Agrees,
    /// Does not, for these reasons.
    Disagrees(String),
}

/// Another band than the score gives; it counts once a second person has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Id of the band.
    pub band: String,
    /// Why.
    pub reason: String,
    /// Account that asks for it.
    pub by: String,
    /// Account that approved it.
    pub approved_by: Option<String>,
}

/// One line of a person's assessments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentRow {
    /// Id.
    pub id: AssessmentId,
    /// Instrument.
    pub instrument: String,
    /// Its version.
    pub instrument_version: u32,
    /// Topic.
    pub topic: Option<String>,
    /// Day it is about.
    pub on: NaiveDate,
    /// Where it stands.
    pub state: AssessmentState,
    /// Account of the assessor.
    pub assessor: String,
    /// Band that counts: the approved one, otherwise the score's.
    pub band: Option<String>,
    /// Coded by a second assessor: the first coding.
    pub second_of: Option<AssessmentId>,
}

/// An assessment opened.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessmentView {
    /// Its line.
    pub row: AssessmentRow,
    /// Person.
    pub person: PersonId,
    /// Version for optimistic locking.
    pub version: i32,
    /// Hash of what the instrument asked and how it scored.
    pub hash: String,
    /// Answers.
    pub answers: Answers,
    /// The result, once completed.
    pub scored: Option<Scored>,
    /// Another band than the score's.
    pub override_: Option<Override>,
    /// What the person who decides says, and their account.
    pub decision: Option<(Decision, String)>,
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// When it was completed.
    pub completed_at: Option<DateTime<Utc>>,
    /// Second signature: account and instant.
    pub countersigned: Option<(String, DateTime<Utc>)>,
    /// Words it was returned with.
    pub returned_with: Option<String>,
    /// The assessment it corrects.
    pub corrects: Option<AssessmentId>,
    /// The completed assessment with the same instrument before this one.
    pub previous: Option<AssessmentId>,
    /// The second coding of this one, where there is one and it is not kept from the actor.
    pub second_coding: Option<AssessmentRow>,
}

/// One step in the life of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentStep {
    /// Version after it.
    pub version: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// Account.
    pub account: String,
    /// `begin`, `save`, `complete`, `countersign`, `return`, `decide`, `supersede`, `lock`.
    pub act: String,
    /// Words.
    pub words: Option<String>,
}
