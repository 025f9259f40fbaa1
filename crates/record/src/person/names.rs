//! Keeping the words people are found by in step with their names and codes.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::change::ids;
use crate::digest::Digest;
use crate::rows::{bulk, counter, name_word, person, person_code_part, person_name};
use crate::{Change, Keys, PersonId, Record, RecordError};

/// People made findable at a time.
const PAGE: u64 = 2000;

/// Marks that everybody recorded before there was a search is findable.
const DONE: &str = "findable-people";

/// Parts of a code that are looked up: the first six digits, the last five and the last four.
fn code_parts(keys: &Keys, digits: &str) -> [String; 3] {
    [&digits[..6], &digits[6..], &digits[7..]].map(|part| keys.code_part_hash(part))
}

impl Record {
    /// Makes everybody findable who was recorded before people were found by words; happens once.
    pub(crate) async fn make_all_findable(&self) -> Result<(), RecordError> {
        let (tx, _turn) = self.storage.upgrade().await?;
        if counter::Entity::find_by_id(DONE).one(&tx).await?.is_some() {
            return Ok(());
        }
        let (mut last, mut fresh) = (0, HashMap::new());
        loop {
            let rows = person::Entity::find()
                .filter(person::Column::Id.gt(last))
                .order_by_asc(person::Column::Id)
                .limit(PAGE)
                .all(&tx)
                .await?;
            let Some(end) = rows.last() else { break };
            last = end.id;
            self.make_findable(&tx, &mut fresh, &rows).await?;
        }
        ids(&tx, DONE, 1).await?;
        Ok(tx.commit().await?)
    }

    /// Makes people findable by their names and codes; `fresh` are words this transaction has added.
    async fn make_findable(
        &self,
        tx: &DatabaseTransaction,
        fresh: &mut HashMap<String, i64>,
        people: &[person::Model],
    ) -> Result<(), RecordError> {
        // Words this transaction has added are not remembered before they are committed.
        if fresh.is_empty() {
            self.vocabulary.refresh(tx).await?;
        }
        let known =
            |fresh: &HashMap<String, i64>, word: &str| fresh.get(word).copied().or_else(|| self.vocabulary.id(word));
        let words = people.iter().flat_map(|one| one.search_key.split(' '));
        let new: BTreeSet<&str> = words.filter(|word| known(fresh, word).is_none()).collect();
        let first = ids(tx, "name-word", new.len()).await?;
        let rows: Vec<name_word::Model> =
            (first..).zip(new).map(|(id, word)| name_word::Model { id, word: word.to_owned() }).collect();
        // What people are found by follows from what is written of them, which the digest covers.
        let mut unsaid = Digest::default();
        bulk::insert::<name_word::Entity>(tx, &rows, &mut unsaid).await?;
        fresh.extend(rows.into_iter().map(|row| (row.word, row.id)));
        let (mut names, mut parts) = (Vec::new(), Vec::new());
        for one in people {
            let words: BTreeSet<&str> = one.search_key.split(' ').collect();
            let ids = words.into_iter().filter_map(|word| known(fresh, word));
            names.extend(ids.map(|word_id| person_name::Model { word_id, person_id: one.id }));
            if let Some(sealed) = &one.code_sealed {
                let digits = self.keys.open(PersonId(one.id), sealed)?;
                let part = |part| person_code_part::Model { part, person_id: one.id };
                parts.extend(code_parts(&self.keys, &digits).map(part));
            }
        }
        bulk::insert::<person_name::Entity>(tx, &names, &mut unsaid).await?;
        bulk::insert::<person_code_part::Entity>(tx, &parts, &mut unsaid).await?;
        Ok(())
    }
}

impl Change<'_> {
    /// Makes people findable by their names and codes.
    pub(crate) async fn make_findable(&mut self, people: &[person::Model]) -> Result<(), RecordError> {
        self.record.make_findable(&self.tx, &mut self.seen.words, people).await
    }

    /// Forgets what a person was found by.
    pub(crate) async fn make_unfindable(&self, id: PersonId) -> Result<(), RecordError> {
        let (names, parts) = (person_name::Entity::delete_many(), person_code_part::Entity::delete_many());
        names.filter(person_name::Column::PersonId.eq(id.0)).exec(&self.tx).await?;
        parts.filter(person_code_part::Column::PersonId.eq(id.0)).exec(&self.tx).await?;
        Ok(())
    }
}
