//! Work on assessments: drafts to finish or mend, and those that await a second signature.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Found, WorkTask};
use crate::permission::Sight;
use crate::rows::assessment;
use crate::{Actor, AssessmentId, AssessmentState, Record, RecordError};

impl Record {
    pub(super) async fn assessment_work(&self, actor: &Actor) -> Result<Vec<Found>, RecordError> {
        let db = self.storage.db();
        let draft = [AssessmentState::Draft.id(), AssessmentState::Returned.id()];
        let mine = assessment::Entity::find()
            .filter(assessment::Column::Assessor.eq(&actor.account))
            .filter(assessment::Column::State.is_in(draft))
            .all(db)
            .await?;
        let task = |row: &assessment::Model| {
            let id = AssessmentId(row.id);
            let draft = row.state == AssessmentState::Draft.id();
            if draft { WorkTask::FinishAssessment(id) } else { WorkTask::MendAssessment(id) }
        };
        let mut found: Vec<Found> =
            mine.iter().map(|row| Found { task: task(row), person: Some(row.person_id), due: None }).collect();
        if let Some(scope) = self.matrix.freely(&actor.role, "verify", "assessment") {
            let sight = Sight::new(db, actor, scope).await?;
            let unsigned = assessment::Entity::find()
                .filter(assessment::Column::State.eq(AssessmentState::AwaitsCountersignature.id()))
                .filter(assessment::Column::Assessor.ne(&actor.account))
                .filter(sight.of_person(assessment::Column::PersonId))
                .all(db)
                .await?;
            for row in unsigned {
                if !self.kept_from(db, actor, &row).await? {
                    let task = WorkTask::Countersign(AssessmentId(row.id));
                    found.push(Found { task, person: Some(row.person_id), due: None });
                }
            }
        }
        Ok(found)
    }
}
