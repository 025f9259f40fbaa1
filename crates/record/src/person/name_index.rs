//! Who has which words in the name, remembered in the process beside the words themselves: a million people are looked
//! through in a few milliseconds, whatever was typed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::RecordError;
use crate::rows::{person_name, renaming};
use crate::storage::AT_ONCE;

/// Rows read at a time.
const PAGE: usize = 60_000;

/// The names, shared by every call. People are only added; whose name was changed is read anew.
#[derive(Debug, Default)]
pub struct NameIndex(RwLock<Names>);

#[derive(Debug, Default)]
struct Names {
    last_person: i64,
    last_renaming: i64,
    people: Vec<i64>,
    /// Where the words of each person end in `words`.
    ends: Vec<usize>,
    words: Vec<u32>,
    /// Places in `people` of those who have a word, by the word.
    holders: Vec<Vec<u32>>,
    /// Words of people whose name was changed after it was read.
    renamed: BTreeMap<i64, Vec<u32>>,
}

impl NameIndex {
    /// Reads what was added and changed since the last call.
    pub async fn refresh(&self, db: &impl ConnectionTrait) -> Result<(), RecordError> {
        loop {
            let last = self.0.read().unwrap_or_else(PoisonError::into_inner).last_person;
            let mut rows = rows_of(person_name::Column::PersonId.gt(last), db).await?;
            let more = rows.len() >= PAGE;
            if more && let Some(cut) = rows.last().map(|(person, _)| *person) {
                // Of the last person of a page there may be more words; a person has fewer words than a page has rows.
                rows.retain(|(person, _)| *person != cut);
            }
            if !rows.is_empty() {
                self.0.write().unwrap_or_else(PoisonError::into_inner).learn(&rows);
            }
            if !more {
                break;
            }
        }
        let last = self.0.read().unwrap_or_else(PoisonError::into_inner).last_renaming;
        let renamings = renaming::Entity::find()
            .filter(renaming::Column::Id.gt(last))
            .order_by_asc(renaming::Column::Id)
            .all(db)
            .await?;
        let Some(newest) = renamings.last().map(|row| row.id) else { return Ok(()) };
        let mut anew: HashMap<i64, Vec<u32>> = renamings.iter().map(|row| (row.person_id, Vec::new())).collect();
        let people: Vec<i64> = anew.keys().copied().collect();
        for chunk in people.chunks(AT_ONCE) {
            for (person, word) in rows_of(person_name::Column::PersonId.is_in(chunk.iter().copied()), db).await? {
                anew.entry(person).or_default().push(number(word));
            }
        }
        let mut names = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if names.last_renaming < newest {
            names.last_renaming = newest;
            names.renamed.extend(anew);
        }
        Ok(())
    }

    /// People who have a word of every group, those recorded last first. At most 32 groups count.
    pub fn with(&self, groups: &[Vec<i64>]) -> Vec<i64> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).with(groups)
    }
}

impl Names {
    /// Adds rows of person and word, in order of people.
    fn learn(&mut self, rows: &[(i64, i64)]) {
        for of_person in rows.chunk_by(|one, other| one.0 == other.0) {
            let person = of_person[0].0;
            if person <= self.last_person {
                continue;
            }
            self.last_person = person;
            let place = u32::try_from(self.people.len()).expect("fewer than four thousand million people");
            self.people.push(person);
            for (_, word) in of_person {
                let word = number(*word);
                self.words.push(word);
                if self.holders.len() <= word as usize {
                    self.holders.resize(word as usize + 1, Vec::new());
                }
                self.holders[word as usize].push(place);
            }
            self.ends.push(self.words.len());
        }
    }

    fn with(&self, groups: &[Vec<i64>]) -> Vec<i64> {
        let marks = Marks::of(groups);
        let mut found: Vec<i64> =
            self.renamed.iter().rev().filter(|(_, words)| marks.all_in(words)).map(|(person, _)| *person).collect();
        for place in self.places(groups) {
            let person = self.people[place];
            if marks.all_in(self.words_at(place)) && !self.renamed.contains_key(&person) {
                found.push(person);
            }
        }
        found
    }

    /// Places of people with a word of the group that fewest people have, the last first.
    fn places(&self, groups: &[Vec<i64>]) -> Vec<usize> {
        let holders = |word: &i64| self.holders.get(number(*word) as usize).map_or(&[][..], Vec::as_slice);
        let many = |group: &&Vec<i64>| group.iter().map(|word| holders(word).len()).sum::<usize>();
        let Some(fewest) = groups.iter().min_by_key(many) else { return (0..self.people.len()).rev().collect() };
        let mut places: Vec<usize> = fewest.iter().flat_map(holders).map(|place| *place as usize).collect();
        places.sort_unstable_by_key(|place| Reverse(*place));
        places.dedup();
        places
    }

    fn words_at(&self, place: usize) -> &[u32] {
        let begin = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[begin..self.ends[place]]
    }
}

/// Which groups each word belongs to, one bit each.
struct Marks {
    of_word: Vec<u32>,
    every: u32,
}

impl Marks {
    fn of(groups: &[Vec<i64>]) -> Self {
        let most = groups.iter().flatten().copied().max().map_or(0, number);
        let mut marks = Self { of_word: vec![0; most as usize + 1], every: 0 };
        for (bit, group) in groups.iter().enumerate().take(32) {
            marks.every |= 1 << bit;
            for word in group {
                marks.of_word[number(*word) as usize] |= 1 << bit;
            }
        }
        marks
    }

    fn all_in(&self, words: &[u32]) -> bool {
        let mark = |word: &u32| self.of_word.get(*word as usize).copied().unwrap_or(0);
        words.iter().fold(0, |marks, word| marks | mark(word)) == self.every
    }
}

async fn rows_of(
    filter: sea_orm::sea_query::SimpleExpr,
    db: &impl ConnectionTrait,
) -> Result<Vec<(i64, i64)>, RecordError> {
    let rows = person_name::Entity::find()
        .select_only()
        .columns([person_name::Column::PersonId, person_name::Column::WordId])
        .filter(filter)
        .order_by_asc(person_name::Column::PersonId)
        .limit(PAGE as u64)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}

/// Words are numbered from 1, and there are fewer than four thousand million of them.
fn number(word: i64) -> u32 {
    u32::try_from(word).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn people_need_a_word_of_every_group() {
        let mut names = Names::default();
        names.learn(&[(1, 1), (1, 2), (2, 1), (2, 3), (4, 2), (4, 3), (4, 5)]);
        assert_eq!(names.with(&[vec![1]]), [2, 1]);
        assert_eq!(names.with(&[vec![1, 2], vec![3]]), [4, 2]);
        assert_eq!(names.with(&[vec![1], vec![1]]), [2, 1]);
        assert_eq!(names.with(&[vec![9]]), [] as [i64; 0]);
        // Learned twice, by two calls at the same time.
        names.learn(&[(4, 2), (4, 3), (4, 5), (7, 5)]);
        assert_eq!(names.with(&[vec![5]]), [7, 4]);
        names.renamed.insert(4, vec![1]);
        assert_eq!((names.with(&[vec![5]]), names.with(&[vec![1]])), (vec![7], vec![4, 2, 1]));
    }
}
