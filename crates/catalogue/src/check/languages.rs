//! Words are present in every language of the pack, and not blank.

use std::sync::Arc;

use super::Check;
use crate::document::{Table, Value, Way};
use crate::{Kind, Origin};

/// Tables whose keys are data of the source and may look like languages.
const DATA: [&str; 2] = ["codes", "with"];

impl Check<'_> {
    pub(super) fn languages(&mut self) {
        if self.unread(Kind::Pack) {
            return;
        }
        let catalogue = self.catalogue;
        let languages = &catalogue.pack.languages;
        if languages.is_empty() {
            let place = self.origin(Kind::Pack, "pack").key("languages");
            self.find(&place, "the pack has no language", "write `languages = [\"lv\", \"en\"]`");
        }
        for (file, document) in &catalogue.documents {
            document.tables(&mut |way, table| {
                let words = languages.iter().any(|lang| table.contains_key(lang));
                if words && !way.last_key().is_some_and(|key| DATA.contains(&key)) {
                    self.words(file, way, table);
                }
            });
        }
    }

    fn words(&mut self, file: &str, way: &Way<'_>, table: &Table) {
        let catalogue = self.catalogue;
        let place = || Origin { file: Arc::from(file), at: way.path() };
        for lang in &catalogue.pack.languages {
            match table.get(lang).map(|(_, node)| &node.value) {
                None => {
                    let place = place();
                    let problem = format!("`{}` has no words in `{lang}`", place.at);
                    self.find(&place, problem, format!("add `{lang} = \"…\"` beside the other language"));
                }
                Some(Value::Text(words)) if words.trim().is_empty() => {
                    let place = place();
                    let problem = format!("`{}` is blank in `{lang}`", place.at);
                    self.find(&place.key(lang.clone()), problem, format!("write the words in `{lang}`"));
                }
                Some(_) => {}
            }
        }
        for key in table.keys().filter(|key| !catalogue.pack.languages.contains(key)) {
            let problem = format!("`{key}` is not a language of the pack");
            self.find(&place().key(key.clone()), problem, "remove it, or add the language to `languages` in pack.toml");
        }
    }
}
