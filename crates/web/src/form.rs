//! A sent form: its fields in order, taken only with the session's own token.

use axum::Form;
use axum::extract::{FromRequest, Request};
use chrono::NaiveDate;
use record::{PersonId, Problem, RecordError};

use crate::trouble::Trouble;
use crate::visit::Visit;

/// Fields of a form as sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The trimmed value of a field; empty where it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// The value, where something was typed.
    pub fn given(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// The value, which must be given.
    pub fn must(&self, name: &str) -> Result<String, RecordError> {
        self.given(name).ok_or_else(|| required(name))
    }

    /// A day; blank is none.
    pub fn day(&self, name: &str) -> Result<Option<NaiveDate>, RecordError> {
        self.given(name).map(|text| text.parse().map_err(|_| required(name))).transpose()
    }

    /// A day that must be given.
    pub fn must_day(&self, name: &str) -> Result<NaiveDate, RecordError> {
        self.day(name)?.ok_or_else(|| required(name))
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Result<i32, RecordError> {
        self.get(name).parse().map_err(|_| required(name))
    }

    /// Every value of a repeated field.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Persons named by a repeated field.
    pub fn people(&self, name: &str) -> Vec<PersonId> {
        self.all(name).filter_map(|id| id.parse().ok()).map(PersonId).collect()
    }

    /// Whether a button or box of this name was used.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(field, _)| field != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Reads the fields of any form.
    pub async fn read(request: Request) -> Result<Self, Trouble> {
        let form = Form::<Vec<(String, String)>>::from_request(request, &()).await;
        form.map(|Form(pairs)| Self(pairs)).map_err(|_| Trouble::NotUnderstood)
    }
}

/// A form of a signed-in visitor, with the token checked.
#[derive(Debug)]
pub(crate) struct Posted(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Trouble;

    async fn from_request(request: Request, _: &S) -> Result<Self, Trouble> {
        let csrf = request.extensions().get::<Visit>().map(|visit| visit.session.csrf.clone());
        let fields = Fields::read(request).await?;
        match csrf {
            Some(csrf) if same(fields.get("csrf"), &csrf) => Ok(Self(fields)),
            _ => Err(Trouble::OldForm),
        }
    }
}

/// The refusal of a field that was left empty or cannot be read.
pub(crate) fn required(field: &str) -> RecordError {
    RecordError::Invalid { field: field.to_owned(), problem: Problem::Required }
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub(crate) fn same(one: &str, other: &str) -> bool {
    !other.is_empty()
        && one.len() == other.len()
        && one.bytes().zip(other.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}
