//! Every place in a source names a document of the pack's head.

use std::sync::Arc;

use super::Check;
use crate::document::{Table, Value};
use crate::{Kind, Origin};

impl Check<'_> {
    pub(super) fn sources(&mut self) {
        if self.unread(Kind::Pack) {
            return;
        }
        let catalogue = self.catalogue;
        let known = &catalogue.pack.source;
        for (file, document) in &catalogue.documents {
            document.tables(&mut |way, table| {
                if let Some(code) = source(table).filter(|code| !known.contains_key(*code)) {
                    let place = Origin { file: Arc::from(file.as_str()), at: way.path() }.key("document");
                    let codes = known.keys().map(String::as_str);
                    self.unknown_word(&place, "source document", code, codes, "add it to `[source]` in pack.toml");
                }
            });
        }
    }
}

/// The document a table names, where it is a place in a source: a table of `document` and `place`.
fn source(table: &Table) -> Option<&str> {
    match (&table.get("document")?.1.value, &table.get("place")?.1.value) {
        (Value::Text(document), Value::Text(_)) if table.len() == 2 => Some(document),
        _ => None,
    }
}
