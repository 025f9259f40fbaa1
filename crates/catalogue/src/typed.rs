//! Turns a parsed value into a definition and collects everything that stands in the way, not only the first thing.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeValue, Error, ValueDeserializer};

use crate::complaint::{missing_field, unknown_field};

/// The definition, where at most unknown keys were in the way, and all errors.
///
/// Serde stops at the first error; so what was wrong is cut out and the rest is read again.
pub(crate) fn typed<T: DeserializeOwned>(mut rest: Spanned<DeValue<'_>>) -> (Option<T>, Vec<Error>) {
    let mut errors = Vec::new();
    let mut whole = true;
    let mut cut_keys = BTreeSet::new();
    loop {
        let error = match T::deserialize(ValueDeserializer::from(rest.clone())) {
            Ok(definition) => return (whole.then_some(definition), errors),
            Err(error) => error,
        };
        let follows_from_a_cut = missing_field(&error).is_some_and(|key| cut_keys.contains(key));
        whole &= unknown_field(&error).is_some();
        let cut = error.span().and_then(|span| cut(rest.get_mut(), &span));
        if !follows_from_a_cut {
            errors.push(error);
        }
        match cut {
            Some(Cut::Key(key)) => {
                cut_keys.insert(key);
            }
            Some(Cut::Element) => {}
            None => return (None, errors),
        }
    }
}

enum Cut {
    Key(String),
    Element,
}

/// Removes the key or list element at `span`.
fn cut(value: &mut DeValue<'_>, span: &Range<usize>) -> Option<Cut> {
    match value {
        DeValue::Table(table) => {
            let found = table.iter().find(|(key, value)| key.span() == *span || value.span() == *span);
            if let Some(key) = found.map(|(key, _)| key.get_ref().to_string()) {
                table.remove(key.as_str());
                return Some(Cut::Key(key));
            }
            table.iter_mut().find_map(|(_, value)| cut(value.get_mut(), span))
        }
        DeValue::Array(list) => {
            if list.iter().any(|value| value.span() == *span) {
                *list = list.iter().filter(|value| value.span() != *span).cloned().collect();
                return Some(Cut::Element);
            }
            list.iter_mut().find_map(|value| cut(value.get_mut(), span))
        }
        _ => None,
    }
}
