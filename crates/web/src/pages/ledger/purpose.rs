//! Why persons are read: some roles must say so before the first name is shown.

use std::collections::BTreeMap;

use askama::Template;

use super::PURPOSE;
use crate::field::Choice;
use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/ledger/purpose.html")]
struct View {
    page: Shell,
    action: String,
    purpose: Choice,
}

/// The purpose of opening an entry: stated in the address where the role is asked for it.
pub(super) fn stated(visit: &Visit, query: &BTreeMap<String, String>) -> Option<String> {
    if !visit.is_asked("activity") {
        return Some(PURPOSE.to_owned());
    }
    query.get("purpose").filter(|code| is_one(visit, code)).cloned()
}

/// Whether the code is a purpose people may state.
pub(super) fn is_one(visit: &Visit, code: &str) -> bool {
    visit.purposes().iter().any(|(known, _)| known == code)
}

/// The list to choose a purpose from.
pub(super) fn choice(visit: &Visit, chosen: &str) -> Choice {
    let words = visit.words();
    Choice::new("purpose", words.t("purpose"), words.t("choose"), visit.purposes(), chosen)
}

/// Asks for the purpose, then leads on to `action`.
pub(super) fn ask(visit: &Visit, action: String, query: &BTreeMap<String, String>) -> Answer {
    let words = visit.words();
    let mut purpose = choice(visit, "");
    if query.contains_key("purpose") {
        purpose.error = words.t("purpose-first");
    }
    page(&View {
        page: Shell::new(visit, &words.t("purpose-title")).under("/ledger", words.t("ledger")),
        action,
        purpose,
    })
}
