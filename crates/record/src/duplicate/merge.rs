//! Merging two records of one person, and taking them apart again.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};

use super::{Merge, MergeId};
use crate::change::{fresh, refuse, required};
use crate::rows::{case_plan, contact, custody, distinct_people, person, person_merge, person_merge_row};
use crate::{Actor, Change, PersonId, Problem, Record, RecordError, instant};

/// Tables whose rows change hands, with the column that tells rows apart.
const TABLES: [(&str, &str); 15] = [
    ("custody", "id"),
    ("movement", "id"),
    ("release", "id"),
    ("section", "id"),
    ("fact", "id"),
    ("participation", "id"),
    ("assessment", "id"),
    ("case_plan", "id"),
    ("case_plan_step", "plan_id"),
    ("contact", "id"),
    ("session_note", "id"),
    ("concern", "id"),
    ("disclosure", "id"),
    ("expected_release", "id"),
    ("exemption", "id"),
];

impl Record {
    /// Merges a person's record was in, newest first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn merges_of(&self, actor: &Actor, id: PersonId) -> Result<Vec<Merge>, RecordError> {
        self.open_about(actor, "duplicate", id).await?;
        let either =
            Condition::any().add(person_merge::Column::Kept.eq(id.0)).add(person_merge::Column::Merged.eq(id.0));
        let rows = person_merge::Entity::find()
            .filter(either)
            .order_by_desc(person_merge::Column::Id)
            .all(self.storage.db())
            .await?;
        rows.into_iter().map(merge).collect()
    }

    /// The record that stands for `id`: itself, unless it was merged into another.
    pub(crate) async fn standing_for(&self, id: PersonId) -> Result<PersonId, RecordError> {
        let mut at = id;
        while let Some(row) = person::Entity::find_by_id(at.0).one(self.storage.db()).await? {
            match row.merged_into {
                Some(into) => at = PersonId(into),
                None => break,
            }
        }
        Ok(at)
    }
}

impl Change<'_> {
    /// Puts everything recorded of `merged` under `kept`, each read at its version. The other record is no longer found
    /// and leads to the one that stays.
    ///
    /// # Errors
    /// When refused, the words are blank, or somebody else changed one (`Stale`); when both have an open plan or contact
    /// person, or were in custody at the same time: mend that first.
    pub async fn merge_people(
        &mut self,
        kept: (PersonId, i32),
        merged: (PersonId, i32),
        words: &str,
    ) -> Result<MergeId, RecordError> {
        required(0, "words", words)?;
        if kept.0 == merged.0 {
            return Err(refuse(0, "merged", Problem::Twice { value: merged.0.0.to_string() }));
        }
        let mut other = None;
        for (id, version) in [kept, merged] {
            self.about("duplicate", id).await?;
            let row = person::Entity::find_by_id(id.0).one(&self.tx).await?.ok_or(RecordError::Missing("person"))?;
            fresh("person", row.id, row.version, version)?;
            if row.merged_into.is_some() {
                return Err(RecordError::Missing("person"));
            }
            other = Some(row);
        }
        self.check_mergeable(kept.0, merged.0).await?;
        let id = self.ids("person-merge", 1).await?;
        let row = person_merge::Model {
            id,
            kept: kept.0.0,
            merged: merged.0.0,
            weight_centibits: None,
            words: words.trim().to_owned(),
            decided_by: self.actor.account.clone(),
            decided_at: instant::text(self.actor.at),
            undone_words: None,
            undone_by: None,
            undone_at: None,
        };
        self.add::<person_merge::Entity>(&[row]).await?;
        let mut moved = Vec::new();
        for (table, key) in TABLES {
            for row_id in self.rows_of(table, key, merged.0).await? {
                moved.push(person_merge_row::Model { merge_id: id, noun: table.to_owned(), row_id, other_id: 0 });
            }
        }
        // A caseload both are on already stays as it is; the other accounts get the one that stays.
        for account in self.rows_of("assignment", "account_id", merged.0).await? {
            let both = self.rows_of("assignment", "account_id", kept.0).await?.contains(&account);
            let other_id = i64::from(both);
            moved.push(person_merge_row::Model {
                merge_id: id,
                noun: "assignment".to_owned(),
                row_id: account,
                other_id,
            });
        }
        self.add::<person_merge_row::Entity>(&moved).await?;
        self.hand_over(&moved, merged.0, kept.0).await?;
        let other = other.ok_or(RecordError::Missing("person"))?;
        let gone = person::Model { merged_into: Some(kept.0.0), version: other.version + 1, ..other };
        self.put::<person::Entity>(gone).await?;
        self.make_unfindable(merged.0).await?;
        self.wrote("duplicate", 1, &id);
        Ok(MergeId(id))
    }

    /// Takes a merge back: what changed hands returns; what was recorded since stays where it was recorded.
    ///
    /// # Errors
    /// When refused, undone already or the words are blank.
    pub async fn unmerge_people(&mut self, id: MergeId, words: &str) -> Result<(), RecordError> {
        required(0, "words", words)?;
        let row = person_merge::Entity::find_by_id(id.0).one(&self.tx).await?.ok_or(RecordError::Missing("merge"))?;
        self.about("duplicate", PersonId(row.kept)).await?;
        if let Some(at) = &row.undone_at {
            return Err(refuse(0, "merge", Problem::Ended { on: instant::read(at)?.date_naive() }));
        }
        let moved = person_merge_row::Entity::find().filter(person_merge_row::Column::MergeId.eq(id.0));
        let moved = moved.all(&self.tx).await?;
        let (kept, merged) = (PersonId(row.kept), PersonId(row.merged));
        self.hand_over(&moved, kept, merged).await?;
        let back = person::Entity::find_by_id(merged.0).one(&self.tx).await?.ok_or(RecordError::Missing("person"))?;
        let back = person::Model { merged_into: None, version: back.version + 1, ..back };
        self.put::<person::Entity>(back.clone()).await?;
        self.make_findable(&[back]).await?;
        let undone = person_merge::Model {
            undone_words: Some(words.trim().to_owned()),
            undone_by: Some(self.actor.account.clone()),
            undone_at: Some(instant::text(self.actor.at)),
            ..row
        };
        self.put::<person_merge::Entity>(undone).await?;
        self.wrote("duplicate", 1, &id.0);
        Ok(())
    }

    /// Records that two records are of two people: they are not shown to each other again.
    ///
    /// # Errors
    /// When refused or the words are blank.
    pub async fn keep_apart(&mut self, one: PersonId, other: PersonId, words: &str) -> Result<(), RecordError> {
        required(0, "words", words)?;
        self.about("duplicate", one).await?;
        self.about("duplicate", other).await?;
        let (one, other) = (one.0.min(other.0), one.0.max(other.0));
        if distinct_people::Entity::find_by_id((one, other)).one(&self.tx).await?.is_none() {
            let row = distinct_people::Model {
                one,
                other,
                words: words.trim().to_owned(),
                decided_by: self.actor.account.clone(),
                decided_at: instant::text(self.actor.at),
            };
            self.add::<distinct_people::Entity>(&[row]).await?;
            self.wrote("duplicate", 1, &one);
        }
        Ok(())
    }

    async fn check_mergeable(&self, kept: PersonId, merged: PersonId) -> Result<(), RecordError> {
        let both = [kept.0, merged.0];
        let mut plans: BTreeMap<i64, i64> = BTreeMap::new();
        let open = case_plan::Entity::find().filter(case_plan::Column::PersonId.is_in(both));
        for plan in open.filter(case_plan::Column::ClosedOn.is_null()).all(&self.tx).await? {
            plans.insert(plan.person_id, plan.id);
        }
        if let (2, Some(plan)) = (plans.len(), plans.get(&merged.0)) {
            return Err(refuse(0, "merged", Problem::Taken { noun: "case-plan", id: plan.to_string() }));
        }
        let mut contacts: BTreeMap<i64, i64> = BTreeMap::new();
        let open = contact::Entity::find().filter(contact::Column::PersonId.is_in(both));
        for one in open.filter(contact::Column::UntilDay.is_null()).all(&self.tx).await? {
            contacts.insert(one.person_id, one.id);
        }
        if let (2, Some(one)) = (contacts.len(), contacts.get(&merged.0)) {
            return Err(refuse(0, "merged", Problem::Taken { noun: "contact", id: one.to_string() }));
        }
        let stays = custody::Entity::find()
            .filter(custody::Column::PersonId.is_in(both))
            .order_by_asc(custody::Column::FromDay)
            .order_by_asc(custody::Column::Id)
            .all(&self.tx)
            .await?;
        for (one, next) in stays.iter().zip(stays.iter().skip(1)) {
            if one.until_day.is_none_or(|until| until > next.from_day) {
                let problem = Problem::InCustody { from: one.from_day, until: one.until_day };
                return Err(refuse(0, "merged", problem));
            }
        }
        Ok(())
    }

    /// Keys of the rows of a table about a person.
    async fn rows_of(&self, table: &str, key: &str, person: PersonId) -> Result<Vec<i64>, RecordError> {
        let sql = format!("SELECT DISTINCT {key} AS k FROM {table} WHERE person_id = {} ORDER BY k", person.0);
        let rows = self.tx.query_all_raw(Statement::from_string(self.tx.get_database_backend(), sql)).await?;
        rows.into_iter().map(|row| Ok(row.try_get("", "k")?)).collect()
    }

    /// Puts rows of one record under the other.
    async fn hand_over(
        &mut self,
        moved: &[person_merge_row::Model],
        from: PersonId,
        to: PersonId,
    ) -> Result<(), RecordError> {
        let mut by_table: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for row in moved.iter().filter(|row| row.other_id == 0) {
            by_table.entry(&row.noun).or_default().push(row.row_id);
        }
        for (table, ids) in by_table {
            let known = TABLES.iter().find(|(name, _)| *name == table);
            let key = known.map_or("account_id", |(_, key)| key);
            self.digest.note(table, &(from, to, &ids));
            for chunk in ids.chunks(500) {
                let list: Vec<String> = chunk.iter().map(ToString::to_string).collect();
                let sql = format!(
                    "UPDATE {table} SET person_id = {} WHERE person_id = {} AND {key} IN ({})",
                    to.0,
                    from.0,
                    list.join(", ")
                );
                self.tx.execute_unprepared(&sql).await?;
            }
        }
        Ok(())
    }
}

fn merge(row: person_merge::Model) -> Result<Merge, RecordError> {
    let undone = match (row.undone_words, row.undone_by, row.undone_at) {
        (Some(words), Some(by), Some(at)) => Some((words, by, instant::read(&at)?)),
        _ => None,
    };
    Ok(Merge {
        id: MergeId(row.id),
        kept: PersonId(row.kept),
        merged: PersonId(row.merged),
        words: row.words,
        decided: (row.decided_by, instant::read(&row.decided_at)?),
        undone,
    })
}
