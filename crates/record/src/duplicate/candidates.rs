//! Finding records that may be of the same person.

use std::collections::BTreeSet;

use catalogue::wording::fold;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::weight::Traits;
use super::{DuplicateCandidate, TraitWeight};
use crate::chain::Entry;
use crate::permission::Sight;
use crate::rows::{distinct_people, person, person_name};
use crate::{Actor, NewPerson, PersonId, Record, RecordError};

/// Bits below which a pair is not shown: it is more likely than not that they are two people among a million.
const LEAST: f64 = 12.0;

/// Pairs compared for one person.
const COMPARED: u64 = 500;

impl Record {
    /// Records that may be of the same person as `id`, the likeliest first, with the weight of every trait. Pairs found
    /// to be two people are left out.
    ///
    /// # Errors
    /// When the role may not look for duplicates, or as for opening the person.
    pub async fn duplicates_of(&self, actor: &Actor, id: PersonId) -> Result<Vec<DuplicateCandidate>, RecordError> {
        self.open_about(actor, "duplicate", id).await?;
        let row = person::Entity::find_by_id(id.0).one(self.storage.db()).await?;
        let row = row.ok_or(RecordError::Missing("person"))?;
        let apart = distinct_people::Entity::find()
            .filter(
                Condition::any()
                    .add(distinct_people::Column::One.eq(id.0))
                    .add(distinct_people::Column::Other.eq(id.0)),
            )
            .all(self.storage.db())
            .await?;
        let apart: BTreeSet<i64> = apart.into_iter().flat_map(|pair| [pair.one, pair.other]).collect();
        let traits = self.traits(&row)?;
        let mut found = self.alike(actor, &traits).await?;
        found.retain(|one| one.person.id != id && !apart.contains(&one.person.id.0));
        Ok(found)
    }

    /// Records that may be of a person about to be registered.
    ///
    /// # Errors
    /// When the role may not read persons or the database does not answer.
    pub async fn duplicates_of_new(
        &self,
        actor: &Actor,
        new: &NewPerson,
    ) -> Result<Vec<DuplicateCandidate>, RecordError> {
        self.allowed_persons(actor, "person")?;
        let traits = Traits {
            given_name: new.given_name.clone(),
            family_name: new.family_name.clone(),
            born_on: new.born_on,
            code: new.code.as_ref().map(|code| code.digits().to_owned()),
            sex: new.sex.clone(),
        };
        let found = self.alike(actor, &traits).await?;
        let detail = format!("{} alike", found.len());
        let entry = Entry { verb: "search".to_owned(), noun: "person".to_owned(), subject: None, detail: Some(detail) };
        self.log(actor, vec![entry]).await?;
        Ok(found)
    }

    fn traits(&self, row: &person::Model) -> Result<Traits, RecordError> {
        let code = row.code_sealed.as_ref().map(|sealed| self.keys.open(PersonId(row.id), sealed)).transpose()?;
        Ok(Traits {
            given_name: row.given_name.clone(),
            family_name: row.family_name.clone(),
            born_on: row.born_on,
            code,
            sex: row.sex.clone(),
        })
    }

    async fn alike(&self, actor: &Actor, traits: &Traits) -> Result<Vec<DuplicateCandidate>, RecordError> {
        let db = self.storage.db();
        let scope = self.allowed_persons(actor, "person")?;
        let sight = Sight::new(db, actor, scope).await?;
        self.vocabulary.refresh(db).await?;
        let ids = self.compared(traits).await?;
        let rows = person::Entity::find()
            .filter(person::Column::Id.is_in(ids))
            .filter(person::Column::MergedInto.is_null())
            .filter(sight.people())
            .all(db)
            .await?;
        let everybody = person::Entity::find().count(db).await?.max(1);
        let given = self.share(&traits.given_name, everybody).await?;
        let family = self.share(&traits.family_name, everybody).await?;
        let mut found: Vec<(f64, Vec<TraitWeight>, person::Model)> = Vec::new();
        for row in rows {
            let weights = traits.against(&self.traits(&row)?, given, family);
            let weight: f64 = weights.iter().map(|one| one.weight).sum();
            if weight >= LEAST {
                found.push((weight, weights, row));
            }
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.2.id.cmp(&other.2.id)));
        let rows: Vec<person::Model> = found.iter().map(|(.., row)| row.clone()).collect();
        let asked = self.asked_for(actor, scope, &rows).await?;
        let candidate =
            |(weight, traits, row)| Ok(DuplicateCandidate { person: self.found(row, &asked)?, weight, traits });
        found.into_iter().map(candidate).collect()
    }

    /// People worth comparing: born on the same day, or with words like both names, or with a code alike.
    async fn compared(&self, traits: &Traits) -> Result<Vec<i64>, RecordError> {
        let db = self.storage.db();
        let mut ids: BTreeSet<i64> = BTreeSet::new();
        if let Some(born) = traits.born_on {
            let same_day: Vec<i64> = person::Entity::find()
                .select_only()
                .column(person::Column::Id)
                .filter(person::Column::BornOn.eq(born))
                .limit(COMPARED)
                .into_tuple()
                .all(db)
                .await?;
            ids.extend(same_day);
        }
        let words = |name: &str| -> Vec<i64> {
            let folded = fold(name);
            folded.split(' ').flat_map(|word| self.vocabulary.like(word).upto(3)).collect()
        };
        let (given, family) = (words(&traits.given_name), words(&traits.family_name));
        if !given.is_empty() && !family.is_empty() {
            let with_family: Vec<i64> = person_name::Entity::find()
                .select_only()
                .column(person_name::Column::PersonId)
                .filter(person_name::Column::WordId.is_in(family))
                .filter(person_name::Column::PersonId.in_subquery(with_words(&given)))
                .limit(COMPARED)
                .into_tuple()
                .all(db)
                .await?;
            ids.extend(with_family);
        }
        if let Some(code) = &traits.code {
            // One error leaves the first six or the last five digits as they are.
            let parts = [self.keys.code_part_hash(&code[..6]), self.keys.code_part_hash(&code[6..])];
            let same_part: Vec<i64> = crate::rows::person_code_part::Entity::find()
                .select_only()
                .column(crate::rows::person_code_part::Column::PersonId)
                .filter(crate::rows::person_code_part::Column::Part.is_in(parts))
                .limit(COMPARED)
                .into_tuple()
                .all(db)
                .await?;
            ids.extend(same_part);
        }
        Ok(ids.into_iter().collect())
    }

    /// Share of people whose name has the rarest word of `name`.
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
    async fn share(&self, name: &str, everybody: u64) -> Result<f64, RecordError> {
        let mut least = everybody;
        for word in fold(name).split(' ') {
            let people = match self.vocabulary.id(word) {
                Some(id) => {
                    let with_word = person_name::Entity::find().filter(person_name::Column::WordId.eq(id));
                    with_word.count(self.storage.db()).await?
                }
                None => 0,
            };
            least = least.min(people.max(1));
        }
        Ok(least as f64 / everybody as f64)
    }
}

fn with_words(words: &[i64]) -> sea_orm::sea_query::SelectStatement {
    sea_orm::sea_query::Query::select()
        .column(person_name::Column::PersonId)
        .from(person_name::Entity)
        .and_where(person_name::Column::WordId.is_in(words.iter().copied()))
        .to_owned()
}
