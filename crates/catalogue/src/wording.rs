//! Composes sentences with numbers that agree in number and case: `{trained}` → "236 nodarbinātie".

use std::collections::BTreeMap;

use crate::{AchievementValue, Unit};

/// Composes `sentence` for `lang` from `values`; see [`crate::Achievement::sentence`] for the placeholders.
///
/// # Errors
/// A sentence that says which placeholder is unknown or malformed.
pub fn compose(
    sentence: &str,
    values: &[AchievementValue],
    units: &BTreeMap<String, Unit>,
    lang: &str,
) -> Result<String, String> {
    let _ = (sentence, values, units, lang);
    todo!()
}

/// A number as people of `lang` write it: `2 839 351`, `12,86` in Latvian; `2,839,351`, `12.86` in English. Thousands
/// are set apart by a no-break space in Latvian. At most `decimals` decimals, trailing zeros dropped.
#[must_use]
pub fn number(value: f64, decimals: usize, lang: &str) -> String {
    let _ = (value, decimals, lang);
    todo!()
}

/// Number and noun in the nominative: `236 nodarbinātie`, `1 nodarbinātais`.
#[must_use]
pub fn counted(value: f64, unit: &Unit, lang: &str) -> String {
    let _ = (value, unit, lang);
    todo!()
}
