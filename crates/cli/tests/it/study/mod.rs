//! `tilts study` from outside, against the numbers of R and Python on the same files.

mod accuracy;
mod comparison;
mod index;
mod input;
mod mistakes;
mod planted;
mod published;
mod returns;
mod survival;

use serde_json::Value;

use crate::tilts::{Site, root};

/// A file whose copy the project holds.
fn copied(name: &str) -> String {
    root().join("crates/statistics/tests/data").join(name).display().to_string()
}

/// A file of public reference data; none, said aloud, where `TILTS_REFERENCE_DATA` does not name their folder.
fn reference(name: &str) -> Option<String> {
    let Some(folder) = std::env::var_os("TILTS_REFERENCE_DATA") else {
        eprintln!("NOT PROVEN: {name} is missing; set TILTS_REFERENCE_DATA to the folder of reference data");
        return None;
    };
    Some(std::path::Path::new(&folder).join(name).display().to_string())
}

/// The answer of a study as JSON.
fn answer(arguments: &[&str]) -> Value {
    let all = [&["study"], arguments, &["--format", "json"]].concat();
    serde_json::from_str(&Site::empty().run(&all).well()).expect("the answer is JSON")
}

/// What a study refuses with.
fn refused(arguments: &[&str]) -> String {
    Site::empty().run(&[&["study"], arguments].concat()).refused()
}

/// The rows of a table in which columns have these values.
fn rows<'a>(answer: &'a Value, table: &str, having: &[(&str, &str)]) -> Vec<&'a Value> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    answer[table]
        .as_array()
        .unwrap_or_else(|| panic!("no table `{table}` in {answer}"))
        .iter()
        .filter(|row| having.iter().all(|(column, value)| text(&row[*column]) == *value))
        .collect()
}

/// The one row of a table in which columns have these values.
fn row<'a>(answer: &'a Value, table: &str, having: &[(&str, &str)]) -> &'a Value {
    let found = rows(answer, table, having);
    assert_eq!(found.len(), 1, "{table} {having:?}: {found:?}");
    found[0]
}

/// Equal to a relative 1e-10.
#[track_caller]
fn close(got: &Value, want: f64) {
    close_to(got, want, 1e-10);
}

#[track_caller]
fn close_to(got: &Value, want: f64, relative: f64) {
    let number = got.as_f64().unwrap_or_else(|| panic!("{got} is not a number"));
    assert!((number - want).abs() <= relative * want.abs().max(1e-300), "got {number}, expected {want}");
}
