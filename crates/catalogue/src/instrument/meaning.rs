//! The hash of what an instrument asks and how it scores: what must not change once somebody was assessed with it.

use sha2::{Digest, Sha256};

use crate::document::{Document, Node, Value};

/// Keys that may change while a version is in use: how far it has come and what is known of it.
const LIVING: [&str; 7] = ["sealed", "state", "card", "sources", "anomaly", "test", "seen_by"];

/// SHA-256 (hex) over all other keys, whatever their order, spacing and remarks.
pub(crate) fn meaning(document: &Document) -> String {
    let mut hash = Sha256::new();
    if let Value::Table(table) = &document.root().value {
        for (key, (_, node)) in table.iter().filter(|(key, _)| !LIVING.contains(&key.as_str())) {
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
