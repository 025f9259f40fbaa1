//! Values for the command line.

use report::{ReportError, Selection, indicators_csv, indicators_json, indicators_table};

use crate::fixture::input;

fn only(id: &str) -> Selection {
    Selection { indicator: Some(id.to_owned()), years: Some(2023..=2024), explain: false }
}

#[test]
fn csv_has_a_byte_order_mark_semicolons_and_plain_numbers() {
    let bytes = indicators_csv(&input("lv"), &Selection::default()).unwrap();
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap()).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    assert_eq!((&head[0], &head[3], &head[5]), ("indicator", "year", "actual"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = rows.iter().find(|row| &row[0] == "2.3" && &row[3] == "2024").unwrap();
    assert_eq!((&row[4], &row[5], &row[6]), ("604", "504", "not-reached"));
    assert_eq!(&row[17], "true");
    assert_eq!(&rows[0][0], "1.1", "indicators stand in order of their numbers");
}

#[test]
fn json_has_numbers_as_numbers_and_the_years_asked_for() {
    let text = indicators_json(&input("en"), &only("2.3")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let years = value[0]["years"].as_array().unwrap();
    assert_eq!(years.len(), 2);
    assert_eq!(years[1]["actual"], 504.0);
    assert_eq!(years[1]["forecast"], 604.0);
    assert!(years[1].get("excluded").is_none());
    assert_eq!(value[0]["provenance"]["simulated"], true);
    let explained = Selection { explain: true, ..only("2.3") };
    let text = indicators_json(&input("en"), &explained).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value[0]["years"][0]["excluded"]["no_date"], 3);
}

#[test]
fn the_table_lines_up_and_marks_simulated_data() {
    let text = indicators_table(&input("lv"), &only("2.3")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("SIMULĒTI DATI"));
    assert!(lines[2].starts_with("Rādītājs"));
    let actual =
        |line: &str, words: &str| line.find(words).map(|at| line[..at].chars().count() + words.chars().count());
    assert_eq!(actual(lines[2], "Faktiskā vērtība"), actual(lines[5], "504"));
    assert!(lines[5].contains("nav sasniegts"));
    assert_eq!(lines.len(), 6);
}

#[test]
fn the_explanation_gives_method_exclusions_with_reasons_and_provenance() {
    let text = indicators_table(&input("en"), &Selection { explain: true, ..only("2.3") }).unwrap();
    for words in [
        "Number of places on 31 December",
        "left out 3: the day from which the requirements are met is not known",
        "504 instead of 604",
        "snapshot 5a5a5a5a5a5a, data as of 31\u{a0}December\u{a0}2024",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn an_unknown_indicator_is_refused() {
    let error = indicators_table(&input("lv"), &only("9.9")).unwrap_err();
    assert!(matches!(error, ReportError::Unknown { what: "indicator", .. }));
}
