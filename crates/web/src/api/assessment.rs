//! Assessments: beginning, answering, completing, signing, deciding.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use record::{AssessmentId, AssessmentRow, AssessmentView, Decision, NewAssessment, PersonId, Problem, RecordError};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::day::Day;
use super::list::List;
use super::operation::{Empty, Nothing, Shown};
use super::problem::Refused;
use super::score::Outcome;
use super::shape::shape;
use super::written::Written;
use crate::pages::assessments::{PURPOSE, usable};

const HERE: &str = "/api/v1/assessments";

shape! {
    /// As it stood on which day.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct AsOf {
        /// The assessment as it stood at the end of this day; as it stands now where it is left out.
        on: Option<Day>,
    }
}

shape! {
    /// A line of a person's assessments.
    #[derive(Debug, Serialize)]
    pub(super) struct AssessmentLine {
        id: i64,
        instrument: String,
        instrument_version: u32,
        topic: Option<String>,
        on: NaiveDate,
        /// `draft`, `awaits-countersignature`, `returned`, `completed`, `superseded`, `locked-incomplete`.
        state: &'static str,
        /// Account of the assessor.
        assessor: String,
        /// Band that counts.
        band: Option<String>,
        /// First coding, where this is the second.
        second_of: Option<i64>,
    }
}

shape! {
    /// An assessment.
    #[derive(Debug, Serialize)]
    pub(super) struct Assessment {
        line: AssessmentLine,
        person: i64,
        version: i32,
        /// Hash of what the instrument asked and how it scored.
        hash: String,
        /// Answers by item, as written in forms.
        answers: BTreeMap<String, String>,
        outcome: Option<Outcome>,
        /// Another band than the score's.
        other_band: Option<OtherBand>,
        /// What the person who decides says.
        decision: Option<DecisionOut>,
        started_at: DateTime<Utc>,
        completed_at: Option<DateTime<Utc>>,
        countersigned_by: Option<String>,
        countersigned_at: Option<DateTime<Utc>>,
        returned_with: Option<String>,
        corrects: Option<i64>,
        /// The one before with the same instrument.
        previous: Option<i64>,
    }
}

shape! {
    /// Another band than the score's; it counts once a second person has signed.
    #[derive(Debug, Serialize)]
    pub(super) struct OtherBand {
        band: String,
        reason: String,
        by: String,
        approved_by: Option<String>,
    }
}

shape! {
    /// What the person who decides says.
    #[derive(Debug, Serialize)]
    pub(super) struct DecisionOut {
        agrees: bool,
        words: Option<String>,
        by: String,
    }
}

shape! {
    /// A step in the life of an assessment.
    #[derive(Debug, Serialize)]
    pub(super) struct Step {
        version: i32,
        at: DateTime<Utc>,
        account: String,
        /// `begin`, `save`, `complete`, `countersign`, `return`, `decide`, `supersede`, `lock`.
        act: String,
        words: Option<String>,
    }
}

shape! {
    /// An assessment to begin.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct AssessmentToBegin {
        instrument: String,
        /// Where the instrument is filled topic by topic.
        topic: Option<String>,
        on: Day,
        /// Answers known already, by item, as written in forms.
        #[serde(default)]
        answers: BTreeMap<String, String>,
        /// A completed assessment it corrects.
        corrects: Option<i64>,
    }
}

shape! {
    /// Answers to keep.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct AnswersToKeep {
        /// By item, as written in forms; an empty one is taken back, others stay as they are.
        answers: BTreeMap<String, String>,
    }
}

shape! {
    /// How to complete.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Completion {
        /// Another band than the score's; needs a reason and a second signature.
        band: Option<String>,
        reason: Option<String>,
    }
}

shape! {
    /// Words that go along.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ReturnWithWords {
        words: String,
    }
}

shape! {
    /// A reason.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Reason {
        reason: String,
    }
}

shape! {
    /// What the person who decides says to the result.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct DecisionToRecord {
        agrees: bool,
        /// Needed where they do not agree.
        words: Option<String>,
    }
}

pub(super) async fn of_person(call: Call, _: Nothing) -> Result<List<AssessmentLine>, Refused> {
    let rows = call.record().assessments(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(List::whole(rows.into_iter().map(AssessmentLine::from).collect()))
}

pub(super) async fn open(call: Call, asked: AsOf) -> Result<Shown<Assessment>, Refused> {
    let (actor, id) = (call.actor(PURPOSE), AssessmentId(call.id()?));
    let found = match asked.on {
        Some(day) => call.record().assessment_on(&actor, id, day.0).await?,
        None => Some(call.record().assessment(&actor, id).await?),
    };
    let found = found.ok_or(RecordError::Missing("assessment"))?;
    let version = found.version;
    Ok(Shown::at(Assessment::from(found), version))
}

pub(super) async fn steps(call: Call, _: Nothing) -> Result<List<Step>, Refused> {
    let steps = call.record().assessment_steps(&call.actor(PURPOSE), AssessmentId(call.id()?)).await?;
    let step = |one: record::AssessmentStep| Step {
        version: one.version,
        at: one.at,
        account: one.account,
        act: one.act,
        words: one.words,
    };
    Ok(List::whole(steps.into_iter().map(step).collect()))
}

pub(super) async fn begin(call: Call, new: AssessmentToBegin) -> Result<Written, Refused> {
    // What a page does not offer is not begun here either.
    if !usable(&call.visit).iter().any(|one| one.definition.id == new.instrument) {
        let problem = Problem::Unknown { noun: "instrument", id: new.instrument, nearest: None };
        return Err(RecordError::Invalid { field: "instrument".to_owned(), problem }.into());
    }
    let mut change = call.change("write", PURPOSE).await?;
    let new = NewAssessment {
        person: PersonId(call.id()?),
        instrument: new.instrument,
        topic: new.topic,
        on: new.on.0,
        answers: new.answers,
        corrects: new.corrects.map(AssessmentId),
    };
    let id = change.begin_assessment(&new).await?;
    call.commit(change, Written::at(id.0, 1).under(HERE)).await
}

pub(super) async fn answer(call: Call, new: AnswersToKeep) -> Result<Written, Refused> {
    let id = call.id()?;
    let mut change = call.change("write", PURPOSE).await?;
    let version = change.save_assessment(AssessmentId(id), call.version(), &new.answers).await?;
    call.commit(change, Written::at(id, version).under(HERE)).await
}

pub(super) async fn complete(call: Call, how: Completion) -> Result<Written, Refused> {
    let (id, version) = (AssessmentId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    match &how.band {
        Some(band) => {
            let reason = how.reason.as_deref().unwrap_or_default();
            change.complete_assessment_overriding(id, version, band, reason).await?;
        }
        None => change.complete_assessment(id, version).await?,
    }
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

pub(super) async fn countersign(call: Call, _: Empty) -> Result<Written, Refused> {
    let (id, version) = (AssessmentId(call.id()?), call.version());
    let mut change = call.change("verify", PURPOSE).await?;
    change.countersign_assessment(id, version).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

pub(super) async fn send_back(call: Call, new: ReturnWithWords) -> Result<Written, Refused> {
    let (id, version) = (AssessmentId(call.id()?), call.version());
    let mut change = call.change("verify", PURPOSE).await?;
    change.return_assessment(id, version, &new.words).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

pub(super) async fn decide(call: Call, new: DecisionToRecord) -> Result<Written, Refused> {
    let (id, version) = (AssessmentId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    let said = if new.agrees { Decision::Agrees } else { Decision::Disagrees(new.words.unwrap_or_default()) };
    change.decide_assessment(id, version, &said).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

pub(super) async fn lock(call: Call, new: Reason) -> Result<Written, Refused> {
    let (id, version) = (AssessmentId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    change.lock_assessment(id, version, &new.reason).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

impl From<AssessmentRow> for AssessmentLine {
    fn from(row: AssessmentRow) -> Self {
        Self {
            id: row.id.0,
            instrument: row.instrument,
            instrument_version: row.instrument_version,
            topic: row.topic,
            on: row.on,
            state: row.state.id(),
            assessor: row.assessor,
            band: row.band,
            second_of: row.second_of.map(|first| first.0),
        }
    }
}

impl From<AssessmentView> for Assessment {
    fn from(one: AssessmentView) -> Self {
        let decision = one.decision.map(|(decision, by)| match decision {
            Decision::Agrees => DecisionOut { agrees: true, words: None, by },
            Decision::Disagrees(words) => DecisionOut { agrees: false, words: Some(words), by },
        });
        let other_band = one.override_.map(|other| OtherBand {
            band: other.band,
            reason: other.reason,
            by: other.by,
            approved_by: other.approved_by,
        });
        let (countersigned_by, countersigned_at) = one.countersigned.unzip();
        Self {
            line: AssessmentLine::from(one.row),
            person: one.person.0,
            version: one.version,
            hash: one.hash,
            answers: one.answers.written(),
            outcome: one.scored.as_ref().map(Outcome::from),
            other_band,
            decision,
            started_at: one.started_at,
            completed_at: one.completed_at,
            countersigned_by,
            countersigned_at,
            returned_with: one.returned_with,
            corrects: one.corrects.map(|other| other.0),
            previous: one.previous.map(|other| other.0),
        }
    }
}
