//! Taking up and answering concerns.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Concern, ConcernId, ConcernState};
use crate::chain::Entry;
use crate::change::{fresh, refuse, required};
use crate::permission::Sight;
use crate::rows::{concern, person};
use crate::{Actor, Change, PersonId, Problem, Record, RecordError, instant};

impl Record {
    /// Concerns not yet answered that wait for the actor's role, and those the actor has raised, oldest first.
    ///
    /// # Errors
    /// When the role may not read concerns or the database does not answer.
    pub async fn concerns(&self, actor: &Actor) -> Result<Vec<Concern>, RecordError> {
        let open = concern::Column::State.ne(ConcernState::Answered.id());
        let mine = Condition::any()
            .add(concern::Column::ToRole.eq(&actor.role))
            .add(concern::Column::RaisedBy.eq(&actor.account));
        self.concerns_where(actor, Condition::all().add(open).add(mine)).await
    }

    /// Every concern about a person, oldest first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn concerns_about(&self, actor: &Actor, person: PersonId) -> Result<Vec<Concern>, RecordError> {
        self.enter(self.storage.db(), actor, "concern", person).await?;
        self.concerns_where(actor, concern::Column::PersonId.eq(person.0).into()).await
    }

    async fn concerns_where(&self, actor: &Actor, wanted: Condition) -> Result<Vec<Concern>, RecordError> {
        let scope = self.allowed_persons(actor, "concern")?;
        let db = self.storage.db();
        let rows = concern::Entity::find().filter(wanted).order_by_asc(concern::Column::Id).all(db).await?;
        let sight = Sight::new(db, actor, scope).await?;
        let people = person::Entity::find()
            .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
            .filter(sight.people())
            .all(db)
            .await?;
        let names: HashMap<i64, String> =
            people.into_iter().map(|row| (row.id, format!("{} {}", row.given_name, row.family_name))).collect();
        let seen = rows.into_iter().filter_map(|row| names.get(&row.person_id).map(|name| concern(row, name)));
        let seen = seen.collect::<Result<Vec<_>, _>>()?;
        let detail = format!("{} listed", seen.len());
        let entry = Entry { verb: "read".to_owned(), noun: "concern".to_owned(), subject: None, detail: Some(detail) };
        self.log(actor, vec![entry]).await?;
        Ok(seen)
    }

    /// Every concern about a person who is open already, oldest first.
    pub(crate) async fn concerns_of(&self, person: PersonId) -> Result<Vec<Concern>, RecordError> {
        let db = self.storage.db();
        let rows = concern::Entity::find()
            .filter(concern::Column::PersonId.eq(person.0))
            .order_by_asc(concern::Column::Id)
            .all(db)
            .await?;
        let view = person::Entity::find_by_id(person.0).one(db).await?.ok_or(RecordError::Missing("person"))?;
        let name = format!("{} {}", view.given_name, view.family_name);
        rows.into_iter().map(|row| concern(row, &name)).collect()
    }
}

impl Change<'_> {
    /// Takes a concern up.
    ///
    /// # Errors
    /// `Stale` when somebody else was first; when refused.
    pub async fn take_concern(&mut self, id: ConcernId, version: i32) -> Result<(), RecordError> {
        let row = self.concern_at(id, version).await?;
        let state = ConcernState::read(&row.state).take().ok_or_else(|| not_open(&row))?;
        let taken = concern::Model {
            state: state.id().to_owned(),
            taken_by: Some(self.actor.account.clone()),
            version: version + 1,
            ..row
        };
        self.put::<concern::Entity>(taken).await?;
        self.wrote("concern", 1, &id.0);
        Ok(())
    }

    /// Answers a concern: what was found and done.
    ///
    /// # Errors
    /// `Stale` when somebody else was first; when refused, answered already or blank.
    pub async fn answer_concern(&mut self, id: ConcernId, version: i32, answer: &str) -> Result<(), RecordError> {
        required(0, "answer", answer)?;
        let row = self.concern_at(id, version).await?;
        let state = ConcernState::read(&row.state).answer().ok_or_else(|| not_open(&row))?;
        let answered = concern::Model {
            state: state.id().to_owned(),
            taken_by: row.taken_by.or_else(|| Some(self.actor.account.clone())),
            answer: Some(answer.trim().to_owned()),
            answered_at: Some(instant::text(self.actor.at)),
            version: version + 1,
            ..row
        };
        self.put::<concern::Entity>(answered).await?;
        self.wrote("concern", 1, &id.0);
        Ok(())
    }

    async fn concern_at(&self, id: ConcernId, version: i32) -> Result<concern::Model, RecordError> {
        let row = concern::Entity::find_by_id(id.0).one(&self.tx).await?.ok_or(RecordError::Missing("concern"))?;
        self.about("concern", PersonId(row.person_id)).await?;
        // What was handed to a role is answered by that role.
        if row.to_role != self.actor.role {
            return Err(crate::permission::refusal(&self.actor, &self.verb, "concern"));
        }
        fresh("concern", row.id, row.version, version)?;
        Ok(row)
    }
}

fn not_open(row: &concern::Model) -> RecordError {
    refuse(0, "concern", Problem::NotInState { state: row.state.clone(), needed: vec!["raised".to_owned()] })
}

fn concern(row: concern::Model, name: &str) -> Result<Concern, RecordError> {
    Ok(Concern {
        id: ConcernId(row.id),
        person: PersonId(row.person_id),
        person_name: name.to_owned(),
        raised_by: row.raised_by,
        raised_at: instant::read(&row.raised_at)?,
        to_role: row.to_role,
        words: row.words,
        state: ConcernState::read(&row.state),
        taken_by: row.taken_by,
        answer: row.answer,
        version: row.version,
    })
}
