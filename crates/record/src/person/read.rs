//! Opening a person.

use sea_orm::EntityTrait;

use super::{PersonId, PersonView};
use crate::chain::Entry;
use crate::rows::person;
use crate::{Actor, Record, RecordError};

impl Record {
    /// Whether anybody is recorded yet; says nothing about anyone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn holds_people(&self) -> Result<bool, RecordError> {
        Ok(person::Entity::find().one(self.storage.db()).await?.is_some())
    }

    /// Opens a person; writes an audit entry with the actor's purpose. A record that was merged into another leads
    /// there.
    ///
    /// # Errors
    /// `PurposeNeeded` where the role sees the person only for a stated purpose; when out of sight or missing.
    pub async fn person(&self, actor: &Actor, id: PersonId) -> Result<PersonView, RecordError> {
        let id = self.standing_for(id).await?;
        let stated = self.enter(self.storage.db(), actor, "person", id).await?;
        let view = self.person_view(id).await?;
        self.log(
            actor,
            vec![Entry {
                verb: "read".to_owned(),
                noun: "person".to_owned(),
                subject: Some(id.0.to_string()),
                detail: stated.then(|| "purpose stated".to_owned()),
            }],
        )
        .await?;
        Ok(view)
    }

    /// A person who is open already.
    pub(crate) async fn person_view(&self, id: PersonId) -> Result<PersonView, RecordError> {
        let row = person::Entity::find_by_id(id.0).one(self.storage.db()).await?;
        let row = row.ok_or(RecordError::Missing("person"))?;
        let digits = row.code_sealed.map(|sealed| self.keys.open(id, &sealed)).transpose()?;
        Ok(PersonView {
            id,
            version: row.version,
            given_name: row.given_name,
            family_name: row.family_name,
            code: digits.map(|digits| format!("{}-{}", &digits[..6], &digits[6..])),
            born_on: row.born_on,
            sex: row.sex,
            citizenship: row.citizenship,
            language: row.language,
            employer_agency: row.employer_agency,
            volunteer: row.volunteer,
            registered_on: row.registered_on,
            simulated: row.simulated,
        })
    }
}
