//! Whose matters are the actor's.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::permission::Sight;
use crate::rows::{assignment, case_plan, custody, person};
use crate::storage::AT_ONCE;
use crate::{Actor, Record, RecordError};

impl Record {
    /// People whose deadlines are the actor's: the caseload, those of the actor's plans, and everybody held in the
    /// actor's unit where the role assesses the whole unit; nobody where it assesses nobody.
    pub(super) async fn people_of(&self, actor: &Actor, own: i64) -> Result<Vec<i64>, RecordError> {
        let db = self.storage.db();
        // Deadlines are those of assessments and plans: they are of no use to who makes neither.
        let Some(assesses) = self.matrix.freely(&actor.role, "write", "assessment") else { return Ok(Vec::new()) };
        let mut people = self.charge_of(actor, own).await?;
        if assesses == catalogue::Scope::OwnUnit && !actor.unit.is_empty() {
            let held = custody::Entity::find()
                .filter(custody::Column::Unit.is_in(self.units_below(&actor.unit).await?))
                .filter(custody::Column::UntilDay.is_null());
            people.extend(held.all(db).await?.into_iter().map(|row| row.person_id));
        }
        self.freely_seen(actor, people).await
    }

    /// The actor's caseload and the people whose open plans are the actor's.
    pub(super) async fn charge_of(&self, actor: &Actor, own: i64) -> Result<BTreeSet<i64>, RecordError> {
        let db = self.storage.db();
        let caseload = assignment::Entity::find().filter(assignment::Column::AccountId.eq(own)).all(db).await?;
        let plans = case_plan::Entity::find()
            .filter(case_plan::Column::Author.eq(&actor.account))
            .filter(case_plan::Column::ClosedOn.is_null())
            .all(db)
            .await?;
        let planned = plans.into_iter().map(|row| row.person_id);
        Ok(caseload.into_iter().map(|row| row.person_id).chain(planned).collect())
    }

    /// Those of `people` who are in sight without being asked what for.
    pub(super) async fn freely_seen(&self, actor: &Actor, people: BTreeSet<i64>) -> Result<Vec<i64>, RecordError> {
        let db = self.storage.db();
        let Some(scope) = self.matrix.freely(&actor.role, "read", "person") else { return Ok(Vec::new()) };
        let sight = Sight::new(db, actor, scope).await?;
        let people: Vec<i64> = people.into_iter().collect();
        let mut seen = Vec::with_capacity(people.len());
        for chunk in people.chunks(AT_ONCE) {
            let of = person::Entity::find().select_only().column(person::Column::Id);
            let of = of.filter(person::Column::Id.is_in(chunk.iter().copied())).filter(sight.people());
            seen.extend(of.into_tuple::<i64>().all(db).await?);
        }
        Ok(seen)
    }
}
