//! The one permission decision, made from `roles.toml`, and what of the record it leaves in sight.

use std::collections::BTreeMap;

use catalogue::{Catalogue, Grant, Role, Scope, Sees};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::chain::Entry;
use crate::change::below;
use crate::rows::{account, activity, assignment, custody, movement, organisation, participation, person, section};
use crate::{Actor, PersonId, Record, RecordError, Refusal};

/// Every role's grants; built once from the catalogue.
#[derive(Debug, Clone)]
pub struct Matrix(pub(crate) BTreeMap<String, Role>);

impl Matrix {
    /// The matrix of a pack.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self(catalogue.roles.clone())
    }

    /// Whether the pack has the role.
    #[must_use]
    pub fn knows(&self, role: &str) -> bool {
        self.0.contains_key(role)
    }

    /// The widest grant of `role` for `verb` on `resource`, if any.
    #[must_use]
    pub fn decide(&self, role: &str, verb: &str, resource: &str) -> Option<(Scope, Sees)> {
        let role = self.0.get(role)?;
        role.may
            .iter()
            .filter(|grant| grant.verbs.iter().any(|v| v == verb) && grant.what.iter().any(|w| w == resource))
            .map(|grant| (grant.scope, grant.sees))
            .max()
    }

    /// Whether the widest grant of `role` for `verb` on `resource` asks for a purpose.
    #[must_use]
    pub fn asks_purpose(&self, role: &str, verb: &str, resource: &str) -> bool {
        let Some(role) = self.0.get(role) else { return false };
        role.may
            .iter()
            .filter(|grant| grant.verbs.iter().any(|v| v == verb) && grant.what.iter().any(|w| w == resource))
            .max_by_key(|grant| (grant.scope, grant.sees))
            .is_some_and(|grant| grant.ask_purpose)
    }

    /// The widest scope in which `role` sees persons when it does `verb` on `resource`, if any.
    #[must_use]
    pub fn persons(&self, role: &str, verb: &str, resource: &str) -> Option<Scope> {
        self.grants(role, verb, resource).map(|grant| grant.scope).max()
    }

    /// The widest scope in which `role` sees persons without being asked what for, if any.
    #[must_use]
    pub fn freely(&self, role: &str, verb: &str, resource: &str) -> Option<Scope> {
        self.grants(role, verb, resource).filter(|grant| !grant.ask_purpose).map(|grant| grant.scope).max()
    }

    fn grants<'a>(&'a self, role: &str, verb: &'a str, resource: &'a str) -> impl Iterator<Item = &'a Grant> {
        let of_role = self.0.get(role).into_iter().flat_map(move |role| role.may(verb, resource));
        of_role.filter(|grant| grant.sees == Sees::Persons)
    }
}

impl Record {
    /// Whether `actor` may do `verb` on `resource` anywhere.
    #[must_use]
    pub fn may(&self, actor: &Actor, verb: &str, resource: &str) -> bool {
        self.matrix.decide(&actor.role, verb, resource).is_some()
    }

    /// Whether `actor` sees persons (not only counts) in `resource`.
    #[must_use]
    pub fn sees_persons(&self, actor: &Actor, resource: &str) -> bool {
        self.matrix.persons(&actor.role, "read", resource).is_some()
    }

    /// Whether the user has to state a purpose before reading persons in `resource`: the widest grant asks for it.
    #[must_use]
    pub fn asks_purpose(&self, actor: &Actor, resource: &str) -> bool {
        self.matrix.asks_purpose(&actor.role, "read", resource)
    }

    /// The decision, or the refusal.
    pub(crate) fn allowed(&self, actor: &Actor, verb: &str, resource: &str) -> Result<(Scope, Sees), RecordError> {
        self.matrix.decide(&actor.role, verb, resource).ok_or_else(|| refusal(actor, verb, resource))
    }

    /// The decision for reading persons by name in `resource`.
    pub(crate) fn allowed_persons(&self, actor: &Actor, resource: &str) -> Result<Scope, RecordError> {
        self.matrix.persons(&actor.role, "read", resource).ok_or_else(|| refusal(actor, "read", resource))
    }

    /// Whether the actor may open what `resource` says about one person: freely, or with a stated purpose. `true`: the
    /// purpose was asked for and stated, which the audit entry tells.
    ///
    /// `Missing` where the person is out of sight, `PurposeNeeded` where a purpose would bring them into sight.
    pub(crate) async fn enter(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        resource: &str,
        id: PersonId,
    ) -> Result<bool, RecordError> {
        Opening::new(self, actor, id).enter(db, resource).await
    }
}

/// One person in front of one actor: how far the person is in sight is found out once for each reach.
pub(crate) struct Opening<'a> {
    record: &'a Record,
    actor: &'a Actor,
    pub(crate) person: PersonId,
    found: Vec<(Scope, bool)>,
}

impl<'a> Opening<'a> {
    pub(crate) fn new(record: &'a Record, actor: &'a Actor, person: PersonId) -> Self {
        Self { record, actor, person, found: Vec::new() }
    }

    /// The same decision as [`Record::enter`].
    pub(crate) async fn enter(&mut self, db: &impl ConnectionTrait, resource: &str) -> Result<bool, RecordError> {
        let (record, actor) = (self.record, self.actor);
        let widest = record.allowed_persons(actor, resource)?;
        let free = record.matrix.freely(&actor.role, "read", resource);
        if let Some(scope) = free
            && self.reaches(db, scope).await?
        {
            return Ok(false);
        }
        if free == Some(widest) || !self.reaches(db, widest).await? {
            return Err(RecordError::Missing("person"));
        }
        let known = !record.codes.has("purpose") || record.codes.ever("purpose", &actor.purpose.code).is_ok();
        if actor.purpose.stated && known { Ok(true) } else { Err(RecordError::PurposeNeeded("person")) }
    }

    /// Whether what `resource` says of the person is in sight; errors only when the database does not answer.
    pub(crate) async fn sees(&mut self, db: &impl ConnectionTrait, resource: &str) -> Result<bool, RecordError> {
        match self.enter(db, resource).await {
            Ok(_) => Ok(true),
            Err(RecordError::Forbidden(_) | RecordError::Missing(_) | RecordError::PurposeNeeded(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn reaches(&mut self, db: &impl ConnectionTrait, scope: Scope) -> Result<bool, RecordError> {
        if let Some((_, seen)) = self.found.iter().find(|(known, _)| *known == scope) {
            return Ok(*seen);
        }
        let sight = Sight::new(db, self.actor, scope).await?;
        let seen = in_sight(db, &sight, self.person).await?;
        self.found.push((scope, seen));
        Ok(seen)
    }
}

impl Record {
    /// Opens what `resource` says about a person: one decision, one audit entry.
    pub(crate) async fn open_about(
        &self,
        actor: &Actor,
        resource: &'static str,
        person: PersonId,
    ) -> Result<(), RecordError> {
        let stated = self.enter(self.storage.db(), actor, resource, person).await?;
        let entry = Entry {
            verb: "read".to_owned(),
            noun: resource.to_owned(),
            subject: Some(person.0.to_string()),
            detail: stated.then(|| "purpose stated".to_owned()),
        };
        self.log(actor, vec![entry]).await
    }
}

pub(crate) async fn in_sight(db: &impl ConnectionTrait, sight: &Sight, id: PersonId) -> Result<bool, RecordError> {
    let found = person::Entity::find_by_id(id.0).filter(sight.people()).one(db).await?;
    Ok(found.is_some())
}

/// The error of a refused permission.
pub(crate) fn refusal(actor: &Actor, verb: &str, resource: &str) -> RecordError {
    RecordError::Forbidden(Refusal { role: actor.role.clone(), verb: verb.to_owned(), resource: resource.to_owned() })
}

/// What of the record an actor has in sight: every query starts from one of its conditions.
#[derive(Debug, Clone)]
pub(crate) enum Sight {
    /// Everything.
    All,
    /// What belongs to an agency.
    Agency(String),
    /// What belongs to these units.
    Units(Vec<String>),
    /// The people assigned to this account.
    Caseload(String),
}

impl Sight {
    /// The sight of `actor` where the matrix gives `scope`.
    pub(crate) async fn new(db: &impl ConnectionTrait, actor: &Actor, scope: Scope) -> Result<Self, RecordError> {
        Ok(match scope {
            Scope::All => Self::All,
            Scope::OwnCaseload => Self::Caseload(actor.account.clone()),
            Scope::OwnUnit if !actor.unit.is_empty() => {
                let tree: Vec<(String, Option<String>)> = organisation::Entity::find()
                    .select_only()
                    .column(organisation::Column::Id)
                    .column(organisation::Column::Parent)
                    .into_tuple()
                    .all(db)
                    .await?;
                let tree: Vec<_> = tree.iter().map(|(id, parent)| (id.as_str(), parent.as_deref())).collect();
                let mut units: Vec<String> = below(&actor.unit, &tree).into_iter().collect();
                units.sort();
                Self::Units(units)
            }
            Scope::Agency | Scope::OwnUnit => Self::Agency(actor.agency.clone()),
        })
    }

    /// People in sight: registered, held, supervised, employed or taking part there.
    pub(crate) fn people(&self) -> Condition {
        let everyone = Condition::all();
        match self {
            Self::All => everyone,
            Self::Caseload(account) => everyone.add(assigned(person::Entity, person::Column::Id, account)),
            Self::Agency(agency) => Condition::any()
                .add(person::Column::RegisteredAgency.eq(agency))
                .add(person::Column::EmployerAgency.eq(agency))
                .add(self.held(custody::Entity, custody::Column::PersonId, custody::Column::Unit))
                .add(self.held(section::Entity, section::Column::PersonId, section::Column::Unit))
                .add(self.takes_part()),
            Self::Units(units) => Condition::any()
                .add(person::Column::RegisteredUnit.is_in(units))
                .add(self.held(movement::Entity, movement::Column::PersonId, movement::Column::Unit))
                .add(self.held(section::Entity, section::Column::PersonId, section::Column::Unit))
                .add(self.takes_part()),
        }
    }

    /// Rows about people in sight, by the column that names the person.
    pub(crate) fn of_person<C: ColumnTrait>(&self, column: C) -> Condition {
        if let Self::All = self {
            return Condition::all();
        }
        let mut seen = Query::select();
        seen.column((person::Entity, person::Column::Id)).from(person::Entity).cond_where(self.people());
        // Told row by row: few rows are asked about many people.
        seen.and_where(Expr::col((person::Entity, person::Column::Id)).equals(column.as_column_ref()));
        Condition::all().add(Expr::exists(seen))
    }

    /// Activities in sight.
    pub(crate) fn activities(&self) -> Condition {
        let all = Condition::all();
        match self {
            Self::All => all,
            Self::Agency(agency) => all.add(activity::Column::Agency.eq(agency)),
            Self::Units(units) => all.add(activity::Column::Unit.is_in(units)),
            Self::Caseload(account) => {
                let mut theirs = some(participation::Entity);
                theirs
                    .and_where(
                        Expr::col((participation::Entity, participation::Column::ActivityId))
                            .equals((activity::Entity, activity::Column::Id)),
                    )
                    .and_where(assigned(participation::Entity, participation::Column::PersonId, account));
                all.add(Expr::exists(theirs))
            }
        }
    }

    /// Things that belong to a unit by `column`.
    pub(crate) fn of_unit<C: ColumnTrait>(&self, column: C) -> Condition {
        let all = Condition::all();
        match self {
            Self::All => all,
            Self::Agency(agency) => all.add(column.in_subquery(units_of(agency))),
            Self::Units(units) => all.add(column.is_in(units)),
            Self::Caseload(_) => all.add(Expr::value(1).eq(0)),
        }
    }

    /// Whether something that belongs to an agency as a whole is in sight; what belongs to none is.
    pub(crate) fn of_agency(&self, actor: &Actor, agency: Option<&str>) -> bool {
        match self {
            Self::All => true,
            _ => agency.is_none_or(|agency| agency == actor.agency),
        }
    }

    fn held<E: EntityTrait, C: ColumnTrait>(&self, table: E, person: C, unit: C) -> SimpleExpr {
        let mut there = some(table);
        there.and_where(Expr::col((table, person)).equals((person::Entity, person::Column::Id)));
        match self {
            Self::Agency(agency) => there.and_where(Expr::col((table, unit)).in_subquery(units_of(agency))),
            Self::Units(units) => there.and_where(Expr::col((table, unit)).is_in(units)),
            Self::All | Self::Caseload(_) => &mut there,
        };
        Expr::exists(there)
    }

    fn takes_part(&self) -> SimpleExpr {
        let mut part = some(participation::Entity);
        part.inner_join(
            activity::Entity,
            Expr::col((activity::Entity, activity::Column::Id))
                .equals((participation::Entity, participation::Column::ActivityId)),
        )
        .and_where(
            Expr::col((participation::Entity, participation::Column::PersonId))
                .equals((person::Entity, person::Column::Id)),
        )
        .cond_where(self.activities());
        Expr::exists(part)
    }
}

fn some<E: EntityTrait>(table: E) -> SelectStatement {
    Query::select().expr_as(Expr::value(1), Alias::new("found")).from(table).to_owned()
}

fn units_of(agency: &str) -> SelectStatement {
    Query::select()
        .column(organisation::Column::Id)
        .from(organisation::Entity)
        .and_where(organisation::Column::Agency.eq(agency))
        .to_owned()
}

fn assigned<E: EntityTrait, C: ColumnTrait>(table: E, person: C, account: &str) -> SimpleExpr {
    let mut theirs = Query::select();
    theirs
        .column((assignment::Entity, assignment::Column::PersonId))
        .from(assignment::Entity)
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, account::Column::Id))
                .equals((assignment::Entity, assignment::Column::AccountId)),
        )
        .and_where(account::Column::Name.eq(account));
    Expr::col((table, person)).in_subquery(theirs)
}
