//! What the record does not accept, in the reader's language.

use catalogue::{Catalogue, wording};
use record::{PersonalCodeError, Problem};

use crate::words::Words;

/// A sentence that says what is wrong and how to mend it.
///
/// `field` is the label of the field it is about.
pub(crate) fn sentence(field: String, problem: &Problem, catalogue: &Catalogue, words: Words) -> String {
    let lang = words.lang;
    let day = |day: chrono::NaiveDate| wording::date(day, lang);
    let maybe = |bound: Option<chrono::NaiveDate>| bound.map_or_else(|| "…".to_owned(), day);
    let role = |role: &str| catalogue.word("participant-role", role, lang).to_owned();
    let kinds = |kinds: &[String]| {
        kinds.iter().map(|kind| catalogue.word("headcount-kind", kind, lang)).collect::<Vec<_>>().join(", ")
    };
    let say = |key, arguments: &[(&'static str, String)]| {
        let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        words.with(key, &arguments)
    };
    match problem {
        Problem::Required => say("problem-required", &[("field", field)]),
        Problem::NotValidOn { on, from, to, .. } => say(
            "problem-not-valid-on",
            &[("field", field), ("day", day(*on)), ("from", maybe(*from)), ("to", maybe(*to))],
        ),
        Problem::Taken { noun: "contact", .. } => say("problem-has-contact", &[("field", field)]),
        Problem::Unknown { noun: "contact", .. } => say("problem-other-contact", &[("field", field)]),
        Problem::Taken { .. } | Problem::Twice { .. } => say("problem-twice", &[("field", field)]),
        Problem::Below { least, .. } => say("problem-below", &[("field", field), ("least", least.to_string())]),
        Problem::Above { field: "capacity", most, .. } => {
            say("problem-full", &[("field", field), ("most", most.to_string())])
        }
        Problem::Above { most, .. } => say("problem-above", &[("field", field), ("most", most.to_string())]),
        Problem::Before { earliest, .. } => say("problem-before", &[("field", field), ("day", day(*earliest))]),
        Problem::Ended { on } => say("problem-ended", &[("field", field), ("day", day(*on))]),
        Problem::InFuture { .. } => say("problem-in-future", &[("field", field)]),
        Problem::RoleNotAllowed { role: given, .. } => say("problem-role", &[("role", role(given))]),
        Problem::TooFew { role: of, least, found } => {
            say("problem-too-few", &[("role", role(of)), ("least", least.to_string()), ("found", found.to_string())])
        }
        Problem::TooMany { role: of, most, found } => {
            say("problem-too-many", &[("role", role(of)), ("most", most.to_string()), ("found", found.to_string())])
        }
        Problem::HeadcountNotAllowed { kind, .. } => {
            say("problem-headcount-kind", &[("kind", kinds(std::slice::from_ref(kind)))])
        }
        Problem::HeadcountSum { whole, parts, expected, found } => say(
            "problem-headcount-sum",
            &[
                ("parts", kinds(parts)),
                ("found", found.to_string()),
                ("whole", kinds(std::slice::from_ref(whole))),
                ("expected", expected.to_string()),
            ],
        ),
        Problem::HeadcountWhole { whole, found } => say(
            "problem-headcount-whole",
            &[("whole", kinds(std::slice::from_ref(whole))), ("found", found.to_string())],
        ),
        Problem::AgencyNotAllowed { .. } => say("problem-agency", &[]),
        Problem::Code(error) => say(code(*error), &[]),
        Problem::Unavailable { on } => say("problem-unavailable", &[("field", field), ("day", day(*on))]),
        Problem::NotQualified { qualification, on } => say(
            "problem-not-qualified",
            &[("qualification", catalogue.word("qualification", qualification, lang).to_owned()), ("day", day(*on))],
        ),
        Problem::OwnWork => say("problem-own-work", &[]),
        Problem::NotInState { .. } => say("problem-state", &[]),
        _ => say("problem-choose", &[("field", field)]),
    }
}

fn code(error: PersonalCodeError) -> &'static str {
    match error {
        PersonalCodeError::Length => "code-length",
        PersonalCodeError::Date => "code-date",
        PersonalCodeError::Century => "code-century",
        PersonalCodeError::CheckDigit => "code-check-digit",
    }
}
