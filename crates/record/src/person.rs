//! A person (persona): one record however many capacities they have.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use sea_orm::sea_query::LikeExpr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::chain::Entry;
use crate::change::{refuse, required};
use crate::folding::fold;
use crate::permission::Sight;
use crate::rows::{account, assignment, bulk, person};
use crate::{AccountId, Actor, Change, PersonalCode, PersonalCodeError, Problem, Record, RecordError};

/// Id of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub i64);

/// A person to register.
#[derive(Debug, Clone, Default)]
pub struct NewPerson {
    /// Key in the file or system it came from; unique where given.
    pub external_key: Option<String>,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Personal code, where known.
    pub code: Option<PersonalCode>,
    /// Day of birth.
    pub born_on: Option<NaiveDate>,
    /// Code of `sex`.
    pub sex: Option<String>,
    /// ISO country.
    pub citizenship: Option<String>,
    /// ISO language.
    pub language: Option<String>,
    /// Agency that employs the person (staff).
    pub employer_agency: Option<String>,
    /// Is a volunteer.
    pub volunteer: bool,
    /// Made by the simulation.
    pub simulated: bool,
}

/// A hit of a search; enough to tell people apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonMatch {
    /// Id.
    pub id: PersonId,
    /// Given and family name.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Last four digits of the code, masked otherwise.
    pub code_tail: Option<String>,
    /// Made by the simulation.
    pub simulated: bool,
}

/// A person as opened by somebody who may see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    /// Id.
    pub id: PersonId,
    /// Version for optimistic locking.
    pub version: i32,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Personal code in full, shown as `######-#####`.
    pub code: Option<String>,
    /// Day of birth.
    pub born_on: Option<NaiveDate>,
    /// Code of `sex`.
    pub sex: Option<String>,
    /// ISO country.
    pub citizenship: Option<String>,
    /// ISO language.
    pub language: Option<String>,
    /// Agency that employs the person.
    pub employer_agency: Option<String>,
    /// Is a volunteer.
    pub volunteer: bool,
    /// Day the person entered the record.
    pub registered_on: NaiveDate,
    /// Made by the simulation.
    pub simulated: bool,
}

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
        let wanted = match PersonalCode::confirmed(words) {
            Ok(code) => Condition::all().add(person::Column::CodeHash.eq(self.keys.code_hash(&code))),
            Err(_) => {
                let folded = fold(words);
                if folded.is_empty() {
                    return Ok(Vec::new());
                }
                let word = |word| person::Column::SearchKey.like(LikeExpr::new(format!("%{word}%")));
                folded.split(' ').map(word).fold(Condition::all(), Condition::add)
            }
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

impl Change<'_> {
    /// Registers people and returns their ids in order.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn people(&mut self, new: &[NewPerson]) -> Result<Vec<PersonId>, RecordError> {
        self.reach("person")?;
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
        self.knows(ids.iter().copied());
        self.wrote("person", rows.len(), first);
        Ok(ids)
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

    /// Puts people on the caseload of an account.
    ///
    /// # Errors
    /// When refused, or the account or a person does not exist.
    pub async fn assign(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        let scope = self.reach("person")?;
        if account::Entity::find_by_id(account.0).one(&self.tx).await?.is_none() {
            return Err(RecordError::Missing("account"));
        }
        self.check_people(people.iter().enumerate().map(|(index, id)| (index, "person".to_owned(), *id)), scope)
            .await?;
        let present: Vec<i64> = assignment::Entity::find()
            .select_only()
            .column(assignment::Column::PersonId)
            .filter(assignment::Column::AccountId.eq(account.0))
            .into_tuple()
            .all(&self.tx)
            .await?;
        let mut present: HashSet<i64> = present.into_iter().collect();
        let assigned_on = self.actor.at.date_naive();
        let rows: Vec<assignment::Model> = people
            .iter()
            .filter(|person| present.insert(person.0))
            .map(|person| assignment::Model { account_id: account.0, person_id: person.0, assigned_on })
            .collect();
        bulk::insert::<assignment::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("assignment", rows.len(), account.0);
        Ok(())
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
        for chunk in keys.chunks(4096) {
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
