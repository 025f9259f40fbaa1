//! Small forms behind a summary: each does one thing, and comes back open with what was typed where it is refused.

use crate::field::{Choice, Input};
use crate::form::Fields;
use crate::words::Words;

/// A form behind a summary.
#[derive(Debug)]
pub(crate) struct SmallForm {
    /// What is done: value of field `act`.
    pub act: &'static str,
    pub summary: String,
    /// Number of what it is about: value of field `about`.
    pub about: String,
    /// Version of what it is about, where the page shows several things with versions.
    pub version: i32,
    pub choices: Vec<Choice>,
    pub inputs: Vec<Input>,
    pub button: String,
    /// Shown at once: it was not accepted.
    pub open: bool,
}

impl SmallForm {
    /// A form about the thing with number `about`; `summary` is the key of what it does.
    pub fn new(
        act: &'static str,
        summary: &str,
        about: &impl ToString,
        words: Words,
        choices: Vec<Choice>,
        inputs: Vec<Input>,
    ) -> Self {
        let about = about.to_string();
        let id = |field: &str| format!("{act}-{about}-{field}");
        Self {
            act,
            summary: words.t(summary),
            version: 0,
            choices: choices.into_iter().map(|one| Choice { id: id(&one.name), ..one }).collect(),
            inputs: inputs.into_iter().map(|one| Input { id: id(&one.name), ..one }).collect(),
            button: words.t("save"),
            open: false,
            about,
        }
    }

    /// Puts back what was typed, and says at the field what is wrong; the id the error summary leads to.
    fn reopen(&mut self, fields: &Fields, at: &str, why: &str) -> String {
        self.open = true;
        for input in &mut self.inputs {
            fields.get(&input.name).clone_into(&mut input.value);
        }
        for choice in &mut self.choices {
            let chosen = fields.get(&choice.name);
            for option in &mut choice.options {
                option.chosen = option.value == chosen;
            }
        }
        if let Some(choice) = self.choices.iter_mut().find(|one| one.name == at) {
            why.clone_into(&mut choice.error);
            return choice.id.clone();
        }
        if let Some(input) = self.inputs.iter_mut().find(|one| one.name == at) {
            why.clone_into(&mut input.error);
            return input.id.clone();
        }
        let first = self.choices.first().map(|one| &one.id).or_else(|| self.inputs.first().map(|one| &one.id));
        first.cloned().unwrap_or_else(|| format!("form-{}-{}", self.act, self.about))
    }
}

/// A form that was not accepted: it comes back open, with what was typed.
pub(crate) struct Refused<'f> {
    pub fields: &'f Fields,
    /// Field it is about; empty where it is about no field.
    pub at: &'f str,
    pub why: String,
}

/// Opens the form that was sent, with what was typed and what is wrong at field `at`; the id the error summary leads to,
/// or none where the form is no longer there.
pub(crate) fn bring_back<'f>(
    mut forms: impl Iterator<Item = &'f mut SmallForm>,
    fields: &Fields,
    at: &str,
    why: &str,
) -> Option<String> {
    let sent = forms.find(|form| form.act == fields.get("act") && form.about == fields.get("about"));
    Some(sent?.reopen(fields, at, why))
}
