//! Project budget movements.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::change::refuse;
use crate::permission::Sight;
use crate::rows::{budget_movement, bulk};
use crate::{Actor, Change, Problem, Record, RecordError, codes};

/// A movement of project money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetMovement {
    /// Project id.
    pub project: String,
    /// Code of `funding-source`.
    pub source: String,
    /// Code of `budget-movement`.
    pub kind: String,
    /// Project activity: `A1`.
    pub activity: Option<String>,
    /// Day.
    pub on: NaiveDate,
    /// Amount in cents.
    pub cents: i64,
    /// Remark.
    pub note: Option<String>,
}

/// Sum of a project's movements per source and kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetBalance {
    /// Code of `funding-source`.
    pub source: String,
    /// Code of `budget-movement`.
    pub kind: String,
    /// Cents.
    pub cents: i64,
}

impl Record {
    /// Sums of a project's money per source and kind.
    ///
    /// # Errors
    /// When the role may not read budgets, the project is out of sight, or the database does not answer.
    pub async fn budget(&self, actor: &Actor, project: &str) -> Result<Vec<BudgetBalance>, RecordError> {
        let (scope, _) = self.allowed(actor, "read", "budget")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let known = self.catalogue.projects.get(project);
        if !known.is_some_and(|project| sight.of_agency(actor, project.owner.as_deref())) {
            return Err(RecordError::Missing("project"));
        }
        let rows = budget_movement::Entity::find()
            .filter(budget_movement::Column::Project.eq(project))
            .all(self.storage.db())
            .await?;
        let mut sums: BTreeMap<(String, String), i64> = BTreeMap::new();
        for row in rows {
            *sums.entry((row.source, row.kind)).or_default() += row.cents;
        }
        Ok(sums.into_iter().map(|((source, kind), cents)| BudgetBalance { source, kind, cents }).collect())
    }
}

impl Change<'_> {
    /// Records budget movements.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn budget(&mut self, new: &[BudgetMovement]) -> Result<(), RecordError> {
        let scope = self.reach("budget")?;
        self.prepare().await?;
        for (index, one) in new.iter().enumerate() {
            let owner = self.check_movement(one).map_err(|(field, problem)| refuse(index, field, problem))?;
            self.within(scope, "budget", owner.as_deref(), "")?;
        }
        let first = self.ids("budget-movement", new.len()).await?;
        let row = |(id, one): (i64, &BudgetMovement)| budget_movement::Model {
            id,
            project: one.project.clone(),
            source: one.source.clone(),
            kind: one.kind.clone(),
            activity: one.activity.clone(),
            on_day: one.on,
            cents: one.cents,
            note: one.note.clone(),
        };
        let rows: Vec<budget_movement::Model> = (first..).zip(new).map(row).collect();
        bulk::insert::<budget_movement::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("budget", rows.len(), &first);
        Ok(())
    }

    /// The owner of the project whose money is moved.
    fn check_movement(&self, one: &BudgetMovement) -> Result<Option<String>, (&'static str, Problem)> {
        let project = self.record.project(&one.project).map_err(|problem| ("project", problem))?;
        let code = self.record.codes.get("funding-source", &one.source, one.on);
        code.map_err(|problem| ("source", problem))?;
        self.record.codes.get("budget-movement", &one.kind, one.on).map_err(|problem| ("kind", problem))?;
        if let Some(activity) = one.activity.as_ref().filter(|id| !project.activity.iter().any(|one| one.id == **id)) {
            let known = project.activity.iter().map(|one| one.id.as_str());
            return Err(("activity", codes::unknown("project activity", activity, known)));
        }
        Ok(project.owner.clone())
    }
}
