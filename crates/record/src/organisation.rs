//! Organisations and units (iestāde, struktūrvienība).

use std::collections::HashSet;

use catalogue::wording::fold;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::change::{refuse, required};
use crate::rows::{bulk, organisation};
use crate::{Actor, Change, Problem, Record, RecordError, codes};

/// An organisation or unit to record; ids are readable and unique: `jelgavas-cietums`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewOrganisation {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Code of `organisation-kind`.
    pub kind: String,
    /// Organisation it belongs to.
    pub parent: Option<String>,
    /// Agency of the pack it belongs to.
    pub agency: Option<String>,
    /// Code of `region`.
    pub region: Option<String>,
    /// Code of `regime`, prisons only.
    pub regime: Option<String>,
}

/// A recorded organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its data.
    pub data: NewOrganisation,
    /// Version.
    pub version: i32,
}

impl Record {
    /// Organisations and units, by name. They name nobody, so every role of the pack may read them.
    ///
    /// # Errors
    /// When the role is unknown or the database does not answer.
    pub async fn organisations(&self, actor: &Actor) -> Result<Vec<Organisation>, RecordError> {
        if !self.matrix.knows(&actor.role) {
            return Err(crate::permission::refusal(actor, "read", "organisation"));
        }
        let mut rows = organisation::Entity::find().all(self.storage.db()).await?;
        rows.sort_by_cached_key(|row| (fold(&row.name), row.id.clone()));
        Ok(rows.into_iter().map(Organisation::from).collect())
    }
}

impl Change<'_> {
    /// Records organisations; parents first. Existing ids are updated.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn organisations(&mut self, new: &[NewOrganisation]) -> Result<(), RecordError> {
        let scope = self.reach("organisation")?;
        self.prepare().await?;
        let known = self.units().await?;
        let mut ids: HashSet<String> = known.keys().cloned().collect();
        let existing = ids.clone();
        let mut given = HashSet::new();
        for (index, one) in new.iter().enumerate() {
            self.check_organisation(index, one, &ids)?;
            self.within(scope, "organisation", one.agency.as_deref(), &one.id)?;
            if !given.insert(one.id.as_str()) {
                return Err(refuse(index, "id", Problem::Twice { value: one.id.clone() }));
            }
            ids.insert(one.id.clone());
        }
        let (changed, fresh): (Vec<_>, Vec<_>) = new.iter().partition(|one| existing.contains(&one.id));
        let rows: Vec<organisation::Model> = fresh.into_iter().map(|one| row(one.clone())).collect();
        bulk::insert::<organisation::Entity>(&self.tx, &rows, &mut self.digest).await?;
        for one in changed {
            let row = row(one.clone());
            organisation::Entity::update_many()
                .col_expr(organisation::Column::Name, Expr::value(row.name))
                .col_expr(organisation::Column::Kind, Expr::value(row.kind))
                .col_expr(organisation::Column::Parent, Expr::value(row.parent))
                .col_expr(organisation::Column::Agency, Expr::value(row.agency))
                .col_expr(organisation::Column::Region, Expr::value(row.region))
                .col_expr(organisation::Column::Regime, Expr::value(row.regime))
                .col_expr(organisation::Column::Version, Expr::col(organisation::Column::Version).add(1))
                .filter(organisation::Column::Id.eq(&row.id))
                .exec(&self.tx)
                .await?;
            self.digest.note("organisation", one);
        }
        self.wrote("organisation", new.len(), new.last().map_or("", |one| one.id.as_str()));
        self.forget_units();
        Ok(())
    }

    fn check_organisation(
        &self,
        index: usize,
        one: &NewOrganisation,
        ids: &HashSet<String>,
    ) -> Result<(), RecordError> {
        let day = self.actor.at.date_naive();
        let codes = &self.record.codes;
        required(index, "id", &one.id)?;
        required(index, "name", &one.name)?;
        codes.get("organisation-kind", &one.kind, day).map_err(|problem| refuse(index, "kind", problem))?;
        codes.maybe("region", one.region.as_ref(), day).map_err(|problem| refuse(index, "region", problem))?;
        if let Some(agency) = &one.agency {
            self.record.agency(agency).map_err(|problem| refuse(index, "agency", problem))?;
        }
        // The regime of a prison that was closed, or whose regime was abolished, stays what it was.
        if let Some(regime) = &one.regime {
            codes.ever("regime", regime).map_err(|problem| refuse(index, "regime", problem))?;
        }
        match &one.parent {
            Some(parent) if *parent == one.id || !ids.contains(parent) => {
                Err(refuse(index, "parent", codes::unknown("organisation", parent, ids.iter().map(String::as_str))))
            }
            _ => Ok(()),
        }
    }
}

fn row(one: NewOrganisation) -> organisation::Model {
    organisation::Model {
        id: one.id,
        name: one.name.trim().to_owned(),
        kind: one.kind,
        parent: one.parent,
        agency: one.agency,
        region: one.region,
        regime: one.regime,
        version: 1,
    }
}

impl From<organisation::Model> for Organisation {
    fn from(row: organisation::Model) -> Self {
        let data = NewOrganisation {
            id: row.id,
            name: row.name,
            kind: row.kind,
            parent: row.parent,
            agency: row.agency,
            region: row.region,
            regime: row.regime,
        };
        Self { data, version: row.version }
    }
}
