//! Assessments, the needs they found, and how far plans answer them.

use std::collections::HashMap;

use catalogue::{Answers, Scored};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Export;
use crate::plan::{NeedGround, PlanContent, PlanCoverage};
use crate::rows::{assessment, assessment_need, case_plan, case_plan_version, contact, qualification, session_note};
use crate::{AssessmentId, AssessmentState, PersonId, PlanId, RecordError, instant, json};

/// An assessment with a result; drafts are not exported.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessmentOut {
    /// Id.
    pub id: AssessmentId,
    /// Person.
    pub person: PersonId,
    /// Instrument.
    pub instrument: String,
    /// Its version.
    pub instrument_version: u32,
    /// Hash of what the version asks and how it scores.
    pub hash: String,
    /// Topic.
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
}

/// A need with a level, found by an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessedNeedOut {
    /// Assessment.
    pub assessment: AssessmentId,
    /// Person.
    pub person: PersonId,
    /// Day of the assessment.
    pub on: NaiveDate,
    /// Code of `need`.
    pub area: String,
    /// Level.
    pub level: String,
    /// A plan must answer it.
    pub established: bool,
}

/// A plan as it stands, with how much of it is covered and done.
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
    /// Day the present version was approved.
    pub approved_on: Option<NaiveDate>,
    /// `agreed`, `did-not-agree` or `could-not-answer`.
    pub agreement: Option<String>,
    /// Versions.
    pub versions: u32,
    /// Coverage of the present version.
    pub coverage: PlanCoverage,
    /// The person received everything the plan foresees.
    pub full: bool,
}

/// A need in the present version of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanNeedOut {
    /// Plan.
    pub plan: PlanId,
    /// Number in the plan.
    pub need: u32,
    /// Person.
    pub person: PersonId,
    /// Code of `need`.
    pub area: String,
    /// Assessment that established it; `None`: justified by hand.
    pub assessment: Option<AssessmentId>,
    /// Level found.
    pub level: Option<String>,
    /// Coverage of this need.
    pub coverage: PlanCoverage,
    /// `met`, `partly-met`, `not-met`, `declined` or `no-longer-needed`.
    pub result: Option<&'static str>,
    /// Day of the result.
    pub closed_on: Option<NaiveDate>,
}

/// An assignment of a contact person with its sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactOut {
    /// Id.
    pub id: i64,
    /// Person.
    pub person: PersonId,
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
        rows.into_iter().map(assessment_out).collect()
    }

    /// Needs found by the assessments of the same page as [`Export::assessments`].
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn assessed_needs(&self, after: i64, limit: u64) -> Result<Vec<AssessedNeedOut>, RecordError> {
        let rows = self.assessment_rows(after, limit).await?;
        let needs = assessment_need::Entity::find()
            .filter(assessment_need::Column::AssessmentId.is_in(rows.iter().map(|row| row.id)))
            .order_by_asc(assessment_need::Column::AssessmentId)
            .order_by_asc(assessment_need::Column::Area)
            .order_by_asc(assessment_need::Column::FoundBy)
            .all(&self.view)
            .await?;
        let of: HashMap<i64, &assessment::Model> = rows.iter().map(|row| (row.id, row)).collect();
        let out = |need: assessment_need::Model| {
            let row = of.get(&need.assessment_id)?;
            Some(AssessedNeedOut {
                assessment: AssessmentId(row.id),
                person: PersonId(row.person_id),
                on: row.on_day,
                area: need.area,
                level: need.level,
                established: need.established,
            })
        };
        Ok(needs.into_iter().filter_map(out).collect())
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

    /// Plans with an id above `after`, by id, with the needs of their present versions; at most `limit` plans.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn plans(&self, after: i64, limit: u64) -> Result<Vec<(PlanOut, Vec<PlanNeedOut>)>, RecordError> {
        let rows = case_plan::Entity::find()
            .filter(case_plan::Column::Id.gt(after))
            .order_by_asc(case_plan::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let versions = case_plan_version::Entity::find()
            .filter(case_plan_version::Column::PlanId.is_in(rows.iter().map(|row| row.id)))
            .all(&self.view)
            .await?;
        let mut current: HashMap<(i64, i32), case_plan_version::Model> =
            versions.into_iter().map(|row| ((row.plan_id, row.number), row)).collect();
        let mut plans = Vec::with_capacity(rows.len());
        for row in rows {
            let now = current.remove(&(row.id, row.number)).ok_or(RecordError::Missing("plan version"))?;
            let content: PlanContent = json::read(&now.content)?;
            let coverage = content.coverage();
            let needs = content.needs.iter().map(|need| need_out(&row, need)).collect();
            let plan = PlanOut {
                id: PlanId(row.id),
                person: PersonId(row.person_id),
                agency: row.agency,
                unit: row.unit,
                opened_on: row.opened_on,
                closed_on: row.closed_on,
                approved_on: now.approved_on,
                agreement: now.agreement,
                versions: u32::try_from(row.number).unwrap_or_default(),
                full: coverage.is_full(),
                coverage,
            };
            plans.push((plan, needs));
        }
        Ok(plans)
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
        let notes = session_note::Entity::find()
            .filter(session_note::Column::ContactId.is_in(rows.iter().map(|row| row.id)))
            .filter(session_note::Column::Held.eq(true))
            .order_by_asc(session_note::Column::OnDay)
            .all(&self.view)
            .await?;
        let mut held: HashMap<i64, Vec<NaiveDate>> = HashMap::new();
        for note in notes {
            held.entry(note.contact_id).or_default().push(note.on_day);
        }
        let out = |row: contact::Model| ContactOut {
            id: row.id,
            person: PersonId(row.person_id),
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
    })
}

fn need_out(row: &case_plan::Model, need: &crate::PlanNeed) -> PlanNeedOut {
    let (assessment, level) = match &need.ground {
        NeedGround::Assessed { assessment, level } => (Some(*assessment), Some(level.clone())),
        NeedGround::Justified { .. } => (None, None),
    };
    PlanNeedOut {
        plan: PlanId(row.id),
        need: need.id,
        person: PersonId(row.person_id),
        area: need.area.clone(),
        assessment,
        level,
        coverage: need.coverage(),
        result: need.closing.as_ref().map(|closing| closing.result.id()),
        closed_on: need.closing.as_ref().map(|closing| closing.on),
    }
}
