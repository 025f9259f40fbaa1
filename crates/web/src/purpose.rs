//! Why persons are read: where a role must say so, it does before the first name is shown.

use std::collections::BTreeMap;

use askama::Template;

use crate::field::Choice;
use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "purpose.html")]
struct View {
    page: Shell,
    action: String,
    /// Fields of the address that are kept.
    kept: Vec<(String, String)>,
    purpose: Choice,
}

/// The purpose of opening something of `resource`: the `usual` one, or the one stated in the address where the role is asked.
pub(crate) fn stated(visit: &Visit, resource: &str, usual: &str, query: &BTreeMap<String, String>) -> Option<String> {
    if !visit.is_asked(resource) {
        return Some(usual.to_owned());
    }
    given(visit, query).map(str::to_owned)
}

/// The purpose stated in the address, where it is one.
pub(crate) fn given<'q>(visit: &Visit, query: &'q BTreeMap<String, String>) -> Option<&'q str> {
    query.get("purpose").map(String::as_str).filter(|code| is_one(visit, code))
}

/// Whether the code is a purpose people may state.
pub(crate) fn is_one(visit: &Visit, code: &str) -> bool {
    visit.purposes().iter().any(|(known, _)| known == code)
}

/// The list to choose a purpose from.
pub(crate) fn choice(visit: &Visit, chosen: &str) -> Choice {
    let words = visit.words();
    Choice::new("purpose", words.t("purpose"), words.t("choose"), visit.purposes(), chosen)
}

/// Asks for the purpose, then leads on to `action`; `room` is the address and label of where the visitor came from.
pub(crate) fn ask(visit: &Visit, action: String, room: (&str, &str), query: &BTreeMap<String, String>) -> Answer {
    ask_keeping(visit, action, room, query, Vec::new())
}

/// The same, with fields that the address keeps.
pub(crate) fn ask_keeping(
    visit: &Visit,
    action: String,
    room: (&str, &str),
    query: &BTreeMap<String, String>,
    kept: Vec<(String, String)>,
) -> Answer {
    let words = visit.words();
    let mut purpose = choice(visit, "");
    if query.contains_key("purpose") {
        purpose.error = words.t("purpose-first");
    }
    page(&View {
        page: Shell::new(visit, &words.t("purpose-title")).under(room.0, words.t(room.1)),
        action,
        kept,
        purpose,
    })
}
