//! The form that saves a choice as a study: name, what it is for, purpose.

use measure::SavedStudy;

use super::super::chosen::Chosen;
use super::super::query_of;
use super::super::save::LONGEST;
use crate::field::{Choice, Input};
use crate::form::Fields;
use crate::purpose;
use crate::visit::Visit;

/// What was typed and could not be saved as it is.
pub(in super::super) struct Typed<'a> {
    pub fields: &'a Fields,
    /// The same choice, saved before under other words.
    pub known: Option<&'a SavedStudy>,
}

/// The form, with what was typed where it was refused.
#[derive(Debug)]
pub(super) struct SaveForm {
    pub inputs: Vec<Input>,
    pub purpose: Choice,
    /// The choice as hidden fields.
    pub kept: Vec<(String, String)>,
    pub open: bool,
    /// Name and address of the same choice, where it was saved before.
    pub known: Option<(String, String)>,
}

impl SaveForm {
    pub fn of(visit: &Visit, whole: &Chosen<'_>, typed: Option<&Typed<'_>>) -> Self {
        let words = visit.words();
        let known = typed.and_then(|typed| typed.known);
        let typed = typed.map(|typed| typed.fields);
        let value = |name: &str| typed.map_or("", |typed| typed.get(name));
        let missing = |missing: bool, label: String| match typed {
            Some(_) if missing => words.with("problem-required", &[("field", label.into())]),
            _ => String::new(),
        };
        let too_long = |label: &str| {
            words.with("explore-too-long", &[("field", label.into()), ("most", LONGEST.to_string().into())])
        };
        let input = |name: &str, label: String| {
            let error = match value(name) {
                typed if typed.chars().count() > LONGEST => too_long(&label),
                typed => missing(typed.is_empty(), label.clone()),
            };
            Input { error, ..Input::new(name, label, "text", value(name)) }
        };
        let chosen = typed.map_or("research", |typed| typed.get("purpose"));
        let known_as = |known: &SavedStudy| words.with("explore-known-as", &[("name", known.name.as_str().into())]);
        let mut inputs = vec![input("name", words.t("explore-name")), input("remark", words.t("explore-remark"))];
        inputs[0].error = known.map_or_else(|| inputs[0].error.clone(), known_as);
        let mut purpose = purpose::choice(visit, chosen);
        purpose.error = missing(!purpose::is_one(visit, chosen), words.t("purpose"));
        Self {
            inputs,
            known: known.map(|known| (known.name.clone(), format!("/studies/{}", known.key()))),
            purpose,
            kept: query_of(&whole.choice),
            open: typed.is_some(),
        }
    }

    /// What is wrong: field and message.
    pub fn errors(&self) -> Vec<(String, String)> {
        let inputs = self.inputs.iter().map(|input| (&input.id, &input.error));
        let all = inputs.chain([(&self.purpose.id, &self.purpose.error)]);
        all.filter(|(_, error)| !error.is_empty()).map(|(id, error)| (id.clone(), error.clone())).collect()
    }
}
