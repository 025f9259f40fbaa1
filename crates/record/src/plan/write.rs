//! Opening a plan, changing it, and closing it.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::content::{Evidence, NeedGround, PlanContent, StepDoer, StepWhat};
use super::edit::{Known, PlanEdit};
use super::{PlanId, PlanState};
use crate::change::{fresh, refuse, required};
use crate::json::{self, json};
use crate::rows::{
    account, activity, assessment, assessment_need, case_plan, case_plan_step, case_plan_version, organisation,
    participation,
};
use crate::{ActivityId, AssessmentId, AssessmentState, Change, PersonId, Problem, RecordError, codes};

impl Change<'_> {
    /// Opens a plan. It begins with the needs that the person's present assessments established.
    ///
    /// # Errors
    /// When refused, or the person has an open plan.
    pub async fn open_plan(&mut self, person: PersonId) -> Result<PlanId, RecordError> {
        self.about("case-plan", person).await?;
        let open = case_plan::Entity::find()
            .filter(case_plan::Column::PersonId.eq(person.0))
            .filter(case_plan::Column::ClosedOn.is_null());
        if let Some(open) = open.one(&self.tx).await? {
            return Err(refuse(0, "person", Problem::Taken { noun: "case-plan", id: open.id.to_string() }));
        }
        let mut content = PlanContent::default();
        for (assessment, area) in self.established(person).await? {
            let edit = PlanEdit::TakeUpNeed { assessment, area: area.clone() };
            if content.needs.iter().all(|need| need.area != area) {
                content = self.edited(0, content, &edit, person).await?;
            }
        }
        let id = self.ids("case-plan", 1).await?;
        let today = self.today();
        let row = case_plan::Model {
            id,
            person_id: person.0,
            agency: self.actor.agency.clone(),
            unit: self.actor.unit.clone(),
            author: self.actor.account.clone(),
            opened_on: today,
            closed_on: None,
            closing_words: None,
            next_review_on: None,
            number: 1,
            version: 1,
        };
        self.add::<case_plan::Entity>(std::slice::from_ref(&row)).await?;
        let version = self.new_version(&row, &content).await?;
        self.add::<case_plan_version::Entity>(&[version]).await?;
        self.wrote("case-plan", 1, &id);
        Ok(PlanId(id))
    }

    /// Changes a plan at `version`, all edits or none. What is changed on one day is one version of the plan; what only
    /// tells how far things are leaves an approved plan approved. Returns the new version for locking.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it first; when refused or closed; `Invalid` with the number of the edit.
    pub async fn edit_plan(&mut self, id: PlanId, version: i32, edits: &[PlanEdit]) -> Result<i32, RecordError> {
        let (row, current) = self.plan_at("write", id, version).await?;
        let mut content = read_content(&current)?;
        for (index, edit) in edits.iter().enumerate() {
            content = self.edited(index, content, edit, PersonId(row.person_id)).await?;
        }
        let progress = edits.iter().all(PlanEdit::is_progress);
        let approved = PlanState::read(&current.state) == PlanState::Approved;
        let same_day = current.on_day == self.today() && (!approved || progress);
        let mut row = row;
        if same_day {
            let changed =
                case_plan_version::Model { content: json(&content)?, author: self.actor.account.clone(), ..current };
            self.put::<case_plan_version::Entity>(changed).await?;
        } else {
            row.number += 1;
            let fresh = self.new_version(&row, &content).await?;
            // How far things are does not undo what was approved and agreed.
            let fresh = if approved && progress {
                case_plan_version::Model {
                    id: fresh.id,
                    number: fresh.number,
                    on_day: fresh.on_day,
                    content: fresh.content,
                    author: fresh.author,
                    ..current
                }
            } else {
                fresh
            };
            self.add::<case_plan_version::Entity>(&[fresh]).await?;
        }
        self.project_steps(&row, &content).await?;
        row.version = version + 1;
        self.put::<case_plan::Entity>(row).await?;
        self.wrote("case-plan", 1, &id.0);
        Ok(version + 1)
    }

    /// Closes a plan; every need has its result by then.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it; when refused, a need has no result, or the words are blank.
    pub async fn close_plan(&mut self, id: PlanId, version: i32, words: &str) -> Result<(), RecordError> {
        required(0, "words", words)?;
        let (row, current) = self.plan_at("write", id, version).await?;
        let content = read_content(&current)?;
        if let Some(open) = content.needs.iter().find(|need| need.closing.is_none()) {
            return Err(refuse(0, &format!("needs.{}", open.id), Problem::Required));
        }
        let row = case_plan::Model {
            closed_on: Some(self.today()),
            closing_words: Some(words.trim().to_owned()),
            next_review_on: None,
            version: version + 1,
            ..row
        };
        self.put::<case_plan::Entity>(row).await?;
        case_plan_step::Entity::delete_many().filter(case_plan_step::Column::PlanId.eq(id.0)).exec(&self.tx).await?;
        self.wrote("case-plan", 1, &id.0);
        Ok(())
    }

    /// A plan that is open, at the version that was read, with what it says now.
    pub(super) async fn plan_at(
        &self,
        verb: &str,
        id: PlanId,
        version: i32,
    ) -> Result<(case_plan::Model, case_plan_version::Model), RecordError> {
        let row = case_plan::Entity::find_by_id(id.0).one(&self.tx).await?;
        let row = row.ok_or(RecordError::Missing("case-plan"))?;
        let verb = if verb == "write" { &self.verb } else { verb };
        self.about_as(verb, "case-plan", PersonId(row.person_id)).await?;
        fresh("case-plan", row.id, row.version, version)?;
        if let Some(on) = row.closed_on {
            return Err(refuse(0, "plan", Problem::Ended { on }));
        }
        let current = case_plan_version::Entity::find()
            .filter(case_plan_version::Column::PlanId.eq(id.0))
            .filter(case_plan_version::Column::Number.eq(row.number))
            .one(&self.tx)
            .await?;
        Ok((row, current.ok_or(RecordError::Missing("plan version"))?))
    }

    async fn new_version(
        &self,
        row: &case_plan::Model,
        content: &PlanContent,
    ) -> Result<case_plan_version::Model, RecordError> {
        Ok(case_plan_version::Model {
            id: self.ids("case-plan-version", 1).await?,
            plan_id: row.id,
            number: row.number,
            on_day: self.today(),
            state: PlanState::Draft.id().to_owned(),
            content: json(content)?,
            author: self.actor.account.clone(),
            approved_by: None,
            approved_on: None,
            agreement: None,
            agreement_words: None,
            agreed_on: None,
            acknowledged_on: None,
            acknowledged_words: None,
        })
    }

    /// The steps as they stand, where they are found by their days.
    async fn project_steps(&mut self, row: &case_plan::Model, content: &PlanContent) -> Result<(), RecordError> {
        case_plan_step::Entity::delete_many().filter(case_plan_step::Column::PlanId.eq(row.id)).exec(&self.tx).await?;
        let step = |(need, _, step): (&super::PlanNeed, &super::Goal, &super::PlanStep)| case_plan_step::Model {
            plan_id: row.id,
            step: i32::try_from(step.id).unwrap_or(i32::MAX),
            person_id: row.person_id,
            need_area: need.area.clone(),
            what: match &step.what {
                StepWhat::Activity(kind) => format!("activity:{kind}"),
                StepWhat::Programme(code) => format!("programme:{code}"),
                StepWhat::Other => "other".to_owned(),
            },
            doer: match &step.who {
                StepDoer::Person => "person".to_owned(),
                StepDoer::Account(id) => format!("account:{}", id.0),
                StepDoer::Role(role) => format!("role:{role}"),
                StepDoer::Organisation(id) => format!("organisation:{id}"),
            },
            by_day: step.by,
            state: step.state.id().to_owned(),
        };
        let open = content.steps().filter(|(need, ..)| need.closing.is_none());
        let rows: Vec<case_plan_step::Model> = open.map(step).collect();
        self.add::<case_plan_step::Entity>(&rows).await
    }

    /// Needs that the person's present assessments established, by area.
    async fn established(&self, person: PersonId) -> Result<Vec<(AssessmentId, String)>, RecordError> {
        let mut found = Vec::new();
        for row in self.present_assessments(person).await? {
            let needs = assessment_need::Entity::find()
                .filter(assessment_need::Column::AssessmentId.eq(row.id))
                .filter(assessment_need::Column::Established.eq(true))
                .all(&self.tx)
                .await?;
            found.extend(needs.into_iter().map(|need| (AssessmentId(row.id), need.area)));
        }
        found.sort_by(|one, other| one.1.cmp(&other.1));
        Ok(found)
    }

    async fn present_assessments(&self, person: PersonId) -> Result<Vec<assessment::Model>, RecordError> {
        let rows = assessment::Entity::find()
            .filter(assessment::Column::PersonId.eq(person.0))
            .filter(assessment::Column::State.eq(AssessmentState::Completed.id()))
            .filter(assessment::Column::FirstCoding.is_null())
            .all(&self.tx)
            .await?;
        let mut seen = Vec::new();
        for row in rows {
            if !self.record.kept_from(&self.tx, &self.actor, &row).await? {
                seen.push(row);
            }
        }
        Ok(seen)
    }

    async fn edited(
        &self,
        index: usize,
        content: PlanContent,
        edit: &PlanEdit,
        person: PersonId,
    ) -> Result<PlanContent, RecordError> {
        let mut known =
            Known { today: self.today(), account: self.actor.account.clone(), ground: None, evidence: None };
        match edit {
            PlanEdit::TakeUpNeed { assessment, area } => {
                known.ground = Some(self.ground(index, *assessment, area, person).await?);
            }
            PlanEdit::JustifyNeed { area, reason } => {
                let code = self.record.codes.get("need", area, known.today);
                code.map_err(|problem| refuse(index, "area", problem))?;
                required(index, "reason", reason)?;
                let reason = reason.trim().to_owned();
                known.ground = Some(NeedGround::Justified { reason, by: self.actor.account.clone() });
            }
            PlanEdit::AddStep { step, .. } | PlanEdit::ReviseStep { new: step, .. } => {
                self.check_what(&step.what, known.today).map_err(|problem| refuse(index, "what", problem))?;
                self.check_who(index, &step.who).await?;
            }
            PlanEdit::LinkEvidence { activity, .. } => {
                known.evidence = Some(self.evidence(index, *activity, person).await?);
            }
            _ => {}
        }
        edit.apply(content, known).map_err(|(field, problem)| refuse(index, field, problem))
    }

    /// What an assessment says of a need.
    async fn ground(
        &self,
        index: usize,
        assessment: AssessmentId,
        area: &str,
        person: PersonId,
    ) -> Result<NeedGround, RecordError> {
        let present = self.present_assessments(person).await?;
        let unknown = || Problem::Unknown { noun: "assessment", id: assessment.0.to_string(), nearest: None };
        if !present.iter().any(|row| row.id == assessment.0) {
            return Err(refuse(index, "assessment", unknown()));
        }
        let found = assessment_need::Entity::find()
            .filter(assessment_need::Column::AssessmentId.eq(assessment.0))
            .filter(assessment_need::Column::Area.eq(area))
            .filter(assessment_need::Column::Established.eq(true))
            .one(&self.tx)
            .await?;
        // What is not established needs somebody's reason.
        let found = found.ok_or_else(|| {
            refuse(index, "area", Problem::DoesNotFit { field: "assessment", value: assessment.0.to_string() })
        })?;
        Ok(NeedGround::Assessed { assessment, level: found.level })
    }

    fn check_what(&self, what: &StepWhat, today: NaiveDate) -> Result<(), Problem> {
        match what {
            StepWhat::Activity(kind) => {
                codes::entry("activity-type", kind, &self.record.catalogue.activity_types).map(drop)
            }
            StepWhat::Programme(code) => self.record.codes.get("programme", code, today).map(drop),
            StepWhat::Other => Ok(()),
        }
    }

    async fn check_who(&self, index: usize, who: &StepDoer) -> Result<(), RecordError> {
        let unknown = |noun, id: String| refuse(index, "who", Problem::Unknown { noun, id, nearest: None });
        match who {
            StepDoer::Person => Ok(()),
            StepDoer::Role(role) => {
                codes::entry("role", role, &self.record.matrix.0).map_err(|problem| refuse(index, "who", problem))?;
                Ok(())
            }
            StepDoer::Account(id) => {
                let found = account::Entity::find_by_id(id.0).one(&self.tx).await?;
                found.map(drop).ok_or_else(|| unknown("account", id.0.to_string()))
            }
            StepDoer::Organisation(id) => {
                let found = organisation::Entity::find_by_id(id).one(&self.tx).await?;
                found.map(drop).ok_or_else(|| unknown("organisation", id.clone()))
            }
        }
    }

    /// A ledger entry the person has a part in.
    async fn evidence(&self, index: usize, id: ActivityId, person: PersonId) -> Result<Evidence, RecordError> {
        let part = participation::Entity::find()
            .filter(participation::Column::ActivityId.eq(id.0))
            .filter(participation::Column::PersonId.eq(person.0))
            .one(&self.tx)
            .await?;
        let entry = activity::Entity::find_by_id(id.0).one(&self.tx).await?;
        let Some((part, entry)) = part.zip(entry) else {
            let problem = Problem::Unknown { noun: "participation", id: id.0.to_string(), nearest: None };
            return Err(refuse(index, "activity", problem));
        };
        Ok(Evidence { activity: id, on: entry.on_day, attended: part.attended })
    }
}

pub(super) fn read_content(row: &case_plan_version::Model) -> Result<PlanContent, RecordError> {
    json::read(&row.content)
}
