//! Qualification (kvalifikācija): what a member of staff is certified for, until when.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::change::{fresh, not_before, refuse};
use crate::permission::Sight;
use crate::rows::{account, qualification};
use crate::staff::works_in;
use crate::{AccountId, Actor, Change, Record, RecordError};

/// Id of a qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualificationId(pub i64);

/// A qualification to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQualification {
    /// Who.
    pub account: AccountId,
    /// Code of `qualification`.
    pub code: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None`: without end.
    pub until: Option<NaiveDate>,
    /// Number of the certificate.
    pub certificate: Option<String>,
}

/// A qualification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualification {
    /// Id.
    pub id: QualificationId,
    /// Its data.
    pub data: NewQualification,
    /// Name of the member of staff.
    pub name: String,
    /// Account that recorded it.
    pub granted_by: String,
    /// Version.
    pub version: i32,
}

impl Record {
    /// Qualifications of staff in sight of the actor, and the actor's own; by name, the newest first.
    ///
    /// # Errors
    /// When the role is unknown or the database does not answer.
    pub async fn qualifications(&self, actor: &Actor) -> Result<Vec<Qualification>, RecordError> {
        let db = self.storage.db();
        let sight = match self.matrix.persons(&actor.role, "read", "qualification") {
            Some(scope) => Some(Sight::new(db, actor, scope).await?),
            None => None,
        };
        let accounts = account::Entity::find().order_by_asc(account::Column::NameKey).all(db).await?;
        let seen = |row: &account::Model| {
            row.name == actor.account || sight.as_ref().is_some_and(|sight| works_in(row, sight, actor))
        };
        let mut found = Vec::new();
        for account in accounts.into_iter().filter(seen) {
            let rows = qualification::Entity::find()
                .filter(qualification::Column::AccountId.eq(account.id))
                .order_by_desc(qualification::Column::FromDay)
                .all(db)
                .await?;
            found.extend(rows.into_iter().map(|row| view(row, &account.display_name)));
        }
        Ok(found)
    }
}

impl Change<'_> {
    /// Records what somebody is certified for.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn qualify(&mut self, new: &NewQualification) -> Result<QualificationId, RecordError> {
        self.check_staff(new.account).await?;
        let code = self.record.codes.get("qualification", &new.code, new.from);
        code.map_err(|problem| refuse(0, "code", problem))?;
        if let Some(until) = new.until {
            not_before(until, "from", new.from).map_err(|problem| refuse(0, "until", problem))?;
        }
        let id = self.ids("qualification", 1).await?;
        let row = qualification::Model {
            id,
            account_id: new.account.0,
            code: new.code.clone(),
            from_day: new.from,
            until_day: new.until,
            certificate: new.certificate.clone(),
            granted_by: self.actor.account.clone(),
            version: 1,
        };
        self.add::<qualification::Entity>(&[row]).await?;
        self.wrote("qualification", 1, &id);
        Ok(QualificationId(id))
    }

    /// Sets the last day of a qualification: withdrawn early, or prolonged.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it; when refused or the day is before the first.
    pub async fn set_qualification_end(
        &mut self,
        id: QualificationId,
        version: i32,
        until: NaiveDate,
    ) -> Result<(), RecordError> {
        let row = qualification::Entity::find_by_id(id.0).one(&self.tx).await?;
        let row = row.ok_or(RecordError::Missing("qualification"))?;
        self.check_staff(AccountId(row.account_id)).await?;
        fresh("qualification", row.id, row.version, version)?;
        not_before(until, "from", row.from_day).map_err(|problem| refuse(0, "until", problem))?;
        let row = qualification::Model { until_day: Some(until), version: version + 1, ..row };
        self.put::<qualification::Entity>(row).await?;
        self.wrote("qualification", 1, &id.0);
        Ok(())
    }

    /// Whether an account is certified for `code` on a day.
    pub(crate) async fn is_qualified(&self, account: &str, code: &str, on: NaiveDate) -> Result<bool, RecordError> {
        let Some(account) = account::Entity::find().filter(account::Column::Name.eq(account)).one(&self.tx).await?
        else {
            return Ok(false);
        };
        is_certified(&self.tx, account.id, code, on).await
    }

    /// Whether the account belongs where the actor may record qualifications.
    async fn check_staff(&mut self, id: AccountId) -> Result<(), RecordError> {
        let scope = self.reach("qualification")?;
        self.prepare().await?;
        let account = account::Entity::find_by_id(id.0).one(&self.tx).await?;
        let account = account.ok_or(RecordError::Missing("account"))?;
        self.within(scope, "qualification", Some(&account.agency), &account.unit)
    }
}

/// Whether an account holds a certificate of `code` on a day.
pub(crate) async fn is_certified(
    db: &impl ConnectionTrait,
    account: i64,
    code: &str,
    on: NaiveDate,
) -> Result<bool, RecordError> {
    let rows = qualification::Entity::find()
        .filter(qualification::Column::AccountId.eq(account))
        .filter(qualification::Column::Code.eq(code))
        .filter(qualification::Column::FromDay.lte(on))
        .all(db)
        .await?;
    Ok(rows.iter().any(|row| row.until_day.is_none_or(|until| until >= on)))
}

fn view(row: qualification::Model, name: &str) -> Qualification {
    Qualification {
        id: QualificationId(row.id),
        data: NewQualification {
            account: AccountId(row.account_id),
            code: row.code,
            from: row.from_day,
            until: row.until_day,
            certificate: row.certificate,
        },
        name: name.to_owned(),
        granted_by: row.granted_by,
        version: row.version,
    }
}
