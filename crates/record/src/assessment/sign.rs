//! The second signature, and the person who decides.

use super::{AssessmentId, Decision};
use crate::change::{fresh, refuse, required};
use crate::rows::assessment;
use crate::{AssessmentState, Change, PersonId, Problem, RecordError, instant};

impl Change<'_> {
    /// Signs as the second person, which also approves another band than the score's.
    ///
    /// # Errors
    /// When the role may not verify assessments, the actor made this one, or somebody else changed it (`Stale`).
    pub async fn countersign_assessment(&mut self, id: AssessmentId, version: i32) -> Result<(), RecordError> {
        let (row, state) = self.assessment_to_verify(id, version).await?;
        let state = state.countersign().map_err(|problem| refuse(0, "assessment", problem))?;
        let row = assessment::Model {
            state: state.id().to_owned(),
            countersigned_by: Some(self.actor.account.clone()),
            countersigned_at: Some(instant::text(self.actor.at)),
            returned_words: None,
            version: version + 1,
            ..row
        };
        self.keep_step(row.clone(), "countersign", None, false).await?;
        self.supersede_before(&row).await
    }

    /// Sends an assessment back to the assessor.
    ///
    /// # Errors
    /// As for [`Change::countersign_assessment`]; when the words are blank.
    pub async fn return_assessment(&mut self, id: AssessmentId, version: i32, words: &str) -> Result<(), RecordError> {
        required(0, "words", words)?;
        let (row, state) = self.assessment_to_verify(id, version).await?;
        let state = state.send_back().map_err(|problem| refuse(0, "assessment", problem))?;
        let row = assessment::Model {
            state: state.id().to_owned(),
            returned_words: Some(words.trim().to_owned()),
            version: version + 1,
            ..row
        };
        self.keep_step(row, "return", Some(words), false).await.map(drop)
    }

    /// Records what the person who decides says to the result.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it; when refused, not completed yet, or the reasons are blank.
    pub async fn decide_assessment(
        &mut self,
        id: AssessmentId,
        version: i32,
        decision: &Decision,
    ) -> Result<(), RecordError> {
        let (row, state) = self.assessment_at(id, version).await?;
        state.decide().map_err(|problem| refuse(0, "assessment", problem))?;
        let words = match decision {
            Decision::Agrees => None,
            Decision::Disagrees(words) => {
                required(0, "words", words)?;
                Some(words.trim().to_owned())
            }
        };
        let row = assessment::Model {
            decision: Some(if words.is_some() { "disagrees" } else { "agrees" }.to_owned()),
            decision_words: words.clone(),
            decided_by: Some(self.actor.account.clone()),
            version: version + 1,
            ..row
        };
        self.keep_step(row, "decide", words.as_deref(), false).await.map(drop)
    }

    async fn assessment_to_verify(
        &self,
        id: AssessmentId,
        version: i32,
    ) -> Result<(assessment::Model, AssessmentState), RecordError> {
        let row = self.assessment_row(id).await?;
        self.about_as("verify", "assessment", PersonId(row.person_id)).await?;
        if row.assessor == self.actor.account || row.override_by.as_ref() == Some(&self.actor.account) {
            return Err(refuse(0, "assessment", Problem::OwnWork));
        }
        fresh("assessment", row.id, row.version, version)?;
        let state = AssessmentState::read(&row.state);
        Ok((row, state))
    }
}
