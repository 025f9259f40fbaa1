//! Persons: finding them, and opening one.

use chrono::NaiveDate;
use record::{PersonId, PersonMatch, PersonView};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::list::{Limit, List, size};
use super::operation::{Nothing, Shown};
use super::problem::Refused;
use super::shape::shape;
use crate::pages::people::PURPOSE;

shape! {
    /// Whom to look for.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Search {
        /// Names in any order, with or without marks; a day or year of birth; a personal code or its first or last digits.
        q: String,
        /// Persons at most; the likeliest come first and there is no second page.
        limit: Option<Limit>,
    }
}

shape! {
    /// A person found; enough to tell people apart.
    #[derive(Debug, Serialize)]
    pub(super) struct FoundPerson {
        id: i64,
        name: String,
        birth_year: Option<i32>,
        /// Last digits of the personal code.
        code_tail: Option<String>,
        /// The person is opened with a stated purpose only.
        asks_purpose: bool,
        simulated: bool,
    }
}

shape! {
    /// A person.
    #[derive(Debug, Serialize)]
    pub(super) struct Person {
        id: i64,
        version: i32,
        given_name: String,
        family_name: String,
        /// Personal code: `######-#####`.
        code: Option<String>,
        born_on: Option<NaiveDate>,
        /// Code of `sex`.
        sex: Option<String>,
        /// ISO country.
        citizenship: Option<String>,
        /// ISO language.
        language: Option<String>,
        /// Agency that employs the person.
        employer_agency: Option<String>,
        volunteer: bool,
        registered_on: NaiveDate,
        simulated: bool,
    }
}

pub(super) async fn find(call: Call, asked: Search) -> Result<List<FoundPerson>, Refused> {
    let most = size(asked.limit);
    let found = call.record().find_people(&call.actor(PURPOSE), &asked.q, most as u64).await?;
    Ok(List::whole(found.into_iter().map(FoundPerson::from).collect()))
}

pub(super) async fn open(call: Call, _: Nothing) -> Result<Shown<Person>, Refused> {
    let person = call.record().person(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(Shown::at(Person::from(person.clone()), person.version))
}

impl From<PersonMatch> for FoundPerson {
    fn from(one: PersonMatch) -> Self {
        Self {
            id: one.id.0,
            name: one.name,
            birth_year: one.birth_year,
            code_tail: one.code_tail,
            asks_purpose: one.asks_purpose,
            simulated: one.simulated,
        }
    }
}

impl From<PersonView> for Person {
    fn from(one: PersonView) -> Self {
        Self {
            id: one.id.0,
            version: one.version,
            given_name: one.given_name,
            family_name: one.family_name,
            code: one.code,
            born_on: one.born_on,
            sex: one.sex,
            citizenship: one.citizenship,
            language: one.language,
            employer_agency: one.employer_agency,
            volunteer: one.volunteer,
            registered_on: one.registered_on,
            simulated: one.simulated,
        }
    }
}
