//! Beginning, filling in, completing and locking an assessment.

use std::collections::BTreeMap;

use catalogue::{Answers, Instrument};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{AssessmentId, AssessmentState, NewAssessment};
use crate::change::{fresh, refuse, required};
use crate::json::{self, json};
use crate::rows::{assessment, assessment_moment, assessment_need, person};
use crate::{Change, PersonId, Problem, RecordError, codes, instant};

impl Change<'_> {
    /// Begins an assessment.
    ///
    /// # Errors
    /// When refused; when the instrument is not in use on the day, not for this person, agency or role, or the actor is
    /// not qualified for it.
    pub async fn begin_assessment(&mut self, new: &NewAssessment) -> Result<AssessmentId, RecordError> {
        self.about("assessment", new.person).await?;
        let record = self.record;
        codes::entry("instrument", &new.instrument, &record.catalogue.instruments)
            .map_err(|problem| refuse(0, "instrument", problem))?;
        let instrument = record.catalogue.instrument_on(&new.instrument, new.on);
        let unknown = || Problem::Unavailable { on: new.on };
        let instrument = instrument.ok_or_else(|| refuse(0, "instrument", unknown()))?;
        if new.on > self.today() {
            return Err(refuse(0, "on", Problem::InFuture { on: new.on }));
        }
        self.check_use(instrument, new).await?;
        let mut answers = Answers::default();
        if let Some(corrected) = new.corrects {
            let old = self.assessment_row(corrected).await?;
            AssessmentState::read(&old.state).supersede().map_err(|problem| refuse(0, "corrects", problem))?;
            let same = old.person_id == new.person.0 && old.instrument == new.instrument && old.topic == new.topic;
            if !same {
                let problem = Problem::DoesNotFit { field: "instrument", value: old.instrument };
                return Err(refuse(0, "corrects", problem));
            }
            // Answers to items a newer version no longer asks are left behind.
            let kept = answers_of(&old)?.written();
            let kept = kept
                .into_iter()
                .filter_map(|(item, written)| instrument.read_one(&item, &written).ok().map(|answer| (item, answer)));
            answers = kept.collect();
        }
        write_into(&mut answers, instrument, &new.answers)?;
        let row = self.new_assessment(instrument, new, &answers, None).await?;
        self.keep_step(row, "begin", None, true).await
    }

    /// Sets answers of a draft at `version`, as written in forms; blank ones are taken back. Returns the new version.
    ///
    /// # Errors
    /// `Answers` where an answer does not suit its item, `Stale` when somebody else saved first; when refused.
    pub async fn save_assessment(
        &mut self,
        id: AssessmentId,
        version: i32,
        written: &BTreeMap<String, String>,
    ) -> Result<i32, RecordError> {
        let (row, state) = self.assessment_at(id, version).await?;
        state.save().map_err(|problem| refuse(0, "assessment", problem))?;
        let instrument = self.instrument_of(&row)?;
        self.check_qualified(instrument, row.on_day).await?;
        let mut answers = answers_of(&row)?;
        write_into(&mut answers, instrument, written)?;
        let row = assessment::Model { answers: json(&answers)?, version: version + 1, ..row };
        self.keep_step(row, "save", None, false).await?;
        Ok(version + 1)
    }

    /// Completes a draft: scores it, finds needs, and supersedes the one before it unless a second signature is needed.
    ///
    /// # Errors
    /// `Answers` with everything that stands in the way, `Stale` when somebody else saved first; when refused.
    pub async fn complete_assessment(&mut self, id: AssessmentId, version: i32) -> Result<(), RecordError> {
        self.completed(id, version, None).await
    }

    /// Completes a draft with another band than the score's; it then needs a second signature in any case.
    ///
    /// # Errors
    /// As for [`Change::complete_assessment`]; when the instrument has no such band or the reason is blank.
    pub async fn complete_assessment_overriding(
        &mut self,
        id: AssessmentId,
        version: i32,
        band: &str,
        reason: &str,
    ) -> Result<(), RecordError> {
        required(0, "reason", reason)?;
        self.completed(id, version, Some((band, reason))).await
    }

    async fn completed(
        &mut self,
        id: AssessmentId,
        version: i32,
        override_: Option<(&str, &str)>,
    ) -> Result<(), RecordError> {
        let (row, state) = self.assessment_at(id, version).await?;
        let instrument = self.instrument_of(&row)?;
        self.check_qualified(instrument, row.on_day).await?;
        let second = instrument.definition.countersign || override_.is_some();
        let state = state.complete(second).map_err(|problem| refuse(0, "assessment", problem))?;
        let scored = instrument.score(&answers_of(&row)?).map_err(|problem| RecordError::Answers(Box::new(problem)))?;
        if let Some((band, _)) = override_
            && instrument.band(band).is_none()
        {
            let known = instrument.definition.band.iter().map(|band| band.id.as_str());
            return Err(refuse(0, "band", codes::unknown("band", band, known)));
        }
        assessment_need::Entity::delete_many()
            .filter(assessment_need::Column::AssessmentId.eq(id.0))
            .exec(&self.tx)
            .await?;
        let need = |need: &catalogue::FoundNeed| assessment_need::Model {
            assessment_id: id.0,
            area: need.area.clone(),
            found_by: need.from.clone(),
            level: need.level.clone(),
            established: need.established,
        };
        let needs: Vec<assessment_need::Model> = scored.needs.iter().map(need).collect();
        self.add::<assessment_need::Entity>(&needs).await?;
        let row = assessment::Model {
            state: state.id().to_owned(),
            band: scored.band().map(str::to_owned),
            scored: Some(json(&scored)?),
            override_band: override_.map(|(band, _)| band.to_owned()),
            override_reason: override_.map(|(_, reason)| reason.trim().to_owned()),
            override_by: override_.map(|_| self.actor.account.clone()),
            completed_at: Some(instant::text(self.actor.at)),
            countersigned_by: None,
            countersigned_at: None,
            version: version + 1,
            ..row
        };
        let counts = state == AssessmentState::Completed;
        self.keep_step(row.clone(), "complete", override_.map(|(_, reason)| reason), false).await?;
        if counts { self.supersede_before(&row).await } else { Ok(()) }
    }

    /// Closes a draft that will not be completed.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it; when refused or the reason is blank.
    pub async fn lock_assessment(&mut self, id: AssessmentId, version: i32, reason: &str) -> Result<(), RecordError> {
        required(0, "reason", reason)?;
        let (row, state) = self.assessment_at(id, version).await?;
        let state = state.lock().map_err(|problem| refuse(0, "assessment", problem))?;
        let row = assessment::Model { state: state.id().to_owned(), version: version + 1, ..row };
        self.keep_step(row, "lock", Some(reason), false).await.map(drop)
    }

    /// Later completed assessments of a person with one instrument (and topic) stand for those before them. Second
    /// codings stand beside the first.
    pub(super) async fn supersede_before(&mut self, new: &assessment::Model) -> Result<(), RecordError> {
        if new.first_coding.is_some() {
            return Ok(());
        }
        let older = assessment::Entity::find()
            .filter(assessment::Column::PersonId.eq(new.person_id))
            .filter(assessment::Column::Instrument.eq(&new.instrument))
            .filter(assessment::Column::State.eq(AssessmentState::Completed.id()))
            .filter(assessment::Column::Id.ne(new.id))
            .filter(assessment::Column::FirstCoding.is_null())
            .filter(assessment::Column::OnDay.lte(new.on_day))
            .all(&self.tx)
            .await?;
        for row in older.into_iter().filter(|row| row.topic == new.topic) {
            let state = AssessmentState::read(&row.state).supersede();
            let state = state.map_err(|problem| refuse(0, "assessment", problem))?;
            let row = assessment::Model { state: state.id().to_owned(), version: row.version + 1, ..row };
            let words = format!("by {}", new.id);
            self.keep_step(row, "supersede", Some(&words), false).await?;
        }
        Ok(())
    }

    /// Whether the instrument is for this person, agency, role and topic, and the actor qualified.
    async fn check_use(&self, instrument: &Instrument, new: &NewAssessment) -> Result<(), RecordError> {
        let definition = &instrument.definition;
        let not_for =
            |field, value: &str| refuse(0, "instrument", Problem::DoesNotFit { field, value: value.to_owned() });
        if !definition.agencies.is_empty() && !definition.agencies.contains(&self.actor.agency) {
            return Err(not_for("agency", &self.actor.agency));
        }
        let roles = &definition.used_by.roles;
        if !roles.is_empty() && !roles.contains(&self.actor.role) {
            return Err(not_for("role", &self.actor.role));
        }
        match (&definition.topic, &new.topic) {
            (Some(_), None) => return Err(refuse(0, "topic", Problem::Required)),
            (None, Some(_)) => return Err(refuse(0, "topic", Problem::NotAllowed)),
            (Some(list), Some(topic)) => {
                let topic = self.record.codes.get(list, topic, new.on);
                topic.map_err(|problem| refuse(0, "topic", problem))?;
            }
            (None, None) => {}
        }
        let person = person::Entity::find_by_id(new.person.0).one(&self.tx).await?;
        let person = person.ok_or(RecordError::Missing("person"))?;
        let applies = &definition.applies;
        if let (Some([least, most]), Some(born)) = (applies.age, person.born_on) {
            let age = new.on.years_since(born).unwrap_or_default();
            if !(least..=most).contains(&age) {
                return Err(not_for("age", &age.to_string()));
            }
        }
        if let Some(sex) = person.sex.filter(|sex| !applies.sex.is_empty() && !applies.sex.contains(sex)) {
            return Err(not_for("sex", &sex));
        }
        self.check_qualified(instrument, new.on).await
    }

    async fn check_qualified(&self, instrument: &Instrument, on: chrono::NaiveDate) -> Result<(), RecordError> {
        let Some(code) = &instrument.definition.used_by.qualification else { return Ok(()) };
        if self.is_qualified(&self.actor.account, code, on).await? {
            return Ok(());
        }
        Err(refuse(0, "instrument", Problem::NotQualified { qualification: code.clone(), on }))
    }

    pub(super) fn instrument_of(&self, row: &assessment::Model) -> Result<&Instrument, RecordError> {
        let version = u32::try_from(row.instrument_version).unwrap_or_default();
        let found = self.record.catalogue.instrument(&row.instrument, version);
        found.ok_or(RecordError::Missing("instrument"))
    }

    pub(super) async fn new_assessment(
        &self,
        instrument: &Instrument,
        new: &NewAssessment,
        answers: &Answers,
        first_coding: Option<i64>,
    ) -> Result<assessment::Model, RecordError> {
        Ok(assessment::Model {
            id: self.ids("assessment", 1).await?,
            person_id: new.person.0,
            instrument: new.instrument.clone(),
            instrument_version: i32::try_from(instrument.definition.version).unwrap_or(i32::MAX),
            hash: instrument.hash.clone(),
            topic: new.topic.clone(),
            on_day: new.on,
            state: AssessmentState::Draft.id().to_owned(),
            assessor: self.actor.account.clone(),
            agency: self.actor.agency.clone(),
            unit: self.actor.unit.clone(),
            answers: json(answers)?,
            scored: None,
            band: None,
            override_band: None,
            override_reason: None,
            override_by: None,
            decision: None,
            decision_words: None,
            decided_by: None,
            started_at: instant::text(self.actor.at),
            completed_at: None,
            countersigned_by: None,
            countersigned_at: None,
            returned_words: None,
            first_coding,
            corrects: new.corrects.map(|old| old.0),
            version: 1,
        })
    }

    /// Writes the row and what it stood at after this step.
    pub(super) async fn keep_step(
        &mut self,
        row: assessment::Model,
        act: &str,
        words: Option<&str>,
        new: bool,
    ) -> Result<AssessmentId, RecordError> {
        let moment = assessment_moment::Model {
            id: self.ids("assessment-moment", 1).await?,
            assessment_id: row.id,
            version: row.version,
            at: instant::text(self.actor.at),
            account: self.actor.account.clone(),
            act: act.to_owned(),
            words: words.map(|words| words.trim().to_owned()),
            body: json(&row)?,
        };
        let id = row.id;
        if new {
            self.add::<assessment::Entity>(&[row]).await?;
        } else {
            self.put::<assessment::Entity>(row).await?;
        }
        self.add::<assessment_moment::Entity>(&[moment]).await?;
        self.wrote("assessment", 1, &id);
        Ok(AssessmentId(id))
    }

    /// An assessment at the version that was read, in sight and not kept from the actor.
    pub(super) async fn assessment_at(
        &self,
        id: AssessmentId,
        version: i32,
    ) -> Result<(assessment::Model, AssessmentState), RecordError> {
        let row = self.assessment_row(id).await?;
        self.about("assessment", PersonId(row.person_id)).await?;
        fresh("assessment", row.id, row.version, version)?;
        let state = AssessmentState::read(&row.state);
        Ok((row, state))
    }

    pub(super) async fn assessment_row(&self, id: AssessmentId) -> Result<assessment::Model, RecordError> {
        let row = assessment::Entity::find_by_id(id.0).one(&self.tx).await?;
        let row = row.ok_or(RecordError::Missing("assessment"))?;
        if self.record.kept_from(&self.tx, &self.actor, &row).await? {
            return Err(RecordError::Missing("assessment"));
        }
        Ok(row)
    }
}

/// Sets answers as written; blank ones are taken back.
fn write_into(
    answers: &mut Answers,
    instrument: &Instrument,
    written: &BTreeMap<String, String>,
) -> Result<(), RecordError> {
    let read = instrument.read(written).map_err(|problem| RecordError::Answers(Box::new(problem)))?;
    for item in written.keys() {
        match read.get(item) {
            Some(answer) => answers.set(item, answer.clone()),
            None => answers.clear(item),
        }
    }
    Ok(())
}

pub(super) fn answers_of(row: &assessment::Model) -> Result<Answers, RecordError> {
    json::read(&row.answers)
}
