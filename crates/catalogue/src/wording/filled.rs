//! Sentences of studies: places filled with words that are ready, and words that agree with the number.

use super::sentence::{Case, Form, Piece, Plural, pieces, plural};

/// Fills the places of a sentence: `{count}` with its words, `{count?was|were}` with those that agree with `number`.
///
/// ```
/// use catalogue::wording::filled;
/// let sentence = "No 100 atbrīvotajiem {count} {count?tika notiesāts|tika notiesāti}.";
/// assert_eq!(filled(sentence, 21.0, &[("count", "21")], "lv"), "No 100 atbrīvotajiem 21 tika notiesāts.");
/// assert_eq!(filled(sentence, 11.0, &[("count", "11")], "lv"), "No 100 atbrīvotajiem 11 tika notiesāti.");
/// ```
///
/// # Panics
/// A place is malformed or has no words; checked when the pack is loaded.
#[must_use]
pub fn filled(sentence: &str, number: f64, words: &[(&str, &str)], lang: &str) -> String {
    let pieces = pieces(sentence).expect("sentences are checked when the pack is loaded");
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Value { form: Form::Choice(one, _), .. } if plural(number, lang) == Plural::One => one,
            Piece::Value { form: Form::Choice(_, other), .. } => other,
            Piece::Value { id, .. } => {
                let found = words.iter().find(|(known, _)| *known == id);
                found.unwrap_or_else(|| panic!("the place `{id}` of a sentence has no words")).1
            }
        })
        .collect()
}

/// The places a sentence names.
///
/// # Errors
/// A place is malformed, or stands in a form that [`filled`] does not give; a sentence that says which.
pub(crate) fn named_places(sentence: &str) -> Result<Vec<&str>, String> {
    let place = |piece| match piece {
        Piece::Words(_) => None,
        Piece::Value { id: "count", form: Form::Choice(..) } => Some(Ok("count")),
        Piece::Value { id, form: Form::Counted(Case::Agreeing) } => Some(Ok(id)),
        Piece::Value { id, .. } => Some(Err(format!("placeholder `{id}` stands in a form that studies do not have"))),
    };
    pieces(sentence)?.into_iter().filter_map(place).collect()
}
