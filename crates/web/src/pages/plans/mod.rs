//! `/plans/…`.

pub(super) mod list;
pub(super) mod plan;
pub(super) mod task;

use catalogue::{Catalogue, Comparator, Per, Target, wording};

use crate::shown;
use crate::words::Words;

/// A promised value in words: `vismaz 2 pasākumi gadā`.
fn promised(target: &Target, catalogue: &Catalogue, words: Words) -> String {
    let Some(value) = target.value else { return words.t("target-no-number") };
    let counted = shown::with_unit(value, &target.unit, catalogue, words.lang);
    let compared = words.with(
        match target.comparator {
            Comparator::AtLeast => "target-at-least",
            Comparator::AtMost => "target-at-most",
            Comparator::Equal => "target-equal",
            Comparator::Increase => "target-increase",
            Comparator::Stable => "target-stable",
        },
        &[("value", counted.into())],
    );
    match target.per {
        Per::Period => compared,
        Per::Year => words.with("target-per-year", &[("value", compared.into())]),
        Per::YearPerPrison => words.with("target-per-prison", &[("value", compared.into())]),
        Per::Continuous => words.with("target-continuous", &[("value", compared.into())]),
    }
}

/// Names of institutions, in order.
fn institutions(codes: &[String], catalogue: &Catalogue, words: Words) -> String {
    let name =
        |code: &String| catalogue.institution(code).map_or(code.as_str(), |name| name.get(words.lang)).to_owned();
    codes.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// First and last day.
fn period(from: chrono::NaiveDate, to: chrono::NaiveDate, words: Words) -> String {
    format!("{} – {}", wording::date(from, words.lang), wording::date(to, words.lang))
}
