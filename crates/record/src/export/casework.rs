//! Assessments with the needs they found, plans with all their versions, contact persons, qualifications.

use std::collections::HashMap;

use catalogue::{Answers, Scored};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Export;
use crate::rows::{assessment, assessment_need, case_plan, case_plan_version, contact, qualification, session_note};
use crate::storage::AT_ONCE;
use crate::{AssessmentId, AssessmentState, PersonId, PlanContent, PlanId, RecordError, instant, json};

/// An assessment with a result; drafts are not exported.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessmentOut {
    /// Id.
    pub id: AssessmentId,
    /// Person.
    pub person: PersonId,
    /// Day of birth of the person.
    pub born_on: Option<NaiveDate>,
    /// Sex of the person.
    pub sex: Option<String>,
    /// Instrument.
    pub instrument: String,
    /// Its version.
    pub instrument_version: u32,
    /// Hash of what the version asks and how it scores.
    pub hash: String,
    /// Topic, where the instrument is used topic by topic.
    pub topic: Option<String>,
    /// Day it is about.
    pub on: NaiveDate,
    /// `awaits-countersignature`, `completed` or `superseded`.
    pub state: &'static str,
    /// Account of the assessor.
    pub assessor: String,
    /// Agency of the assessor.
    pub agency: String,
    /// Unit of the assessor.
    pub unit: String,
    /// Band of the score.
    pub band: Option<String>,
    /// Band that counts: the approved one, otherwise the score's.
    pub final_band: Option<String>,
    /// Value of the headline score.
    pub value: Option<f64>,
    /// What the person who decides said: `agrees` or `disagrees`.
    pub decision: Option<String>,
    /// First coding, where this is the second one.
    pub second_of: Option<AssessmentId>,
    /// Day it was completed.
    pub completed_on: Option<NaiveDate>,
    /// Day of the second signature.
    pub countersigned_on: Option<NaiveDate>,
    /// Answers as written, by item; for agreement between assessors and for studies of items.
    pub answers: Vec<(String, String)>,
    /// Every score with its value and band.
    pub scores: Vec<(String, f64, Option<String>)>,
    /// Needs found, by area.
    pub needs: Vec<AssessedNeedOut>,
}

/// A need with a level, found by an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessedNeedOut {
    /// Code of `need`.
    pub area: String,
    /// Score or item that found it.
    pub found_by: String,
    /// Level.
    pub level: String,
    /// A plan must answer it.
    pub established: bool,
}

/// A plan with everything it ever said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOut {
    /// Id.
    pub id: PlanId,
    /// Person.
    pub person: PersonId,
    /// Agency.
    pub agency: String,
    /// Unit.
    pub unit: String,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day.
    pub closed_on: Option<NaiveDate>,
    /// Versions, oldest first.
    pub versions: Vec<PlanVersionOut>,
}

/// A version of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersionOut {
    /// Id.
    pub id: i64,
    /// Number in the plan, from 1.
    pub number: i32,
    /// Day of change.
    pub on: NaiveDate,
    /// Day it was approved.
    pub approved_on: Option<NaiveDate>,
    /// `agreed`, `did-not-agree` or `could-not-answer`, and the day.
    pub agreement: Option<(String, NaiveDate)>,
    /// What it says, words included.
    pub content: PlanContent,
}

/// An assignment of a contact person with its sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactOut {
    /// Id.
    pub id: i64,
    /// Person.
    pub person: PersonId,
    /// Account of the contact person, for joining only.
    pub account: i64,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Days between sessions.
    pub every_days: i32,
    /// Sessions held, by day.
    pub held_on: Vec<NaiveDate>,
}

/// A qualification of a member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QualificationOut {
    /// Id.
    pub id: i64,
    /// Account, for joining only.
    pub account: i64,
    /// Code of `qualification`.
    pub code: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl Export<'_> {
    /// Assessments with a result and an id above `after`, by id; at most `limit`. Instruments only some roles may see are
    /// left to those roles and are not here.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn assessments(&self, after: i64, limit: u64) -> Result<Vec<AssessmentOut>, RecordError> {
        let rows = self.assessment_rows(after, limit).await?;
        let people: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
        let births = self.births(&people).await?;
        let mut needs = self.needs_found(&rows).await?;
        let out = |row: assessment::Model| {
            let birth = births.get(&row.person_id).cloned().unwrap_or_default();
            let needs = needs.remove(&row.id).unwrap_or_default();
            Ok(AssessmentOut { born_on: birth.on, sex: birth.sex, needs, ..assessment_out(row)? })
        };
        rows.into_iter().map(out).collect()
    }

    async fn needs_found(&self, of: &[assessment::Model]) -> Result<HashMap<i64, Vec<AssessedNeedOut>>, RecordError> {
        let mut found: HashMap<i64, Vec<AssessedNeedOut>> = HashMap::new();
        for chunk in of.chunks(AT_ONCE) {
            let rows = assessment_need::Entity::find()
                .filter(assessment_need::Column::AssessmentId.is_in(chunk.iter().map(|row| row.id)))
                .order_by_asc(assessment_need::Column::AssessmentId)
                .order_by_asc(assessment_need::Column::Area)
                .order_by_asc(assessment_need::Column::FoundBy)
                .all(&self.view)
                .await?;
            for row in rows {
                let assessment_need::Model { assessment_id, area, found_by, level, established } = row;
                found.entry(assessment_id).or_default().push(AssessedNeedOut { area, found_by, level, established });
            }
        }
        Ok(found)
    }

    async fn assessment_rows(&self, after: i64, limit: u64) -> Result<Vec<assessment::Model>, RecordError> {
        let done = [
            AssessmentState::AwaitsCountersignature.id(),
            AssessmentState::Completed.id(),
            AssessmentState::Superseded.id(),
        ];
        let restricted = self
            .record
            .catalogue
            .instruments
            .iter()
            .filter(|(_, versions)| versions.values().any(|instrument| !instrument.definition.seen_by.is_empty()));
        Ok(assessment::Entity::find()
            .filter(assessment::Column::Id.gt(after))
            .filter(assessment::Column::State.is_in(done))
            .filter(assessment::Column::Instrument.is_not_in(restricted.map(|(id, _)| id.as_str())))
            .order_by_asc(assessment::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?)
    }

    /// Plans with an id above `after`, by id, with all their versions; at most `limit` plans.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn plans(&self, after: i64, limit: u64) -> Result<Vec<PlanOut>, RecordError> {
        let rows = case_plan::Entity::find()
            .filter(case_plan::Column::Id.gt(after))
            .order_by_asc(case_plan::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let mut versions = self.plan_versions(&rows).await?;
        let out = |row: case_plan::Model| PlanOut {
            id: PlanId(row.id),
            person: PersonId(row.person_id),
            agency: row.agency,
            unit: row.unit,
            opened_on: row.opened_on,
            closed_on: row.closed_on,
            versions: versions.remove(&row.id).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(out).collect())
    }

    async fn plan_versions(&self, of: &[case_plan::Model]) -> Result<HashMap<i64, Vec<PlanVersionOut>>, RecordError> {
        let mut versions: HashMap<i64, Vec<PlanVersionOut>> = HashMap::new();
        for chunk in of.chunks(AT_ONCE) {
            let rows = case_plan_version::Entity::find()
                .filter(case_plan_version::Column::PlanId.is_in(chunk.iter().map(|row| row.id)))
                .order_by_asc(case_plan_version::Column::PlanId)
                .order_by_asc(case_plan_version::Column::Number)
                .all(&self.view)
                .await?;
            for row in rows {
                let version = PlanVersionOut {
                    id: row.id,
                    number: row.number,
                    on: row.on_day,
                    approved_on: row.approved_on,
                    agreement: row.agreement.zip(row.agreed_on),
                    content: json::read(&row.content)?,
                };
                versions.entry(row.plan_id).or_default().push(version);
            }
        }
        Ok(versions)
    }

    /// Assignments of contact persons with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn contacts(&self, after: i64, limit: u64) -> Result<Vec<ContactOut>, RecordError> {
        let rows = contact::Entity::find()
            .filter(contact::Column::Id.gt(after))
            .order_by_asc(contact::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let mut held: HashMap<i64, Vec<NaiveDate>> = HashMap::new();
        for chunk in rows.chunks(AT_ONCE) {
            let notes = session_note::Entity::find()
                .filter(session_note::Column::ContactId.is_in(chunk.iter().map(|row| row.id)))
                .filter(session_note::Column::Held.eq(true))
                .order_by_asc(session_note::Column::OnDay)
                .all(&self.view)
                .await?;
            for note in notes {
                held.entry(note.contact_id).or_default().push(note.on_day);
            }
        }
        let out = |row: contact::Model| ContactOut {
            id: row.id,
            person: PersonId(row.person_id),
            account: row.account_id,
            from: row.from_day,
            until: row.until_day,
            every_days: row.every_days,
            held_on: held.remove(&row.id).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(out).collect())
    }

    /// Qualifications with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn qualifications(&self, after: i64, limit: u64) -> Result<Vec<QualificationOut>, RecordError> {
        let rows = qualification::Entity::find()
            .filter(qualification::Column::Id.gt(after))
            .order_by_asc(qualification::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let out = |row: qualification::Model| QualificationOut {
            id: row.id,
            account: row.account_id,
            code: row.code,
            from: row.from_day,
            until: row.until_day,
        };
        Ok(rows.into_iter().map(out).collect())
    }
}

fn assessment_out(row: assessment::Model) -> Result<AssessmentOut, RecordError> {
    let day = |at: Option<&str>| at.map(|at| instant::read(at).map(|at| at.date_naive())).transpose();
    let scored: Option<Scored> = row.scored.as_deref().map(json::read).transpose()?;
    let answers: Answers = json::read(&row.answers)?;
    let approved = row.override_band.filter(|_| row.countersigned_by.is_some());
    let scores = scored.iter().flat_map(|scored| &scored.scores);
    Ok(AssessmentOut {
        id: AssessmentId(row.id),
        person: PersonId(row.person_id),
        born_on: None,
        sex: None,
        instrument: row.instrument,
        instrument_version: u32::try_from(row.instrument_version).unwrap_or_default(),
        hash: row.hash,
        topic: row.topic,
        on: row.on_day,
        state: AssessmentState::read(&row.state).id(),
        assessor: row.assessor,
        agency: row.agency,
        unit: row.unit,
        final_band: approved.or_else(|| row.band.clone()),
        band: row.band,
        value: scored.as_ref().and_then(|scored| scored.outcome()).map(|score| score.value),
        decision: row.decision,
        second_of: row.first_coding.map(AssessmentId),
        completed_on: day(row.completed_at.as_deref())?,
        countersigned_on: day(row.countersigned_at.as_deref())?,
        answers: answers.written().into_iter().collect(),
        scores: scores.map(|score| (score.score.clone(), score.value, score.band.clone())).collect(),
        needs: Vec::new(),
    })
}
