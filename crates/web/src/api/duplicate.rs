//! Duplicates: records that may be of one person, merging them, and taking a merge back.

use chrono::{DateTime, Utc};
use record::{Agreed, DuplicateCandidate, Merge, MergeId, PersonId};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::list::List;
use super::operation::Nothing;
use super::person::FoundPerson;
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::people::PURPOSE;

shape! {
    /// A record that may be of the same person.
    #[derive(Debug, Serialize)]
    pub(super) struct Candidate {
        person: FoundPerson,
        /// Sum of the weights in bits.
        weight: f64,
        traits: Vec<Trait>,
    }
}

shape! {
    /// What one trait says.
    #[derive(Debug, Serialize)]
    pub(super) struct Trait {
        /// `given_name`, `family_name`, `born_on`, `code`, `sex`.
        name: &'static str,
        /// `same`, `alike`, `different`, `unknown`.
        agreed: &'static str,
        /// In bits.
        weight: f64,
    }
}

shape! {
    /// Two records found to be of one person.
    #[derive(Debug, Serialize)]
    pub(super) struct MergeOut {
        id: i64,
        kept: i64,
        merged: i64,
        words: String,
        decided_by: String,
        decided_at: DateTime<Utc>,
        undone_words: Option<String>,
        undone_by: Option<String>,
        undone_at: Option<DateTime<Utc>>,
    }
}

shape! {
    /// Two records to merge; the one in the address stays.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct MergeToMake {
        /// The record that goes into it.
        merged: i64,
        /// Version of that record.
        merged_version: i32,
        words: String,
    }
}

shape! {
    /// Why a merge is taken back.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Undoing {
        words: String,
    }
}

shape! {
    /// Two records found to be of two people.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Apart {
        /// The other record.
        other: i64,
        words: String,
    }
}

pub(super) async fn candidates(call: Call, _: Nothing) -> Result<List<Candidate>, Refused> {
    let found = call.record().duplicates_of(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(List::whole(found.into_iter().map(Candidate::from).collect()))
}

pub(super) async fn merges(call: Call, _: Nothing) -> Result<List<MergeOut>, Refused> {
    let merges = call.record().merges_of(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(List::whole(merges.into_iter().map(MergeOut::from).collect()))
}

pub(super) async fn merge(call: Call, new: MergeToMake) -> Result<Written, Refused> {
    let kept = (PersonId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    let id = change.merge_people(kept, (PersonId(new.merged), new.merged_version), &new.words).await?;
    call.commit(change, Written::new(id.0)).await
}

pub(super) async fn undo(call: Call, new: Undoing) -> Result<Written, Refused> {
    let id = MergeId(call.id()?);
    let mut change = call.change("write", PURPOSE).await?;
    change.unmerge_people(id, &new.words).await?;
    call.commit(change, Written::new(id.0)).await
}

pub(super) async fn keep_apart(call: Call, new: Apart) -> Result<Written, Refused> {
    let person = PersonId(call.id()?);
    let mut change = call.change("write", PURPOSE).await?;
    change.keep_apart(person, PersonId(new.other), &new.words).await?;
    call.commit(change, Written::new(person.0)).await
}

impl From<DuplicateCandidate> for Candidate {
    fn from(one: DuplicateCandidate) -> Self {
        let each = one.traits.iter().map(|one| Trait {
            name: one.name,
            agreed: match one.agreed {
                Agreed::Same => "same",
                Agreed::Alike => "alike",
                Agreed::Different => "different",
                Agreed::Unknown => "unknown",
            },
            weight: one.weight,
        });
        Self { weight: one.weight, traits: each.collect(), person: FoundPerson::from(one.person) }
    }
}

impl From<Merge> for MergeOut {
    fn from(one: Merge) -> Self {
        let (undone_words, undone_by, undone_at) = match one.undone {
            Some((words, by, at)) => (Some(words), Some(by), Some(at)),
            None => (None, None, None),
        };
        Self {
            id: one.id.0,
            kept: one.kept.0,
            merged: one.merged.0,
            words: one.words,
            decided_by: one.decided.0,
            decided_at: one.decided.1,
            undone_words,
            undone_by,
            undone_at,
        }
    }
}
