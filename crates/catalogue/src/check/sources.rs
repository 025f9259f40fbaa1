//! Every place in a source names a document of the pack's head.

use std::sync::Arc;

use super::Check;
use crate::document::{Node, Value};
use crate::{KeyPath, Kind, Origin};

impl Check<'_> {
    pub(super) fn sources(&mut self) {
        if self.unread(Kind::Pack) {
            return;
        }
        let catalogue = self.catalogue;
        for (file, document) in &catalogue.documents {
            let top = Origin { file: Arc::from(file.as_str()), at: KeyPath::default() };
            self.sources_below(&top, document.root());
        }
    }

    fn sources_below(&mut self, place: &Origin, node: &Node) {
        match &node.value {
            Value::Table(table) => {
                if let (2, Some(document), Some(_)) = (table.len(), node.text("document"), node.text("place")) {
                    self.source(&place.key("document"), document);
                }
                for (key, (_, value)) in table {
                    self.sources_below(&place.key(key.clone()), value);
                }
            }
            Value::List(list) => {
                for (index, value) in list.iter().enumerate() {
                    let place = Origin { file: Arc::clone(&place.file), at: place.at.index(index) };
                    self.sources_below(&place, value);
                }
            }
            Value::Text(_) | Value::Other => {}
        }
    }

    fn source(&mut self, place: &Origin, document: &str) {
        let known = &self.catalogue.pack.source;
        if !known.contains_key(document) {
            let codes = known.keys().map(String::as_str);
            self.unknown_word(place, "source document", document, codes, "add it to `[source]` in pack.toml");
        }
    }
}
