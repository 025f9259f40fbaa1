//! Staff (darbinieki): accounts as those who keep certificates, caseloads and second codings see them.

use catalogue::{Instrument, Scope};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::permission::{Sight, in_sight};
use crate::qualification::is_certified;
use crate::rows::{account, assessment};
use crate::{AccountId, Actor, AssessmentId, PersonId, Purpose, Record, RecordError};

/// A member of staff who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// Account.
    pub id: AccountId,
    /// Sign-in name.
    pub account: String,
    /// Name for people.
    pub name: String,
    /// Role id.
    pub role: String,
    /// Unit (organisation id); empty for agency-wide accounts.
    pub unit: String,
}

/// Somebody who could code an assessment a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessor {
    /// Who.
    pub staff: StaffMember,
    /// Holds the certificate the instrument asks for on the day the assessment is about; `true` where it asks for none.
    pub qualified: bool,
}

impl Record {
    /// Staff whose certificates the actor may record, by name.
    ///
    /// # Errors
    /// When the role may not write qualifications or the database does not answer.
    pub async fn staff(&self, actor: &Actor) -> Result<Vec<StaffMember>, RecordError> {
        let (scope, _) = self.allowed(actor, "write", "qualification")?;
        self.staff_within(actor, scope).await
    }

    /// Staff of the actor's reach who may use the instrument of an assessment for this person, without the one who made
    /// it; by name.
    ///
    /// # Errors
    /// When the role may not verify assessments; `Missing` where the assessment is out of sight.
    pub async fn second_assessors(&self, actor: &Actor, id: AssessmentId) -> Result<Vec<Assessor>, RecordError> {
        let db = self.storage.db();
        let (scope, _) = self.allowed(actor, "verify", "assessment")?;
        let row = assessment::Entity::find_by_id(id.0).one(db).await?.ok_or(RecordError::Missing("assessment"))?;
        let person = PersonId(row.person_id);
        if !in_sight(db, &Sight::new(db, actor, scope).await?, person).await? || self.kept_from(db, actor, &row).await?
        {
            return Err(RecordError::Missing("assessment"));
        }
        let version = u32::try_from(row.instrument_version).unwrap_or_default();
        let instrument = self.catalogue.instrument(&row.instrument, version);
        let instrument = instrument.ok_or(RecordError::Missing("instrument"))?;
        let mut found = Vec::new();
        for one in self.accounts_within(actor, scope).await? {
            let Some(reach) = self.matrix.freely(&one.role, "write", "assessment") else { continue };
            if one.name == row.assessor || !is_for(instrument, &one) {
                continue;
            }
            let assessor = acting(&one, actor);
            if in_sight(db, &Sight::new(db, &assessor, reach).await?, person).await? {
                let qualified = match &instrument.definition.used_by.qualification {
                    Some(code) => is_certified(db, one.id, code, row.on_day).await?,
                    None => true,
                };
                found.push(Assessor { staff: one.into(), qualified });
            }
        }
        Ok(found)
    }

    /// Active accounts of the actor's reach, by name.
    pub(crate) async fn staff_within(&self, actor: &Actor, scope: Scope) -> Result<Vec<StaffMember>, RecordError> {
        Ok(self.accounts_within(actor, scope).await?.into_iter().map(StaffMember::from).collect())
    }

    async fn accounts_within(&self, actor: &Actor, scope: Scope) -> Result<Vec<account::Model>, RecordError> {
        let db = self.storage.db();
        let sight = Sight::new(db, actor, scope).await?;
        let accounts = account::Entity::find()
            .filter(account::Column::Active.eq(true))
            .order_by_asc(account::Column::DisplayName)
            .order_by_asc(account::Column::Id)
            .all(db)
            .await?;
        Ok(accounts.into_iter().filter(|row| works_in(row, &sight, actor)).collect())
    }
}

/// Whether an account works where `sight` reaches.
pub(crate) fn works_in(row: &account::Model, sight: &Sight, actor: &Actor) -> bool {
    match sight {
        Sight::Units(units) => units.contains(&row.unit),
        Sight::Caseload(_) => false,
        other => other.of_agency(actor, Some(&row.agency)),
    }
}

fn is_for(instrument: &Instrument, one: &account::Model) -> bool {
    let definition = &instrument.definition;
    let open = |list: &[String], value: &String| list.is_empty() || list.contains(value);
    open(&definition.agencies, &one.agency)
        && open(&definition.used_by.roles, &one.role)
        && open(&definition.seen_by, &one.role)
}

fn acting(one: &account::Model, actor: &Actor) -> Actor {
    Actor {
        account: one.name.clone(),
        role: one.role.clone(),
        agency: one.agency.clone(),
        unit: one.unit.clone(),
        purpose: Purpose::new(&actor.purpose.code),
        at: actor.at,
    }
}

impl From<account::Model> for StaffMember {
    fn from(row: account::Model) -> Self {
        Self { id: AccountId(row.id), account: row.name, name: row.display_name, role: row.role, unit: row.unit }
    }
}
