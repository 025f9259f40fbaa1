//! Registering and revising people.

use std::collections::{HashMap, HashSet};

use catalogue::Scope;
use catalogue::wording::fold;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{NewPerson, PersonId};
use crate::change::{refuse, required};
use crate::permission::Sight;
use crate::rows::{bulk, person, renaming};
use crate::storage::AT_ONCE;
use crate::{Change, PersonalCode, PersonalCodeError, Problem, RecordError};

impl Change<'_> {
    /// Registers people and returns their ids in order. Who writes for the own caseload has them on it at once.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn people(&mut self, new: &[NewPerson]) -> Result<Vec<PersonId>, RecordError> {
        let scope = self.reach("person")?;
        let hashes: Vec<Option<String>> =
            new.iter().map(|one| one.code.as_ref().map(|code| self.record.keys.code_hash(code))).collect();
        let (mut keys_given, mut codes_given) = (HashSet::new(), HashSet::new());
        for (index, one) in new.iter().enumerate() {
            self.check_person(index, one)?;
            if let Some(key) = one.external_key.as_deref().filter(|key| !keys_given.insert(*key)) {
                return Err(refuse(index, "external_key", Problem::Twice { value: key.to_owned() }));
            }
            if hashes[index].as_ref().is_some_and(|hash| !codes_given.insert(hash)) {
                return Err(refuse(index, "code", Problem::Taken { noun: "person", id: String::new() }));
            }
        }
        let keys: Vec<&str> = new.iter().filter_map(|one| one.external_key.as_deref()).collect();
        let taken = self.by_text(person::Column::ExternalKey, &keys).await?;
        let taken_codes = self
            .by_text(person::Column::CodeHash, &codes_given.iter().map(|hash| hash.as_str()).collect::<Vec<_>>())
            .await?;
        for (index, one) in new.iter().enumerate() {
            if let Some(key) = one.external_key.as_ref().filter(|key| taken.contains_key(*key)) {
                return Err(refuse(index, "external_key", Problem::Taken { noun: "person", id: key.clone() }));
            }
            if hashes[index].as_ref().is_some_and(|hash| taken_codes.contains_key(hash)) {
                return Err(refuse(index, "code", Problem::Taken { noun: "person", id: String::new() }));
            }
        }
        let first = self.ids("person", new.len()).await?;
        let rows: Vec<person::Model> =
            (first..).zip(new.iter().zip(hashes)).map(|(id, (one, hash))| self.row(id, one, hash)).collect();
        bulk::insert::<person::Entity>(&self.tx, &rows, &mut self.digest).await?;
        let ids: Vec<PersonId> = rows.iter().map(|row| PersonId(row.id)).collect();
        self.make_findable(&rows).await?;
        self.knows(ids.iter().copied());
        self.wrote("person", rows.len(), &first);
        if scope == Scope::OwnCaseload {
            self.take_on(&ids).await?;
        }
        Ok(ids)
    }

    /// Replaces what is recorded of a person at `version`; an external key that is not given stays.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it; otherwise as for new ones.
    pub async fn revise_person(&mut self, id: PersonId, version: i32, new: &NewPerson) -> Result<(), RecordError> {
        let scope = self.reach("person")?;
        let sight = Sight::new(&self.tx, &self.actor, scope).await?;
        let old = person::Entity::find_by_id(id.0)
            .filter(sight.people())
            .one(&self.tx)
            .await?
            .ok_or(RecordError::Missing("person"))?;
        if old.version != version {
            return Err(RecordError::Stale { noun: "person", id: id.0.to_string(), version: old.version });
        }
        self.check_person(0, new)?;
        let hash = new.code.as_ref().map(|code| self.record.keys.code_hash(code));
        let unique = [
            ("external_key", person::Column::ExternalKey, new.external_key.as_deref()),
            ("code", person::Column::CodeHash, hash.as_deref()),
        ];
        for (field, column, value) in unique {
            let Some(value) = value else { continue };
            if self.by_text(column, &[value]).await?.get(value).is_some_and(|other| *other != id.0) {
                return Err(refuse(0, field, Problem::Taken { noun: "person", id: String::new() }));
            }
        }
        let row = person::Model {
            external_key: new.external_key.clone().or(old.external_key),
            registered_agency: old.registered_agency,
            registered_unit: old.registered_unit,
            registered_on: old.registered_on,
            version: version + 1,
            merged_into: old.merged_into,
            ..self.row(id.0, new, hash)
        };
        self.digest.note("person", &row);
        person::Entity::update_many()
            .set(person::ActiveModel::from(row.clone()).reset_all())
            .filter(person::Column::Id.eq(id.0))
            .filter(person::Column::Version.eq(version))
            .exec(&self.tx)
            .await?;
        self.make_unfindable(id).await?;
        self.make_findable(&[row]).await?;
        let renaming = renaming::Model { id: self.ids("renaming", 1).await?, person_id: id.0 };
        renaming::Entity::insert(renaming::ActiveModel::from(renaming)).exec(&self.tx).await?;
        self.wrote("person", 1, &id.0);
        Ok(())
    }

    fn row(&self, id: i64, one: &NewPerson, hash: Option<String>) -> person::Model {
        person::Model {
            id,
            external_key: one.external_key.clone(),
            given_name: one.given_name.trim().to_owned(),
            family_name: one.family_name.trim().to_owned(),
            search_key: fold(&format!("{} {}", one.given_name, one.family_name)),
            code_sealed: one.code.as_ref().map(|code| self.record.keys.seal(PersonId(id), code)),
            code_hash: hash,
            born_on: one.born_on,
            sex: one.sex.clone(),
            citizenship: one.citizenship.clone(),
            language: one.language.clone(),
            employer_agency: one.employer_agency.clone(),
            volunteer: one.volunteer,
            simulated: one.simulated,
            registered_agency: self.actor.agency.clone(),
            registered_unit: self.actor.unit.clone(),
            registered_on: self.actor.at.date_naive(),
            version: 1,
            merged_into: None,
        }
    }

    fn check_person(&self, index: usize, one: &NewPerson) -> Result<(), RecordError> {
        let today = self.actor.at.date_naive();
        let codes = &self.record.codes;
        required(index, "given_name", &one.given_name)?;
        required(index, "family_name", &one.family_name)?;
        codes.maybe("sex", one.sex.as_ref(), today).map_err(|problem| refuse(index, "sex", problem))?;
        for (field, code) in [("citizenship", &one.citizenship), ("language", &one.language)] {
            // Packs may list the languages and countries they use; ISO codes are taken as they are otherwise.
            let list = if field == "citizenship" { "country" } else { "language" };
            if codes.has(list) {
                codes.maybe(list, code.as_ref(), today).map_err(|problem| refuse(index, field, problem))?;
            } else if let Some(code) = code.as_ref().filter(|code| !is_iso(code)) {
                let problem = Problem::UnknownCode { classifier: "iso".to_owned(), code: code.clone(), nearest: None };
                return Err(refuse(index, field, problem));
            }
        }
        if let Some(agency) = &one.employer_agency {
            self.record.agency(agency).map_err(|problem| refuse(index, "employer_agency", problem))?;
        }
        if let Some(day) = one.born_on.filter(|day| *day > today) {
            return Err(refuse(index, "born_on", Problem::InFuture { on: day }));
        }
        match &one.code {
            Some(code) if !code.is_new_form() && code.printed_day().is_ok_and(|day| day > today) => {
                Err(refuse(index, "code", Problem::Code(PersonalCodeError::Date)))
            }
            _ => Ok(()),
        }
    }

    /// People with these external keys, in order; `None` where there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn person_ids_by_external_key(&self, keys: &[&str]) -> Result<Vec<Option<PersonId>>, RecordError> {
        self.reach("person").or_else(|_| self.record.allowed_persons(&self.actor, "person"))?;
        let found = self.by_text(person::Column::ExternalKey, keys).await?;
        Ok(keys.iter().map(|key| found.get(*key).copied().map(PersonId)).collect())
    }

    /// People with these personal codes, in order; `None` where there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn person_ids_by_code(&self, codes: &[&PersonalCode]) -> Result<Vec<Option<PersonId>>, RecordError> {
        self.reach("person").or_else(|_| self.record.allowed_persons(&self.actor, "person"))?;
        let hashes: Vec<String> = codes.iter().map(|code| self.record.keys.code_hash(code)).collect();
        let found =
            self.by_text(person::Column::CodeHash, &hashes.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        Ok(hashes.iter().map(|hash| found.get(hash).copied().map(PersonId)).collect())
    }

    /// Ids of people by a unique text column.
    async fn by_text(&self, column: person::Column, keys: &[&str]) -> Result<HashMap<String, i64>, RecordError> {
        let mut found = HashMap::new();
        for chunk in keys.chunks(AT_ONCE) {
            let rows: Vec<(String, i64)> = person::Entity::find()
                .select_only()
                .column(column)
                .column(person::Column::Id)
                .filter(column.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.tx)
                .await?;
            found.extend(rows);
        }
        Ok(found)
    }
}

fn is_iso(code: &str) -> bool {
    matches!(code.len(), 2 | 3) && code.bytes().all(|letter| letter.is_ascii_alphabetic())
}
