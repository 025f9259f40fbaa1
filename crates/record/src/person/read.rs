//! Finding people and opening one.

use chrono::Datelike;
use sea_orm::sea_query::LikeExpr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{PersonId, PersonMatch, PersonView};
use crate::chain::Entry;
use crate::folding::fold;
use crate::permission::Sight;
use crate::rows::person;
use crate::{Actor, PersonalCode, Record, RecordError};

impl Record {
    /// Whether anybody is recorded yet; says nothing about anyone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn holds_people(&self) -> Result<bool, RecordError> {
        Ok(person::Entity::find().one(self.storage.db()).await?.is_some())
    }

    /// People whose folded name contains every one of the words, or whose code is `words`; at most `limit`, by name.
    /// One audit entry tells who was found.
    ///
    /// # Errors
    /// When the role may not read persons or the database does not answer.
    pub async fn find_people(&self, actor: &Actor, words: &str, limit: u64) -> Result<Vec<PersonMatch>, RecordError> {
        let scope = self.allowed_persons(actor, "person")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let folded = fold(words);
        if folded.is_empty() {
            return Ok(Vec::new());
        }
        let wanted = if let Ok(code) = PersonalCode::confirmed(words) {
            Condition::all().add(person::Column::CodeHash.eq(self.keys.code_hash(&code)))
        } else {
            let word = |word| person::Column::SearchKey.like(LikeExpr::new(format!("%{word}%")));
            folded.split(' ').map(word).fold(Condition::all(), Condition::add)
        };
        let rows = person::Entity::find()
            .filter(wanted)
            .filter(sight.people())
            .order_by_asc(person::Column::SearchKey)
            .order_by_asc(person::Column::Id)
            .limit(limit)
            .all(self.storage.db())
            .await?;
        let found = rows.into_iter().map(|row| self.found(row)).collect::<Result<Vec<_>, _>>()?;
        let ids: Vec<String> = found.iter().map(|hit| hit.id.0.to_string()).collect();
        let detail = format!("{} found: {}", ids.len(), ids.join(" "));
        self.log(
            actor,
            vec![Entry {
                verb: "search".to_owned(),
                noun: "person".to_owned(),
                subject: None,
                detail: Some(detail.trim_end_matches([':', ' ']).to_owned()),
            }],
        )
        .await?;
        Ok(found)
    }

    fn found(&self, row: person::Model) -> Result<PersonMatch, RecordError> {
        let id = PersonId(row.id);
        let code = row.code_sealed.map(|sealed| self.keys.open(id, &sealed)).transpose()?;
        Ok(PersonMatch {
            id,
            name: format!("{} {}", row.given_name, row.family_name),
            birth_year: row.born_on.map(|day| day.year()),
            code_tail: code.map(|digits| digits[7..].to_owned()),
            simulated: row.simulated,
        })
    }

    /// Opens a person; writes an audit entry with the actor's purpose.
    ///
    /// # Errors
    /// When out of sight, missing, or the database does not answer.
    pub async fn person(&self, actor: &Actor, id: PersonId) -> Result<PersonView, RecordError> {
        let scope = self.allowed_persons(actor, "person")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let row = person::Entity::find_by_id(id.0)
            .filter(sight.people())
            .one(self.storage.db())
            .await?
            .ok_or(RecordError::Missing("person"))?;
        self.log(
            actor,
            vec![Entry {
                verb: "read".to_owned(),
                noun: "person".to_owned(),
                subject: Some(id.0.to_string()),
                detail: None,
            }],
        )
        .await?;
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

    /// Person with this code, for imports and forms; writes an audit entry of verb `search`.
    ///
    /// # Errors
    /// When the role may not read persons or the database does not answer.
    pub async fn person_by_code(&self, actor: &Actor, code: &PersonalCode) -> Result<Option<PersonId>, RecordError> {
        let found = self.find_people(actor, code.digits(), 1).await?;
        Ok(found.first().map(|hit| hit.id))
    }
}
