//! Contact persons: who has whom, giving and ending, notes of sessions, concerns.

use chrono::{DateTime, NaiveDate, Utc};
use record::{
    AccountId, ConcernId, Contact, ContactEnd, ContactGround, ContactId, NewConcern, NewContact, NewSessionNote,
    PersonId, SessionNote,
};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::day::Day;
use super::list::List;
use super::operation::{Empty, Nothing};
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::people::PURPOSE;

shape! {
    /// A contact person of somebody, present or past.
    #[derive(Debug, Serialize)]
    pub(super) struct ContactOfPerson {
        id: i64,
        version: i32,
        person: i64,
        /// Account of the contact person.
        account: i64,
        name: String,
        from: NaiveDate,
        until: Option<NaiveDate>,
        /// Days between sessions.
        every_days: i32,
        ground: Ground,
        /// Why this one, in a supervisor's words.
        ground_words: Option<String>,
        /// Code of `contact-end`.
        end_reason: Option<String>,
    }
}

shape! {
    /// Why somebody was chosen.
    #[derive(Debug, Clone, Copy, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum Ground {
        Previous,
        LowestLoad,
        Chosen,
    }
}

shape! {
    /// A session as recorded.
    #[derive(Debug, Serialize)]
    pub(super) struct Session {
        id: i64,
        contact: i64,
        /// Who held it.
        name: String,
        on: NaiveDate,
        /// Code of `delivery-mode`.
        delivery: String,
        minutes: Option<i32>,
        held: bool,
        words: String,
        /// The concern raised by it.
        concern: Option<i64>,
    }
}

shape! {
    /// A person of the caller's caseload as a contact person.
    #[derive(Debug, Serialize)]
    pub(super) struct OnCaseload {
        contact: i64,
        person: i64,
        name: String,
        from: NaiveDate,
        every_days: i32,
        last_session: Option<NaiveDate>,
        /// Day the next session is due.
        due: NaiveDate,
    }
}

shape! {
    /// A concern.
    #[derive(Debug, Serialize)]
    pub(super) struct Concern {
        id: i64,
        version: i32,
        person: i64,
        person_name: String,
        raised_by: String,
        raised_at: DateTime<Utc>,
        to_role: String,
        words: String,
        /// `raised`, `taken`, `answered`.
        state: &'static str,
        taken_by: Option<String>,
        answer: Option<String>,
    }
}

shape! {
    /// A contact person to give somebody.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ContactToGive {
        /// Account of the contact person.
        account: i64,
        from: Day,
        /// Days between sessions; as the prison has it where it is left out.
        every_days: Option<i32>,
        ground: Ground,
        /// Needed where a supervisor chose.
        ground_words: Option<String>,
    }
}

shape! {
    /// The end of an assignment.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ContactToEnd {
        on: Day,
        /// Code of `contact-end`.
        reason: String,
        words: Option<String>,
    }
}

shape! {
    /// A session to record, held or missed.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct SessionToRecord {
        on: Day,
        /// Code of `delivery-mode`.
        delivery: String,
        minutes: Option<i32>,
        held: bool,
        /// What was talked about, or why it did not take place.
        words: String,
        concern: Option<ConcernToRaise>,
    }
}

shape! {
    /// A concern to hand on.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ConcernToRaise {
        /// Role it goes to.
        to_role: String,
        words: String,
    }
}

shape! {
    /// What was found and done.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ConcernAnswer {
        answer: String,
    }
}

pub(super) async fn of_person(call: Call, _: Nothing) -> Result<List<ContactOfPerson>, Refused> {
    let contacts = call.record().contacts_of(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(List::whole(contacts.into_iter().map(ContactOfPerson::from).collect()))
}

pub(super) async fn sessions(call: Call, _: Nothing) -> Result<List<Session>, Refused> {
    let notes = call.record().session_notes(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(List::whole(notes.into_iter().map(Session::from).collect()))
}

pub(super) async fn caseload(call: Call, _: Nothing) -> Result<List<OnCaseload>, Refused> {
    let rows = call.record().contact_caseload(&call.actor(PURPOSE)).await?;
    let row = |row: record::CaseloadRow| OnCaseload {
        contact: row.contact.0,
        person: row.person.0,
        name: row.name,
        from: row.from,
        every_days: row.every_days,
        last_session: row.last_session,
        due: row.due,
    };
    Ok(List::whole(rows.into_iter().map(row).collect()))
}

pub(super) async fn concerns(call: Call, _: Nothing) -> Result<List<Concern>, Refused> {
    let concerns = call.record().concerns(&call.actor(PURPOSE)).await?;
    Ok(List::whole(concerns.into_iter().map(Concern::from).collect()))
}

pub(super) async fn give(call: Call, new: ContactToGive) -> Result<Written, Refused> {
    let person = PersonId(call.id()?);
    let ground = match new.ground {
        Ground::Previous => ContactGround::Previous,
        Ground::LowestLoad => ContactGround::LowestLoad,
        Ground::Chosen => ContactGround::Chosen(new.ground_words.unwrap_or_default()),
    };
    let account = AccountId(new.account);
    let new = NewContact { person, account, from: new.from.0, every_days: new.every_days, ground };
    let mut change = call.change("write", PURPOSE).await?;
    let ids = change.assign_contacts(&[new]).await?;
    call.commit(change, Written::at(ids[0].0, 1)).await
}

pub(super) async fn end(call: Call, new: ContactToEnd) -> Result<Written, Refused> {
    let (contact, version) = (ContactId(call.id()?), call.version());
    let end = ContactEnd { contact, version, on: new.on.0, reason: new.reason, words: new.words };
    let mut change = call.change("write", PURPOSE).await?;
    change.end_contact(&end).await?;
    call.commit(change, Written::at(contact.0, version + 1)).await
}

pub(super) async fn note(call: Call, new: SessionToRecord) -> Result<Written, Refused> {
    let contact = ContactId(call.id()?);
    let note = NewSessionNote {
        contact,
        on: new.on.0,
        delivery: new.delivery,
        minutes: new.minutes,
        held: new.held,
        words: new.words,
        concern: new.concern.map(NewConcern::from),
    };
    let mut change = call.change("write", PURPOSE).await?;
    change.note_session(&note).await?;
    call.commit(change, Written::new(contact.0)).await
}

pub(super) async fn raise(call: Call, new: ConcernToRaise) -> Result<Written, Refused> {
    let person = PersonId(call.id()?);
    let mut change = call.change("write", PURPOSE).await?;
    let id = change.raise_concern(person, &new.into()).await?;
    call.commit(change, Written::at(id.0, 1)).await
}

pub(super) async fn take(call: Call, _: Empty) -> Result<Written, Refused> {
    let (id, version) = (ConcernId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    change.take_concern(id, version).await?;
    call.commit(change, Written::at(id.0, version + 1)).await
}

pub(super) async fn answer(call: Call, new: ConcernAnswer) -> Result<Written, Refused> {
    let (id, version) = (ConcernId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    change.answer_concern(id, version, &new.answer).await?;
    call.commit(change, Written::at(id.0, version + 1)).await
}

impl From<Contact> for ContactOfPerson {
    fn from(one: Contact) -> Self {
        let (ground, ground_words) = match one.ground {
            ContactGround::Previous => (Ground::Previous, None),
            ContactGround::LowestLoad => (Ground::LowestLoad, None),
            ContactGround::Chosen(words) => (Ground::Chosen, Some(words)),
        };
        Self {
            id: one.id.0,
            version: one.version,
            person: one.person.0,
            account: one.account.0,
            name: one.name,
            from: one.from,
            until: one.until,
            every_days: one.every_days,
            ground,
            ground_words,
            end_reason: one.end_reason,
        }
    }
}

impl From<SessionNote> for Session {
    fn from(note: SessionNote) -> Self {
        Self {
            id: note.id,
            contact: note.contact.0,
            name: note.name,
            on: note.on,
            delivery: note.delivery,
            minutes: note.minutes,
            held: note.held,
            words: note.words,
            concern: note.concern.map(|concern| concern.0),
        }
    }
}

impl From<record::Concern> for Concern {
    fn from(one: record::Concern) -> Self {
        let state = match one.state {
            record::ConcernState::Raised => "raised",
            record::ConcernState::Taken => "taken",
            record::ConcernState::Answered => "answered",
        };
        Self {
            id: one.id.0,
            version: one.version,
            person: one.person.0,
            person_name: one.person_name,
            raised_by: one.raised_by,
            raised_at: one.raised_at,
            to_role: one.to_role,
            words: one.words,
            state,
            taken_by: one.taken_by,
            answer: one.answer,
        }
    }
}

impl From<ConcernToRaise> for NewConcern {
    fn from(new: ConcernToRaise) -> Self {
        Self { to_role: new.to_role, words: new.words }
    }
}
