//! Whether a value is of a schema: the part of JSON Schema 2020-12 that the contract uses. A keyword unknown here fails
//! the test, so that nothing passes unseen.

use chrono::{DateTime, NaiveDate};
use serde_json::Value;

/// What of `value` is not of `schema`, with its place; references lead into `document`.
pub fn faults(schema: &Value, value: &Value, document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(schema, value, document, "", &mut found);
    found
}

fn compare(schema: &Value, value: &Value, document: &Value, at: &str, found: &mut Vec<String>) {
    let rules = schema.as_object().expect("a schema is an object");
    for (keyword, rule) in rules {
        match keyword.as_str() {
            "$ref" => {
                let to = rule.as_str().expect("a reference is text").trim_start_matches('#');
                let to = document.pointer(to).unwrap_or_else(|| panic!("{rule} leads nowhere"));
                compare(to, value, document, at, found);
            }
            "type" => {
                let kinds = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                if !kinds.iter().any(|kind| is(value, kind.as_str().expect("kinds are text"))) {
                    say(found, at, &format!("{value} is not {rule}"));
                    return;
                }
            }
            "enum" if !value.is_null() && !rule.as_array().is_some_and(|all| all.contains(value)) => {
                say(found, at, &format!("{value} is not one of {rule}"));
            }
            "format" => {
                if let Some(text) = value.as_str()
                    && !has_format(text, rule)
                {
                    say(found, at, &format!("`{text}` is no {rule}"));
                }
            }
            "minimum" if value.as_f64().is_some_and(|number| number < rule.as_f64().expect("a bound")) => {
                say(found, at, &format!("{value} is below {rule}"));
            }
            "maximum" if value.as_f64().is_some_and(|number| number > rule.as_f64().expect("a bound")) => {
                say(found, at, &format!("{value} is above {rule}"));
            }
            "minItems"
                if value.as_array().is_some_and(|rows| (rows.len() as u64) < rule.as_u64().expect("a number")) =>
            {
                say(found, at, &format!("fewer than {rule}"));
            }
            "maxItems"
                if value.as_array().is_some_and(|rows| (rows.len() as u64) > rule.as_u64().expect("a number")) =>
            {
                say(found, at, &format!("more than {rule}"));
            }
            "description" | "default" | "enum" | "minimum" | "maximum" | "minItems" | "maxItems" => {}
            "required" => {
                for name in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if value.as_object().is_some_and(|fields| !fields.contains_key(name)) {
                        say(found, at, &format!("`{name}` is missing"));
                    }
                }
            }
            "properties" => {
                for (name, field) in value.as_object().into_iter().flatten() {
                    if let Some(of) = rule.get(name) {
                        compare(of, field, document, &format!("{at}/{name}"), found);
                    }
                }
            }
            "additionalProperties" => {
                let known = schema["properties"].as_object();
                let others = value.as_object().into_iter().flatten();
                for (name, field) in others.filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name))) {
                    if *rule == Value::Bool(false) {
                        found.push(format!("{at}: `{name}` is not promised"));
                    } else if rule.is_object() {
                        compare(rule, field, document, &format!("{at}/{name}"), found);
                    }
                }
            }
            "items" => {
                for (index, row) in value.as_array().into_iter().flatten().enumerate() {
                    compare(rule, row, document, &format!("{at}/{index}"), found);
                }
            }
            "oneOf" => {
                let all = rule.as_array().expect("oneOf is a list");
                let suits = all.iter().filter(|one| faults(one, value, document).is_empty()).count();
                if suits != 1 {
                    say(found, at, &format!("{value} suits {suits} of {} shapes", all.len()));
                }
            }
            other => panic!("the contract uses `{other}`, which is not compared"),
        }
    }
}

fn say(found: &mut Vec<String>, at: &str, what: &str) {
    found.push(format!("{at}: {what}"));
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("there is no kind `{other}`"),
    }
}

fn has_format(text: &str, format: &Value) -> bool {
    match format.as_str() {
        Some("date") => text.parse::<NaiveDate>().is_ok(),
        Some("date-time") => DateTime::parse_from_rfc3339(text).is_ok(),
        _ => true,
    }
}

#[test]
fn what_is_not_of_a_schema_is_found() {
    use serde_json::json;

    let document = json!({ "components": { "schemas": { "Kind": { "type": "string", "enum": ["a", "b"] } } } });
    let schema = json!({
        "type": "object",
        "properties": {
            "kind": { "$ref": "#/components/schemas/Kind" },
            "on": { "type": ["string", "null"], "format": "date" },
            "rows": { "type": "array", "items": { "type": "integer", "minimum": 1 }, "minItems": 1 },
        },
        "required": ["kind"],
        "additionalProperties": false,
    });
    let suits = |value: Value| faults(&schema, &value, &document).is_empty();
    assert!(suits(json!({ "kind": "a", "on": null, "rows": [1, 2] })));
    for odd in [
        json!([]),
        json!({}),
        json!({ "kind": "c" }),
        json!({ "kind": "a", "more": 1 }),
        json!({ "kind": "a", "on": "30.06.2026" }),
        json!({ "kind": "a", "rows": [] }),
        json!({ "kind": "a", "rows": [0] }),
        json!({ "kind": "a", "rows": ["1"] }),
    ] {
        assert!(!suits(odd.clone()), "{odd}");
    }
}
