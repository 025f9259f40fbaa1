//! One person who is to get a contact person: the box to pick them, the recommendation, the list to choose from.

use record::{AccountId, ContactAdvice, ContactGround, PersonId};

use super::{advise, choosable, ground_for};
use crate::field::Choice;
use crate::form::Fields;
use crate::visit::Visit;

/// A line of the form.
#[derive(Debug)]
pub(super) struct Row {
    pub id: i64,
    pub name: String,
    /// Small words beside the name.
    pub about: Vec<String>,
    pub picked: bool,
    pub says: String,
    pub others: Vec<String>,
    pub to: Choice,
}

impl Row {
    /// The recommended one is chosen unless something was chosen before.
    pub fn new(
        name: &str,
        about: Vec<String>,
        picked: bool,
        one: &ContactAdvice,
        sent: &Fields,
        visit: &Visit,
    ) -> Self {
        let advice = advise(one, visit);
        let field = field_of(one.person);
        let advised = advice.account.map(|account| account.0.to_string()).unwrap_or_default();
        let chosen = if sent.has(&field) { sent.get(&field) } else { &advised };
        let to = Choice::new(
            &field,
            visit.words().t("person-contact"),
            visit.words().t("choose"),
            choosable(one, visit),
            chosen,
        );
        Self { id: one.person.0, name: name.to_owned(), about, picked, says: advice.says, others: advice.others, to }
    }

    /// Says what is wrong with the choice.
    pub fn blame(&mut self, errors: &[(String, String)]) {
        let error = errors.iter().find(|(id, _)| *id == self.to.id);
        self.to.error = error.map(|(_, why)| why.clone()).unwrap_or_default();
    }
}

/// Name of the field with the chosen contact person.
pub(super) fn field_of(person: PersonId) -> String {
    format!("to-{}", person.0)
}

/// Who was chosen for a person, with the ground; otherwise the field and what is wrong with it.
pub(super) fn chosen(
    one: &ContactAdvice,
    name: &str,
    fields: &Fields,
    visit: &Visit,
) -> Result<(AccountId, ContactGround), (String, String)> {
    let words = visit.words();
    let field = field_of(one.person);
    let Ok(account) = fields.get(&field).parse().map(AccountId) else {
        return Err((field, words.with("contact-choose", &[("name", name.into())])));
    };
    let ground = ground_for(one, account, fields.get("words"));
    ground
        .map(|ground| (account, ground))
        .ok_or_else(|| ("words".to_owned(), words.with("contact-words-needed", &[("name", name.into())])))
}
