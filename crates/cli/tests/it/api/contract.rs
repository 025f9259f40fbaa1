//! The contract: what `docs/openapi.json` promises of an answer.

use serde_json::Value;

use super::http::Answer;
use super::schema::faults;
use crate::tilts::root;

/// The contract of all operations.
pub struct Contract {
    document: Value,
}

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    pub id: String,
    pub method: String,
    pub path: String,
    pub definition: Value,
}

impl Contract {
    pub fn read() -> Self {
        let text = std::fs::read_to_string(root().join("docs/openapi.json")).expect("the contract is in docs/");
        let document: Value = serde_json::from_str(&text).expect("the contract is JSON");
        Self { document }
    }

    /// Every operation, in order.
    pub fn operations(&self) -> Vec<Operation> {
        let paths = self.document["paths"].as_object().expect("paths are named");
        let of_path = paths.iter().flat_map(|(path, item)| {
            item.as_object().expect("a path has operations").iter().map(move |(method, definition)| Operation {
                id: definition["operationId"].as_str().expect("operations have ids").to_owned(),
                method: method.to_uppercase(),
                path: path.clone(),
                definition: definition.clone(),
            })
        });
        of_path.collect()
    }

    /// The schema a reference leads to, or the schema itself.
    pub fn resolved<'c>(&'c self, schema: &'c Value) -> &'c Value {
        match schema["$ref"].as_str() {
            Some(at) => self.document.pointer(at.trim_start_matches('#')).expect("references lead somewhere"),
            None => schema,
        }
    }

    /// What of an answer is not as promised.
    pub fn breach(&self, operation: &Operation, answer: &Answer) -> Option<String> {
        if answer.status >= 500 {
            return Some(format!("status {}", answer.status));
        }
        let status = answer.status.to_string();
        let Some(promised) = operation.definition["responses"].get(&status) else {
            return Some(format!("status {status} is not promised"));
        };
        let kind = answer.header("content-type");
        if !promised["content"].as_object().is_some_and(|content| content.contains_key(kind)) {
            return Some(format!("status {status} came as `{kind}`"));
        }
        let Ok(body) = serde_json::from_slice::<Value>(&answer.body) else {
            return Some(format!("status {status} came without JSON"));
        };
        let faults = faults(&promised["content"][kind]["schema"], &body, &self.document);
        (!faults.is_empty()).then(|| format!("status {status}: {}", faults.join("; ")))
    }
}
