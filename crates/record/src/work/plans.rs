//! Work on plans: steps to do, reviews, agreement and approval.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Found, WorkTask};
use crate::permission::Sight;
use crate::rows::{case_plan, case_plan_step, case_plan_version};
use crate::storage::AT_ONCE;
use crate::{Actor, PlanId, Record, RecordError};

impl Record {
    pub(super) async fn plan_work(&self, actor: &Actor, own: i64) -> Result<Vec<Found>, RecordError> {
        let db = self.storage.db();
        let mut found = Vec::new();
        if let Some(scope) = self.matrix.freely(&actor.role, "read", "case-plan") {
            let sight = Sight::new(db, actor, scope).await?;
            let doers = [format!("account:{own}"), format!("role:{}", actor.role)];
            let steps = case_plan_step::Entity::find()
                .filter(case_plan_step::Column::Doer.is_in(doers))
                .filter(case_plan_step::Column::State.is_in(["not-started", "in-progress"]))
                .filter(sight.of_person(case_plan_step::Column::PersonId))
                .all(db)
                .await?;
            found.extend(steps.into_iter().map(|row| Found {
                task: WorkTask::DoStep { plan: PlanId(row.plan_id), step: row.step },
                person: Some(row.person_id),
                due: Some(row.by_day),
            }));
        }
        let open = case_plan::Entity::find().filter(case_plan::Column::ClosedOn.is_null());
        let mine = open.clone().filter(case_plan::Column::Author.eq(&actor.account)).all(db).await?;
        let present = self.present_versions(&mine).await?;
        for row in mine {
            if let Some(due) = row.next_review_on {
                let task = WorkTask::ReviewPlan(PlanId(row.id));
                found.push(Found { task, person: Some(row.person_id), due: Some(due) });
            }
            let current = present.get(&row.id).ok_or(RecordError::Missing("plan version"))?;
            let unanswered = current.agreement.as_deref().is_none_or(|answer| answer == "could-not-answer");
            if current.state == "approved" && unanswered {
                let task = WorkTask::AskAgreement(PlanId(row.id));
                found.push(Found { task, person: Some(row.person_id), due: None });
            }
        }
        if let Some(scope) = self.matrix.freely(&actor.role, "verify", "case-plan") {
            let sight = Sight::new(db, actor, scope).await?;
            let seen = open.filter(sight.of_person(case_plan::Column::PersonId)).all(db).await?;
            let present = self.present_versions(&seen).await?;
            for row in seen {
                let current = present.get(&row.id).ok_or(RecordError::Missing("plan version"))?;
                let content = crate::json::read::<crate::PlanContent>(&current.content)?;
                let ready = !content.needs.is_empty() && content.uncovered().next().is_none();
                if current.state == "draft" && ready && current.author != actor.account {
                    let task = WorkTask::ApprovePlan(PlanId(row.id));
                    found.push(Found { task, person: Some(row.person_id), due: None });
                }
            }
        }
        Ok(found)
    }

    /// The present version of each plan, by plan.
    async fn present_versions(
        &self,
        plans: &[case_plan::Model],
    ) -> Result<HashMap<i64, case_plan_version::Model>, RecordError> {
        let mut present = HashMap::with_capacity(plans.len());
        for chunk in plans.chunks(AT_ONCE) {
            let column = |column| Expr::col((case_plan_version::Entity, column));
            let mut of_plan = Query::select();
            of_plan.expr(Expr::value(1)).from(case_plan::Entity);
            of_plan.and_where(
                column(case_plan_version::Column::PlanId).equals((case_plan::Entity, case_plan::Column::Id)),
            );
            of_plan.and_where(
                column(case_plan_version::Column::Number).equals((case_plan::Entity, case_plan::Column::Number)),
            );
            let rows = case_plan_version::Entity::find()
                .filter(case_plan_version::Column::PlanId.is_in(chunk.iter().map(|row| row.id)))
                .filter(Expr::exists(of_plan))
                .all(self.storage.db())
                .await?;
            present.extend(rows.into_iter().map(|row| (row.plan_id, row)));
        }
        Ok(present)
    }
}
