//! A person (persona): one record however many capacities they have.

mod caseload;
mod name_index;
mod names;
mod read;
mod search;
mod vocabulary;
mod write;

use chrono::NaiveDate;

use crate::PersonalCode;

pub use caseload::{Caseload, CaseloadPerson, Caseworker};
pub use name_index::NameIndex;
pub use vocabulary::{Vocabulary, errors_between};

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
    /// The actor opens this person only with a stated purpose.
    pub asks_purpose: bool,
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
