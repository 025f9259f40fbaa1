//! What the TOML reader says about a file, put into sentences that say what is wrong and how to mend it.

use toml::de::Error;

use crate::document::Document;
use crate::{Finding, nearest};

/// A finding about text that is no TOML at all.
pub(crate) fn unreadable(file: &str, document: &Document, error: &Error) -> Finding {
    let span = error.span().unwrap_or_default();
    let (problem, remedy) = if error.message().starts_with("duplicate key") {
        (
            format!("key `{}` stands twice in the same table", document.slice(span.clone())),
            "keep one of the two; elements of a list each begin with their own `[[…]]` heading".to_owned(),
        )
    } else {
        (
            format!("cannot be read from here on: {}", error.message()),
            "mend this line: `key = value`, text in quotes, long text between \"\"\" and \"\"\"".to_owned(),
        )
    };
    Finding { file: file.into(), line: document.line_at(span.start), problem, remedy }
}

/// A finding about TOML that does not say what the definition needs.
pub(crate) fn unsuitable(file: &str, document: &Document, error: &Error) -> Finding {
    let span = error.span().unwrap_or_default();
    let path = document.path_of(&span).map(|path| path.to_string()).unwrap_or_default();
    let (problem, remedy) = sentences(error.message(), &path);
    Finding { file: file.into(), line: document.line_at(span.start), problem, remedy }
}

/// A key nobody reads.
pub(crate) fn unknown_key(key: &str, known: &[&str]) -> (String, String) {
    (format!("unknown key `{key}`"), did_you_mean(key, known, "remove it; keys known here are"))
}

/// Name of the key that `error` calls unknown.
pub(crate) fn unknown_field(error: &Error) -> Option<&str> {
    error.message().strip_prefix("unknown field `")?.split('`').next()
}

/// Name of the key that `error` misses.
pub(crate) fn missing_field(error: &Error) -> Option<&str> {
    error.message().strip_prefix("missing field `")?.split('`').next()
}

fn sentences(message: &str, path: &str) -> (String, String) {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let named = if path.is_empty() { String::new() } else { format!(" in `{path}`") };
    let subject = if path.is_empty() { "the value".to_owned() } else { format!("`{path}`") };
    if message.starts_with("unknown field") {
        unknown_key(quoted[0], &quoted[1..])
    } else if message.starts_with("missing field") {
        (format!("key `{}` is missing{named}", quoted[0]), format!("add `{} = …`", quoted[0]))
    } else if message.starts_with("unknown variant") {
        (
            format!("`{}` is no value that {subject} can have", quoted[0]),
            did_you_mean(quoted[0], &quoted[1..], "write one of"),
        )
    } else if let Some((found, expected)) = message
        .strip_prefix("invalid type: ")
        .or(message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "))
    {
        (
            format!("{subject} is {}, but must be {}", found_words(found), expected_words(expected)),
            mend(found, expected),
        )
    } else {
        let (problem, remedy) = message.split_once("; ").unwrap_or((message, "write it as the other definitions do"));
        (format!("{problem}{}", if problem.contains(path) { "" } else { &named }), remedy.to_owned())
    }
}

fn did_you_mean(word: &str, known: &[&str], otherwise: &str) -> String {
    let list = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "remove it".to_owned(),
        None => format!("{otherwise} {list}"),
    }
}

fn found_words(found: &str) -> String {
    let kind = |prefix: &str, noun: &str| found.strip_prefix(prefix).map(|rest| format!("the {noun}{rest}"));
    kind("string", "text")
        .or_else(|| kind("integer", "number"))
        .or_else(|| kind("floating point", "number"))
        .or_else(|| kind("boolean", "truth value"))
        .unwrap_or_else(|| match found {
            "sequence" => "a list".to_owned(),
            "map" => "a table (or a day without quotes)".to_owned(),
            other => other.to_owned(),
        })
}

fn expected_words(expected: &str) -> String {
    match expected {
        "f64" => "a number".to_owned(),
        "u32" | "u64" | "usize" => "a whole number that is not negative".to_owned(),
        "i32" | "i64" => "a whole number".to_owned(),
        "a string" | "string" => "text".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a map" => "a table".to_owned(),
        other if other.starts_with("struct ") => "a table".to_owned(),
        other => other.to_owned(),
    }
}

fn mend(found: &str, expected: &str) -> String {
    match expected {
        "f64" | "u32" | "u64" | "usize" | "i32" | "i64" if found.starts_with("string") => {
            "write the number without quotes".to_owned()
        }
        "a string" | "string" => "put it in quotes".to_owned(),
        "a sequence" => "put it in brackets: `[ … ]`, or `[[…]]` above it".to_owned(),
        "a boolean" => "write `true` or `false`".to_owned(),
        other => format!("write {}", expected_words(other)),
    }
}
