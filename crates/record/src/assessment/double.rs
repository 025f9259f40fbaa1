//! Double coding: a second assessor who cannot see the first until both are done.

use catalogue::Answers;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use super::{AssessmentId, AssessmentState, NewAssessment};
use crate::change::refuse;
use crate::rows::{account, assessment};
use crate::{AccountId, Actor, Change, PersonId, Problem, Record, RecordError};

impl Change<'_> {
    /// Asks `second` to assess the same person with the same version on the same day, without seeing the first.
    ///
    /// # Errors
    /// When the role may not verify assessments; when the second assessor made the first one or is not qualified, or a
    /// second coding exists.
    pub async fn ask_second_coding(
        &mut self,
        first: AssessmentId,
        second: AccountId,
    ) -> Result<AssessmentId, RecordError> {
        let row = self.assessment_row(first).await?;
        self.about_as("verify", "assessment", PersonId(row.person_id)).await?;
        let account = account::Entity::find_by_id(second.0).one(&self.tx).await?;
        let account = account.ok_or(RecordError::Missing("account"))?;
        if account.name == row.assessor {
            return Err(refuse(0, "account", Problem::OwnWork));
        }
        let instrument = self.instrument_of(&row)?;
        if let Some(code) = &instrument.definition.used_by.qualification
            && !self.is_qualified(&account.name, code, row.on_day).await?
        {
            let problem = Problem::NotQualified { qualification: code.clone(), on: row.on_day };
            return Err(refuse(0, "account", problem));
        }
        let coded =
            assessment::Entity::find().filter(assessment::Column::FirstCoding.eq(first.0)).one(&self.tx).await?;
        if let Some(coded) = coded.filter(|_| row.first_coding.is_none()) {
            return Err(refuse(0, "first", Problem::Taken { noun: "assessment", id: coded.id.to_string() }));
        }
        if row.first_coding.is_some() {
            return Err(refuse(0, "first", Problem::NotAllowed));
        }
        let new = NewAssessment {
            person: PersonId(row.person_id),
            instrument: row.instrument.clone(),
            topic: row.topic.clone(),
            on: row.on_day,
            answers: std::collections::BTreeMap::new(),
            corrects: None,
        };
        let draft = self.new_assessment(instrument, &new, &Answers::default(), Some(first.0)).await?;
        let draft = assessment::Model {
            assessor: account.name,
            agency: account.agency,
            unit: account.unit,
            instrument_version: row.instrument_version,
            hash: row.hash,
            ..draft
        };
        self.keep_step(draft, "begin", None, true).await
    }
}

impl Record {
    /// Whether an assessment is kept from the actor: its instrument is for other roles, or the actor codes the same
    /// case and one of the two is not done yet.
    pub(crate) async fn kept_from(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        row: &assessment::Model,
    ) -> Result<bool, RecordError> {
        let version = u32::try_from(row.instrument_version).unwrap_or_default();
        if let Some(instrument) = self.catalogue.instrument(&row.instrument, version) {
            let roles = &instrument.definition.seen_by;
            if !roles.is_empty() && !roles.contains(&actor.role) {
                return Ok(true);
            }
        }
        if row.assessor == actor.account {
            return Ok(false);
        }
        let other = Condition::any()
            .add(assessment::Column::FirstCoding.eq(row.id))
            .add_option(row.first_coding.map(|first| assessment::Column::Id.eq(first)));
        let others = assessment::Entity::find().filter(other).all(db).await?;
        let own = others.iter().find(|other| other.assessor == actor.account);
        let done = |row: &assessment::Model| AssessmentState::read(&row.state).has_result();
        Ok(own.is_some_and(|own| !(done(own) && done(row))))
    }
}
