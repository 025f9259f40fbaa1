//! The model that an answer about an index is of, in words: everywhere its figures stand, it stands beside them.

use measure::study::{Cell, StudyResult};

use super::cell::code_key;
use crate::words::Words;

/// Version and state: `modelis v0 (melnraksts)`; none of other answers.
pub(super) fn model_of(result: &StudyResult, words: &Words) -> Option<String> {
    let part = result.part("index_model")?;
    let row = part.rows.first()?;
    let cell = |column: &str| &row[part.shape.place(column)];
    let Cell::Count(version) = cell("version") else { return None };
    let state = words.say(&code_key(cell("state").words()));
    Some(words.say_with("index-model", &[("version", &version.to_string()), ("state", &state)]))
}
