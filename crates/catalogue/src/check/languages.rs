//! Words are present in every language of the pack, and not blank.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Check;
use crate::document::{Node, Value};
use crate::{KeyPath, Kind, Origin};

/// Tables whose keys are data of the source and may look like languages.
const DATA: [&str; 2] = ["codes", "with"];

impl Check<'_> {
    pub(super) fn languages(&mut self) {
        if self.unread(Kind::Pack) {
            return;
        }
        let catalogue = self.catalogue;
        if catalogue.pack.languages.is_empty() {
            let place = self.origin(Kind::Pack, "pack").key("languages");
            self.find(&place, "the pack has no language", "write `languages = [\"lv\", \"en\"]`");
        }
        for (file, document) in &catalogue.documents {
            let top = Origin { file: Arc::from(file.as_str()), at: KeyPath::default() };
            self.words_below(&top, document.root());
        }
    }

    fn words_below(&mut self, place: &Origin, node: &Node) {
        match &node.value {
            Value::Table(table) => {
                let catalogue = self.catalogue;
                if catalogue.pack.languages.iter().any(|lang| table.contains_key(lang)) {
                    self.words(place, table);
                }
                for (key, (_, value)) in table.iter().filter(|(key, _)| !DATA.contains(&key.as_str())) {
                    self.words_below(&place.key(key.clone()), value);
                }
            }
            Value::List(list) => {
                for (index, value) in list.iter().enumerate() {
                    let place = Origin { file: Arc::clone(&place.file), at: place.at.index(index) };
                    self.words_below(&place, value);
                }
            }
            Value::Text(_) | Value::Other => {}
        }
    }

    fn words(&mut self, place: &Origin, table: &BTreeMap<String, (Range<usize>, Node)>) {
        let catalogue = self.catalogue;
        for lang in &catalogue.pack.languages {
            match table.get(lang).map(|(_, node)| &node.value) {
                None => {
                    let problem = format!("`{}` has no words in `{lang}`", place.at);
                    self.find(place, problem, format!("add `{lang} = \"…\"` beside the other language"));
                }
                Some(Value::Text(words)) if words.trim().is_empty() => {
                    let problem = format!("`{}` is blank in `{lang}`", place.at);
                    self.find(&place.key(lang.clone()), problem, format!("write the words in `{lang}`"));
                }
                Some(_) => {}
            }
        }
        for key in table.keys().filter(|key| !catalogue.pack.languages.contains(key)) {
            let problem = format!("`{key}` is not a language of the pack");
            self.find(&place.key(key.clone()), problem, "remove it, or add the language to `languages` in pack.toml");
        }
    }
}
