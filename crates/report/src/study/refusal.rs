//! Why a question has no answer, in the reader's language.

use catalogue::{Catalogue, Protocol};
use measure::study::Refused;

use super::in_words::Book;
use crate::words::Words;

/// The words of a refusal as a run keeps it: what is wanting and what to do, with names of columns and values in words.
#[must_use]
pub fn study_refusal(refused: &Refused, protocol: &Protocol, catalogue: &Catalogue, lang: &str) -> String {
    let words = Words::of_studies(lang);
    let book = Book { protocol, catalogue, lang };
    let given = |name: &str| refused.values.get(name).map(String::as_str);
    let column = given("column").unwrap_or_default();
    let told: Vec<(&'static str, String)> = refused
        .values
        .iter()
        .map(|(name, value)| match *name {
            "column" => (*name, book.covariate(value)),
            "value" => (*name, book.value(column, value)),
            _ => (*name, value.clone()),
        })
        .collect();
    let told: Vec<(&'static str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.say_with(&format!("refused-{}", refused.code.replace('_', "-")), &told)
}
