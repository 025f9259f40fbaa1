//! A human being of the nation, with what only the nation knows about them.

use chrono::NaiveDate;
use record::PersonId;

/// Place of a human in the nation's list; the record gives ids of its own when it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HumanId(pub u32);

impl HumanId {
    /// Place in the list.
    pub fn place(self) -> usize {
        self.0 as usize
    }

    /// Stands in for the record's id until the record has given one.
    pub fn provisional(self) -> PersonId {
        PersonId(i64::from(self.0))
    }
}

/// A human being.
#[derive(Debug, Clone, PartialEq)]
pub struct Human {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Personal code, eleven digits.
    pub code: Option<String>,
    /// Day of birth.
    pub born_on: NaiveDate,
    /// Woman or girl.
    pub female: bool,
    /// ISO language.
    pub language: String,
    /// ISO country.
    pub citizenship: String,
    /// Employing agency.
    pub employer: Option<String>,
    /// Is a volunteer.
    pub volunteer: bool,
    /// Stays in custody so far, those before the nation's time included.
    pub stays: u32,
    /// Has an addiction.
    pub addicted: bool,
    /// Day of death.
    pub died_on: Option<NaiveDate>,
    /// Probation office near home, a place in the list of offices.
    pub office: usize,
}

impl Human {
    /// Whether alive on `day`.
    #[must_use]
    pub fn lives(&self, day: NaiveDate) -> bool {
        self.died_on.is_none_or(|died| day < died)
    }

    /// Code of `sex`.
    #[must_use]
    pub fn sex(&self) -> &'static str {
        if self.female { "female" } else { "male" }
    }
}
