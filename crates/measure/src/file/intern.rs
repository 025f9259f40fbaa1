//! Texts of a column as codes in the order of appearance.

use std::collections::HashMap;

use datafusion::arrow::array::{Array, StringArray};

use super::{Keys, Levels};

/// Codes and what they stand for.
#[derive(Debug, Default)]
pub(super) struct Interned {
    codes: Vec<u32>,
    seen: Vec<String>,
    code_of: HashMap<String, u32>,
}

impl Interned {
    /// Adds the texts of these rows.
    pub(super) fn extend(&mut self, texts: &StringArray, rows: &[usize]) {
        let mut last: (&str, u32) = ("", Levels::NONE);
        for &row in rows {
            if texts.is_null(row) {
                self.codes.push(Levels::NONE);
                continue;
            }
            let text = texts.value(row);
            if last.1 == Levels::NONE || last.0 != text {
                last = (text, self.code(text));
            }
            self.codes.push(last.1);
        }
    }

    /// Adds the rows of another, which follow.
    pub(super) fn append(&mut self, other: Self) {
        let new: Vec<u32> = other.seen.iter().map(|text| self.code(text)).collect();
        let code = |code: u32| if code == Levels::NONE { code } else { new[code as usize] };
        self.codes.extend(other.codes.into_iter().map(code));
    }

    /// Whether there was no row.
    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// As levels.
    pub(super) fn levels(self) -> Levels {
        Levels::arranged(self.codes, &self.seen)
    }

    /// As keys.
    pub(super) fn keys(self) -> Keys {
        Keys { codes: self.codes, bound: self.seen.len() }
    }

    fn code(&mut self, text: &str) -> u32 {
        if let Some(code) = self.code_of.get(text) {
            return *code;
        }
        let code = u32::try_from(self.seen.len()).expect("fewer levels than rows");
        self.seen.push(text.to_owned());
        self.code_of.insert(text.to_owned(), code);
        code
    }
}
