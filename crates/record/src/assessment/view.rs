//! Assessments as pages read them.

use super::write::answers_of;
use super::{AssessmentId, AssessmentRow, AssessmentState, AssessmentView, Decision, Override};
use crate::rows::assessment;
use crate::{PersonId, RecordError, instant, json};

impl AssessmentRow {
    pub(crate) fn new(row: &assessment::Model) -> Self {
        let approved = row.override_band.clone().filter(|_| row.countersigned_by.is_some());
        Self {
            id: AssessmentId(row.id),
            instrument: row.instrument.clone(),
            instrument_version: u32::try_from(row.instrument_version).unwrap_or_default(),
            topic: row.topic.clone(),
            on: row.on_day,
            state: AssessmentState::read(&row.state),
            assessor: row.assessor.clone(),
            band: approved.or_else(|| row.band.clone()),
            second_of: row.first_coding.map(AssessmentId),
        }
    }
}

impl AssessmentView {
    pub(super) fn new(row: assessment::Model, previous: Option<AssessmentId>) -> Result<Self, RecordError> {
        let scored = row.scored.as_deref().map(json::read).transpose()?;
        let decision = match row.decision.as_deref() {
            Some("agrees") => Some(Decision::Agrees),
            Some(_) => Some(Decision::Disagrees(row.decision_words.clone().unwrap_or_default())),
            None => None,
        };
        let override_ = row.override_band.clone().map(|band| Override {
            band,
            reason: row.override_reason.clone().unwrap_or_default(),
            by: row.override_by.clone().unwrap_or_default(),
            approved_by: row.countersigned_by.clone(),
        });
        let countersigned = row.countersigned_by.clone().zip(row.countersigned_at.as_deref());
        Ok(Self {
            row: AssessmentRow::new(&row),
            person: PersonId(row.person_id),
            version: row.version,
            answers: answers_of(&row)?,
            scored,
            override_,
            decision: decision.zip(row.decided_by.clone()),
            started_at: instant::read(&row.started_at)?,
            completed_at: row.completed_at.as_deref().map(instant::read).transpose()?,
            countersigned: countersigned.map(|(account, at)| instant::read(at).map(|at| (account, at))).transpose()?,
            returned_with: row.returned_words,
            corrects: row.corrects.map(AssessmentId),
            hash: row.hash,
            previous,
            second_coding: None,
        })
    }
}
