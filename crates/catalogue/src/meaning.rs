//! The hash of what a definition means: what must not change once it is in use.

use sha2::{Digest, Sha256};

use crate::document::{Document, Node, Value};

/// SHA-256 (hex) over all keys but the `living` ones at the top, which may change while a version is in use, whatever their
/// order, spacing and remarks.
pub(crate) fn meaning(document: &Document, living: &[&str]) -> String {
    let mut hash = Sha256::new();
    if let Value::Table(table) = &document.root().value {
        for (key, (_, node)) in table.iter().filter(|(key, _)| !living.contains(&key.as_str())) {
            hash.update(format!("{key}="));
            write(document, node, &mut hash);
        }
    }
    hex::encode(hash.finalize())
}

fn write(document: &Document, node: &Node, hash: &mut Sha256) {
    match &node.value {
        Value::Table(table) => {
            hash.update("{");
            for (key, (_, node)) in table {
                hash.update(format!("{}:{key}=", key.len()));
                write(document, node, hash);
            }
            hash.update("}");
        }
        Value::List(list) => {
            hash.update("[");
            for node in list {
                write(document, node, hash);
            }
            hash.update("]");
        }
        Value::Text(words) => hash.update(format!("{}:{words}", words.len())),
        Value::Other => hash.update(format!("({})", document.slice(node.span.clone()).trim())),
    }
}
