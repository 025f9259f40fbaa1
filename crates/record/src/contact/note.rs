//! Writing down a session, held or missed.

use sea_orm::EntityTrait;

use super::{ConcernState, ContactId, NewConcern, NewSessionNote};
use crate::change::{not_before, refuse, required};
use crate::rows::{concern, contact, session_note};
use crate::{Change, ConcernId, PersonId, Problem, RecordError, codes, instant};

impl Change<'_> {
    /// Records a session of a contact person; a concern goes to the role it names, in the actor's unit.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (ahead of time, before the assignment or after its end).
    pub async fn note_session(&mut self, new: &NewSessionNote) -> Result<Option<ConcernId>, RecordError> {
        let contact = self.contact_of(new.contact).await?;
        let person = PersonId(contact.person_id);
        self.about("session-note", person).await?;
        not_before(new.on, "from", contact.from_day).map_err(|problem| refuse(0, "on", problem))?;
        if let Some(on) = contact.until_day.filter(|until| *until < new.on) {
            return Err(refuse(0, "on", Problem::Ended { on }));
        }
        if new.on > self.today() {
            return Err(refuse(0, "on", Problem::InFuture { on: new.on }));
        }
        let mode = self.record.codes.get("delivery-mode", &new.delivery, new.on);
        mode.map_err(|problem| refuse(0, "delivery", problem))?;
        required(0, "words", &new.words)?;
        if let Some(minutes) = new.minutes.filter(|minutes| *minutes < 1) {
            return Err(refuse(0, "minutes", Problem::Below { value: minutes.into(), least: 1 }));
        }
        let id = self.ids("session-note", 1).await?;
        let row = session_note::Model {
            id,
            contact_id: contact.id,
            person_id: contact.person_id,
            account_id: contact.account_id,
            on_day: new.on,
            delivery: new.delivery.clone(),
            minutes: new.minutes,
            held: new.held,
            words: new.words.trim().to_owned(),
            recorded_at: instant::text(self.actor.at),
        };
        self.add::<session_note::Entity>(&[row]).await?;
        self.wrote("session-note", 1, &id);
        match &new.concern {
            Some(concern) => self.concern(person, Some(id), concern).await.map(Some),
            None => Ok(None),
        }
    }

    /// Hands a concern about a person on without a session.
    ///
    /// # Errors
    /// When refused, the role is unknown or the words are blank.
    pub async fn raise_concern(&mut self, person: PersonId, new: &NewConcern) -> Result<ConcernId, RecordError> {
        self.about("concern", person).await?;
        self.concern(person, None, new).await
    }

    async fn concern(
        &mut self,
        person: PersonId,
        note: Option<i64>,
        new: &NewConcern,
    ) -> Result<ConcernId, RecordError> {
        required(0, "concern.words", &new.words)?;
        let roles = &self.record.matrix.0;
        codes::entry("role", &new.to_role, roles).map_err(|problem| refuse(0, "concern.to_role", problem))?;
        if self.record.matrix.persons(&new.to_role, "read", "concern").is_none() {
            let problem = Problem::DoesNotFit { field: "to_role", value: new.to_role.clone() };
            return Err(refuse(0, "concern.to_role", problem));
        }
        let id = self.ids("concern", 1).await?;
        let row = concern::Model {
            id,
            person_id: person.0,
            note_id: note,
            raised_by: self.actor.account.clone(),
            raised_at: instant::text(self.actor.at),
            to_role: new.to_role.clone(),
            to_unit: self.actor.unit.clone(),
            words: new.words.trim().to_owned(),
            state: ConcernState::Raised.id().to_owned(),
            taken_by: None,
            answer: None,
            answered_at: None,
            version: 1,
        };
        self.add::<concern::Entity>(&[row]).await?;
        self.wrote("concern", 1, &id);
        Ok(ConcernId(id))
    }

    async fn contact_of(&self, id: ContactId) -> Result<contact::Model, RecordError> {
        contact::Entity::find_by_id(id.0).one(&self.tx).await?.ok_or(RecordError::Missing("contact"))
    }
}
