//! Contact person (kontaktpersona): who talks regularly with whom, how the choice was made, what was said and handed on.

mod assign;
mod concern;
mod note;
mod read;
mod recommend;
mod waiting;
mod worker;

use chrono::{DateTime, NaiveDate, Utc};

use crate::{AccountId, PersonId};

pub use waiting::{WaitingFilter, WithoutContact};

/// Id of an assignment of a contact person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactId(pub i64);

/// Id of a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConcernId(pub i64);

/// Since when a prison has contact persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRollout {
    /// Prison (organisation id).
    pub unit: String,
    /// First day of the pilot.
    pub pilot_from: Option<NaiveDate>,
    /// First day in regular use; `None`: not introduced.
    pub used_from: Option<NaiveDate>,
    /// People one contact person can have there.
    pub capacity: i32,
    /// Days between sessions.
    pub every_days: i32,
    /// Version read; 0 for a new one.
    pub version: i32,
}

/// Somebody who works as a contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactWorker {
    /// Account.
    pub account: AccountId,
    /// Unit (organisation id) they work in.
    pub unit: String,
    /// People they can have.
    pub capacity: i32,
    /// Absence, present or ahead.
    pub absence: Option<Absence>,
    /// Last day of work.
    pub left_on: Option<NaiveDate>,
    /// Version read; 0 for a new one.
    pub version: i32,
}

/// A time somebody is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Code of `absence-kind`.
    pub kind: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None`: not known yet.
    pub until: Option<NaiveDate>,
}

/// Why somebody was chosen as contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactGround {
    /// Was the person's contact person before.
    Previous,
    /// Has the lowest load.
    LowestLoad,
    /// A supervisor chose, with these words.
    Chosen(String),
}

/// An assignment to make.
#[derive(Debug, Clone)]
pub struct NewContact {
    /// Person.
    pub person: PersonId,
    /// Contact person.
    pub account: AccountId,
    /// First day.
    pub from: NaiveDate,
    /// Days between sessions; `None`: as the prison has it.
    pub every_days: Option<i32>,
    /// Why this one.
    pub ground: ContactGround,
}

/// The end of an assignment.
#[derive(Debug, Clone)]
pub struct ContactEnd {
    /// Assignment.
    pub contact: ContactId,
    /// Version read.
    pub version: i32,
    /// Last day.
    pub on: NaiveDate,
    /// Code of `contact-end`.
    pub reason: String,
    /// Words, where the code does not say enough.
    pub words: Option<String>,
}

/// Somebody who gets another contact person when a caseload is handed over.
#[derive(Debug, Clone)]
pub struct ContactMove {
    /// Person.
    pub person: PersonId,
    /// The new contact person.
    pub account: AccountId,
    /// Why this one.
    pub ground: ContactGround,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Id.
    pub id: ContactId,
    /// Person.
    pub person: PersonId,
    /// Contact person.
    pub account: AccountId,
    /// Name of the contact person.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Days between sessions.
    pub every_days: i32,
    /// Why this one was chosen.
    pub ground: ContactGround,
    /// Code of `contact-end`.
    pub end_reason: Option<String>,
    /// Version.
    pub version: i32,
}

/// Whom the record recommends for a person, and how it came to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactAdvice {
    /// Person.
    pub person: PersonId,
    /// Recommended contact person with the ground, or why there is none.
    pub advice: Result<(AccountId, ContactGround), NoAdvice>,
    /// Everybody who was considered, in the order of preference.
    pub considered: Vec<Considered>,
}

/// Why nobody is recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAdvice {
    /// A complex case: a supervisor chooses.
    Complex(String),
    /// The person has a contact person.
    HasOne(AccountId),
    /// Everybody is away or has as many as they can have.
    NobodyFree,
}

/// One contact person as considered for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// Account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// People they have, those recommended before included.
    pub load: i32,
    /// People they can have.
    pub capacity: i32,
    /// Was the person's contact person until this day.
    pub previous_until: Option<NaiveDate>,
    /// Why not.
    pub unfit: Option<Unfit>,
}

/// Why somebody cannot be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Away until this day, as far as known.
    Absent(Option<NaiveDate>),
    /// Has as many people as possible.
    Full,
    /// Has left, or the account is closed.
    Left,
}

/// What a contact person wrote of a session, held or missed.
#[derive(Debug, Clone)]
pub struct NewSessionNote {
    /// Assignment it belongs to.
    pub contact: ContactId,
    /// Day.
    pub on: NaiveDate,
    /// Code of `delivery-mode`.
    pub delivery: String,
    /// Length.
    pub minutes: Option<i32>,
    /// It took place.
    pub held: bool,
    /// What was talked about, or why it did not take place.
    pub words: String,
    /// Something a specialist should look at.
    pub concern: Option<NewConcern>,
}

/// A concern to hand on.
#[derive(Debug, Clone)]
pub struct NewConcern {
    /// Role it goes to.
    pub to_role: String,
    /// What it is about.
    pub words: String,
}

/// A session as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionNote {
    /// Id.
    pub id: i64,
    /// Assignment.
    pub contact: ContactId,
    /// Who held it.
    pub name: String,
    /// Day.
    pub on: NaiveDate,
    /// Code of `delivery-mode`.
    pub delivery: String,
    /// Length.
    pub minutes: Option<i32>,
    /// It took place.
    pub held: bool,
    /// Words.
    pub words: String,
    /// The concern raised by it.
    pub concern: Option<ConcernId>,
}

/// Where a concern stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConcernState {
    /// Nobody has taken it up.
    Raised,
    /// Somebody looks into it.
    Taken,
    /// Answered; the one who raised it can read what was done.
    Answered,
}

/// A concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Id.
    pub id: ConcernId,
    /// Person.
    pub person: PersonId,
    /// Name of the person.
    pub person_name: String,
    /// Account that raised it.
    pub raised_by: String,
    /// When.
    pub raised_at: DateTime<Utc>,
    /// Role it goes to.
    pub to_role: String,
    /// Words.
    pub words: String,
    /// Where it stands.
    pub state: ConcernState,
    /// Account that took it up.
    pub taken_by: Option<String>,
    /// What was done.
    pub answer: Option<String>,
    /// Version.
    pub version: i32,
}

/// One person of a contact person's caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadRow {
    /// Assignment.
    pub contact: ContactId,
    /// Person.
    pub person: PersonId,
    /// Given and family name.
    pub name: String,
    /// First day of the assignment.
    pub from: NaiveDate,
    /// Days between sessions.
    pub every_days: i32,
    /// Last session held.
    pub last_session: Option<NaiveDate>,
    /// Day the next session is due.
    pub due: NaiveDate,
    /// Why it is a complex case.
    pub complex: Option<String>,
}

/// Sessions recommended and held by one contact person in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactLoad {
    /// The contact person.
    pub worker: ContactWorker,
    /// Name.
    pub name: String,
    /// People they have on the last day of the period.
    pub load: i32,
    /// Complex cases among them.
    pub complex: i32,
    /// Sessions recommended: days of every assignment by its frequency, rounded for each person.
    pub recommended: i64,
    /// Sessions held.
    pub held: i64,
}

impl ContactWorker {
    /// Why this one cannot take anybody on `day`, beside the load.
    fn unfit_on(&self, day: NaiveDate) -> Option<Unfit> {
        if self.left_on.is_some_and(|left| left < day) {
            return Some(Unfit::Left);
        }
        let absence = self.absence.as_ref()?;
        let away = absence.from <= day && absence.until.is_none_or(|until| until >= day);
        away.then_some(Unfit::Absent(absence.until))
    }
}

impl ContactGround {
    fn parts(&self) -> (&'static str, Option<String>) {
        match self {
            Self::Previous => ("previous", None),
            Self::LowestLoad => ("lowest-load", None),
            Self::Chosen(words) => ("chosen", Some(words.trim().to_owned())),
        }
    }

    fn read(ground: &str, words: Option<String>) -> Self {
        match ground {
            "previous" => Self::Previous,
            "lowest-load" => Self::LowestLoad,
            _ => Self::Chosen(words.unwrap_or_default()),
        }
    }
}

impl ConcernState {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Taken => "taken",
            Self::Answered => "answered",
        }
    }

    fn read(id: &str) -> Self {
        match id {
            "raised" => Self::Raised,
            "taken" => Self::Taken,
            _ => Self::Answered,
        }
    }

    /// Somebody looks into it.
    fn take(self) -> Option<Self> {
        (self == Self::Raised).then_some(Self::Taken)
    }

    /// It was looked into.
    fn answer(self) -> Option<Self> {
        (self != Self::Answered).then_some(Self::Answered)
    }
}
