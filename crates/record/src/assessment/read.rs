//! Reading assessments: as they stand, and as they stood on any day.

use chrono::{Days, NaiveDate, NaiveTime};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{AssessmentId, AssessmentRow, AssessmentState, AssessmentStep, AssessmentView};
use crate::chain::Entry;
use crate::rows::{assessment, assessment_moment};
use crate::{Actor, PersonId, Record, RecordError, instant, json};

impl Record {
    /// Assessments of a person the actor may see, newest first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn assessments(&self, actor: &Actor, person: PersonId) -> Result<Vec<AssessmentRow>, RecordError> {
        self.open_about(actor, "assessment", person).await?;
        let rows = self.assessments_seen(actor, person).await?;
        Ok(rows.iter().map(AssessmentRow::new).collect())
    }

    pub(crate) async fn assessments_seen(
        &self,
        actor: &Actor,
        person: PersonId,
    ) -> Result<Vec<assessment::Model>, RecordError> {
        let db = self.storage.db();
        let rows = assessment::Entity::find()
            .filter(assessment::Column::PersonId.eq(person.0))
            .order_by_desc(assessment::Column::OnDay)
            .order_by_desc(assessment::Column::Id)
            .all(db)
            .await?;
        let mut seen = Vec::with_capacity(rows.len());
        for row in rows {
            if !self.kept_from(db, actor, &row).await? {
                seen.push(row);
            }
        }
        Ok(seen)
    }

    /// Opens an assessment; one audit entry names it.
    ///
    /// # Errors
    /// As for opening the person; `Missing` where it is kept from the actor.
    pub async fn assessment(&self, actor: &Actor, id: AssessmentId) -> Result<AssessmentView, RecordError> {
        let row = self.open_assessment(actor, id).await?;
        let previous = assessment::Entity::find()
            .filter(assessment::Column::PersonId.eq(row.person_id))
            .filter(assessment::Column::Instrument.eq(&row.instrument))
            .filter(
                assessment::Column::State.is_in([AssessmentState::Completed.id(), AssessmentState::Superseded.id()]),
            )
            .filter(assessment::Column::FirstCoding.is_null())
            .filter(assessment::Column::Id.lt(row.id))
            // A second coding stands beside the first, not after it.
            .filter(Condition::all().add_option(row.first_coding.map(|first| assessment::Column::Id.ne(first))))
            .filter(assessment::Column::OnDay.lte(row.on_day))
            .order_by_desc(assessment::Column::OnDay)
            .order_by_desc(assessment::Column::Id)
            .all(self.storage.db())
            .await?;
        let previous = previous.into_iter().find(|other| other.topic == row.topic);
        let second = self.second_coding_seen(actor, row.id).await?;
        let view = AssessmentView::new(row, previous.map(|row| AssessmentId(row.id)))?;
        Ok(AssessmentView { second_coding: second.as_ref().map(AssessmentRow::new), ..view })
    }

    async fn second_coding_seen(&self, actor: &Actor, first: i64) -> Result<Option<assessment::Model>, RecordError> {
        let db = self.storage.db();
        let second = assessment::Entity::find().filter(assessment::Column::FirstCoding.eq(first)).one(db).await?;
        match second {
            Some(second) if !self.kept_from(db, actor, &second).await? => Ok(Some(second)),
            _ => Ok(None),
        }
    }

    /// An assessment as it stood at the end of `day`; `None` before it was begun.
    ///
    /// # Errors
    /// As for [`Record::assessment`].
    pub async fn assessment_on(
        &self,
        actor: &Actor,
        id: AssessmentId,
        day: NaiveDate,
    ) -> Result<Option<AssessmentView>, RecordError> {
        self.open_assessment(actor, id).await?;
        let end = day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        let moment = assessment_moment::Entity::find()
            .filter(assessment_moment::Column::AssessmentId.eq(id.0))
            .filter(assessment_moment::Column::At.lt(instant::text(end.and_time(NaiveTime::MIN).and_utc())))
            .order_by_desc(assessment_moment::Column::Version)
            .one(self.storage.db())
            .await?;
        let read = |moment: assessment_moment::Model| AssessmentView::new(json::read(&moment.body)?, None);
        moment.map(read).transpose()
    }

    /// The steps of an assessment's life, in order.
    ///
    /// # Errors
    /// As for [`Record::assessment`].
    pub async fn assessment_steps(&self, actor: &Actor, id: AssessmentId) -> Result<Vec<AssessmentStep>, RecordError> {
        self.open_assessment(actor, id).await?;
        let moments = assessment_moment::Entity::find()
            .filter(assessment_moment::Column::AssessmentId.eq(id.0))
            .order_by_asc(assessment_moment::Column::Version)
            .all(self.storage.db())
            .await?;
        let step = |moment: assessment_moment::Model| {
            Ok(AssessmentStep {
                version: moment.version,
                at: instant::read(&moment.at)?,
                account: moment.account,
                act: moment.act,
                words: moment.words,
            })
        };
        moments.into_iter().map(step).collect()
    }

    /// An assessment as it stood at a version, for who was handed that version.
    pub(crate) async fn assessment_at_version(
        &self,
        id: AssessmentId,
        version: i32,
    ) -> Result<Option<AssessmentView>, RecordError> {
        let moment = assessment_moment::Entity::find()
            .filter(assessment_moment::Column::AssessmentId.eq(id.0))
            .filter(assessment_moment::Column::Version.eq(version))
            .one(self.storage.db())
            .await?;
        moment.map(|moment| AssessmentView::new(json::read(&moment.body)?, None)).transpose()
    }

    async fn open_assessment(&self, actor: &Actor, id: AssessmentId) -> Result<assessment::Model, RecordError> {
        let db = self.storage.db();
        // Before anything is looked up, so that a role without the grant learns nothing.
        self.allowed_persons(actor, "assessment")?;
        let row = assessment::Entity::find_by_id(id.0).one(db).await?.ok_or(RecordError::Missing("assessment"))?;
        let stated = self.enter(db, actor, "assessment", PersonId(row.person_id)).await?;
        if self.kept_from(db, actor, &row).await? {
            return Err(RecordError::Missing("assessment"));
        }
        let stated = if stated { "; purpose stated" } else { "" };
        let entry = Entry {
            verb: "read".to_owned(),
            noun: "assessment".to_owned(),
            subject: Some(row.person_id.to_string()),
            detail: Some(format!("assessment {}{stated}", row.id)),
        };
        self.log(actor, vec![entry]).await?;
        Ok(row)
    }
}
