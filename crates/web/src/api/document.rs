//! `docs/openapi.json`: the contract of every operation, written from the routes.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::operation::{Kind, Operation};
use super::problem::Problem;
use super::shape::{Schemas, Shape};
use crate::Access;

/// What every operation may answer when it does nothing: status and when.
const REFUSALS: [(u16, &str); 6] = [
    (400, "Something in the address, the headers or the body is not understood."),
    (401, "There is no token, or it lets nobody in."),
    (403, "The role may not do it, or a purpose has to be stated in `Tilts-Purpose`."),
    (404, "There is nothing there, or it is out of sight."),
    (429, "Too many requests; wait as long as `Retry-After` says."),
    (500, "Tilts failed; nothing was recorded."),
];

/// What operations with a body may answer besides.
const OF_BODIES: [(u16, &str); 3] = [
    (413, "The body is larger than 1 MiB."),
    (415, "The body is no JSON, or not said to be."),
    (422, "A value is not acceptable; `where` names it."),
];

/// What changes of something read before may answer besides.
const OF_VERSIONS: [(u16, &str); 2] = [
    (412, "Somebody else changed it; `version` is the present one."),
    (428, "`If-Match` with the version that was read is missing."),
];

const ABOUT: &str = "What the pages of Tilts show and do, for other systems. Codes are those of the pack; days are written \
                     as 2026-06-30. Errors are problems as of RFC 9457, in the language of `Accept-Language` (lv, en).";
const KEY: &str = "Key of this write, of the caller's choice: sent again with the same content, it is answered as before \
                   and not done again. Kept for seven days.";

/// The OpenAPI document of `/api/v1` as text.
///
/// # Panics
/// When two shapes have one name, which a test finds.
#[must_use]
pub fn openapi_document() -> String {
    let mut schemas = Schemas::default();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    let problem = Problem::refer(&mut schemas);
    for route in super::routes() {
        let Some(operation) = route.operation else { continue };
        let described = described(route.path, route.access, &operation, &problem, &mut schemas);
        paths.entry(route.path).or_default().insert(operation.method.as_str().to_lowercase(), described);
    }
    let schemas: BTreeMap<&str, Value> = schemas.0.into_iter().map(|(name, (_, schema))| (name, schema)).collect();
    let token = json!({
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "tilts-<id>-<secret>",
        "description": "A token made with `tilts token make`, bound to one account and its role.",
    });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Tilts", "version": "1", "description": ABOUT },
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": { "token": token } },
        "security": [{ "token": [] }],
    });
    format!("{document:#}\n")
}

fn described(path: &str, access: Access, operation: &Operation, problem: &Value, schemas: &mut Schemas) -> Value {
    let mut parameters: Vec<Value> = path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| parameter("path", name, &of_path(name), true))
        .collect();
    let asked = operation.query.map(|query| query(schemas)).unwrap_or_default();
    for (name, schema) in asked["properties"].as_object().into_iter().flatten() {
        let required = asked["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
        parameters.push(parameter("query", name, schema, required));
    }
    parameters.extend(headers(operation.kind));
    let (status, told) = match operation.kind {
        Kind::Create => (201, "Recorded, or recorded before under the same key."),
        Kind::Change => (200, "Changed, or changed before under the same key."),
        Kind::Read => (200, "As asked."),
    };
    let etag = json!({ "schema": { "type": "string" }, "description": "Version, where there is one." });
    let mut done = answer(told, "application/json", &answered(operation, schemas));
    done["headers"] = json!({ "ETag": etag });
    let refusals = REFUSALS
        .iter()
        .chain(OF_BODIES.iter().filter(|_| operation.body.is_some()))
        .chain(OF_VERSIONS.iter().filter(|_| operation.kind == Kind::Change))
        .chain(
            [(409, "The `Idempotency-Key` was given to another write.")]
                .iter()
                .filter(|_| operation.kind != Kind::Read),
        );
    let mut responses: BTreeMap<String, Value> = refusals
        .map(|(status, when)| (status.to_string(), answer(when, "application/problem+json", problem)))
        .collect();
    responses.insert(status.to_string(), done);
    let mut out = json!({
        "operationId": id(path, operation),
        "tags": [path.split('/').nth(3)],
        "summary": operation.summary,
        "description": needed(access),
        "parameters": parameters,
        "responses": responses,
    });
    if let Some(body) = operation.body {
        out["requestBody"] =
            json!({ "required": true, "content": { "application/json": { "schema": body(schemas) } } });
    }
    out
}

fn answered(operation: &Operation, schemas: &mut Schemas) -> Value {
    let schema = (operation.answer)(schemas);
    if !operation.listed {
        return schema;
    }
    let next = json!({ "type": ["string", "null"], "description": "Cursor of the next page; null at the end." });
    json!({
        "type": "object",
        "properties": { "rows": { "type": "array", "items": schema }, "next": next },
        "required": ["rows", "next"],
        "additionalProperties": false,
    })
}

fn answer(when: &str, kind: &str, schema: &Value) -> Value {
    json!({ "description": when, "content": { kind: { "schema": schema } } })
}

/// `get_persons_id_chronology`.
fn id(path: &str, operation: &Operation) -> String {
    let words = path.trim_start_matches("/api/v1/").split(|letter: char| !letter.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
    [operation.method.as_str().to_lowercase()].into_iter().chain(words).collect::<Vec<_>>().join("_")
}

/// What an address needs, in words.
fn needed(access: Access) -> String {
    match access {
        Access::Public => "Needs nothing.".to_owned(),
        Access::SignedIn => "Needs a token.".to_owned(),
        Access::May { verb, resource } => format!("Needs a role that may {verb} {resource}."),
        Access::Named { resource } => format!("Needs a role that reads {resource} by name."),
    }
}

/// Ids of things are numbers, those of definitions are words.
fn of_path(name: &str) -> Value {
    match name {
        "id" => json!({ "type": "integer", "format": "int64", "minimum": 1 }),
        "version" => json!({ "type": "integer", "format": "int32", "minimum": 1 }),
        _ => json!({ "type": "string" }),
    }
}

fn headers(kind: Kind) -> Vec<Value> {
    let text = |says: &str| json!({ "type": "string", "description": says });
    let like = |says: &str, pattern: &str| json!({ "type": "string", "description": says, "pattern": pattern });
    let language = "`lv` or `en`; `lv` where neither is asked for.";
    let mut all = vec![
        parameter("header", "Tilts-Purpose", &text("Why: a code of the list `purpose`."), false),
        parameter("header", "Accept-Language", &text(language), false),
    ];
    if kind != Kind::Read {
        all.push(parameter("header", "Idempotency-Key", &like(KEY, "^[!-~]{8,100}$"), true));
    }
    if kind == Kind::Change {
        let says = "Version that was read, in quotes: the `ETag` of the answer.";
        all.push(parameter("header", "If-Match", &like(says, "^\"[0-9]{1,9}\"$"), true));
    }
    all
}

fn parameter(place: &str, name: &str, schema: &Value, required: bool) -> Value {
    json!({ "in": place, "name": name, "required": required, "schema": schema })
}
