//! The second pack: 26,020 real releases from Iowa prisons, counted as the state published.

use std::path::PathBuf;

use serde_json::Value;

use crate::tilts::{Site, root};

/// Fiscal year, returned within 36 months, released.
const PUBLISHED: [(i64, f64, u64); 6] = [
    (2010, 1127.0, 3716),
    (2011, 1162.0, 3917),
    (2012, 1510.0, 4740),
    (2013, 1605.0, 4687),
    (2014, 1623.0, 4586),
    (2015, 1654.0, 4374),
];

#[test]
fn returns_to_prison_are_counted_as_the_state_published() {
    let Some(file) = reference("iowa_releases.csv") else { return };
    let site = Site::with_pack("iowa");
    let out = site.run(&["import", "iowa-releases", &file.display().to_string()]).well();
    assert!(out.contains("26020 rows"), "{out}");
    site.run(&["snapshot", "--as-of", "2019-12-31"]).well();
    for (year, returned, released) in PUBLISHED {
        let found = value(&site, "return-36", year);
        assert_eq!(found["numerator"].as_f64(), Some(returned), "{year}: {found}");
        assert_eq!(found["denominator"].as_u64(), Some(released), "{year}: {found}");
    }
    let share = value(&site, "return-36", 2013)["actual"].as_f64().expect("a share");
    assert!((share - 34.2).abs() < 0.05, "the state published 34.2 %, found {share}");
    for year in 2010..=2015 {
        let number = |id| value(&site, id, year)["numerator"].as_f64().expect("a number");
        let split = number("return-36-new-offence") + number("return-36-technical");
        assert!((split - number("return-36")).abs() < 0.5, "{year}: both reasons make up all returns");
        assert!(number("return-12") < number("return-24") && number("return-24") < number("return-36"), "{year}");
    }
    as_a_study(&site);
    handed_out(&site);
}

/// The protocol of the pack counts the same, and says how sure it is.
fn as_a_study(site: &Site) {
    let out = site.run(&["study", "run", "return-to-prison", "--format", "json"]).well();
    let run: Value = serde_json::from_str(&out).expect("the run is JSON");
    assert_eq!((run["considered"].as_u64(), run["counted"].as_u64()), (Some(26020), Some(26020)));
    let windows = |analysis: &str, year: i64| -> Value {
        let rows = run["answers"][analysis]["windows"].as_array().expect("windows");
        let year = year.to_string();
        let found = rows.iter().find(|row| row["group"] == year.as_str() && row["months"] == 36);
        found.unwrap_or_else(|| panic!("{analysis} of {year}")).clone()
    };
    for (year, returned, released) in PUBLISHED {
        let row = windows("return", year);
        assert_eq!((row["events"].as_f64(), row["cases"].as_u64()), (Some(returned), Some(released)), "{year}: {row}");
        let (lower, share, upper) = (row["lower"].as_f64(), row["share"].as_f64(), row["upper"].as_f64());
        assert!(lower < share && share < upper, "{year}: {row}");
        let part = |analysis| windows(analysis, year)["events"].as_f64().expect("events");
        assert!(
            (part("new-offence") + part("technical") - returned).abs() < 0.5,
            "{year}: both reasons make up all returns"
        );
    }
    let again = site.run(&["study", "run", "return-to-prison", "--format", "json"]).well();
    assert_eq!(out, again);
    let listed = site.run(&["study", "list", "--lang", "en"]).well();
    let kept = listed.lines().filter(|line| line.trim_start().starts_with("2019-12-31-")).count();
    assert_eq!(kept, 1, "the same result is kept once: {listed}");
}

/// An extract leaves only where nobody stands alone, and the ledger says to whom.
fn handed_out(site: &Site) {
    let file = site.path("extract.csv");
    let out = file.display().to_string();
    let make = |columns: &[&str]| {
        let mut arguments = vec!["release", "make", "return-to-prison", "--secret", "ended_by", "--to", "University"];
        arguments.extend(["--purpose", "thesis", "--expires", "2999-12-31", "--out", &out]);
        arguments.extend(columns.iter().flat_map(|column| ["--column", column]));
        site.run(&arguments)
    };
    // The sex of three people is not known, so each stands alone in a year.
    let refused = make(&["fiscal_year", "sex"]).refused();
    assert!(refused.contains("3 of 26020 rows stand in groups of fewer than 5 people"), "{refused}");
    assert!(refused.contains("`sex` (0), `fiscal_year` (3)"), "the column to coarsen comes first: {refused}");
    assert!(!file.exists(), "nothing is written");
    let made = make(&["fiscal_year"]).well();
    assert!(made.contains("26020 rows"), "{made}");
    let text = std::fs::read_to_string(&file).expect("the extract is there");
    assert_eq!(text.lines().count(), 26_021);
    assert_eq!(text.lines().next(), Some("id,fiscal_year,ended_by"));
    assert!(make(&["sex"]).refused().contains("is there already"), "no extract is written over");
    let listed = site.run(&["release", "list"]).well();
    assert!(listed.contains("University") && listed.contains("2999-12-31"), "{listed}");
    assert!(site.run(&["audit", "verify"]).well().contains("the chain is whole"));
}

fn value(site: &Site, id: &str, year: i64) -> Value {
    let period = year.to_string();
    let out = site.run(&["indicators", "--id", id, "--period", &period, "--format", "json", "--explain"]).well();
    let json: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"));
    find(&json, year).unwrap_or_else(|| panic!("no year {year} in {out}")).clone()
}

/// The object that tells of `year`, wherever it stands.
fn find(json: &Value, year: i64) -> Option<&Value> {
    match json {
        Value::Object(map) if map.get("year").and_then(Value::as_i64) == Some(year) => Some(json),
        Value::Object(map) => map.values().find_map(|inner| find(inner, year)),
        Value::Array(list) => list.iter().find_map(|inner| find(inner, year)),
        _ => None,
    }
}

/// A reference file that may not be copied into the project; where it is absent the test says so and, in CI, fails.
fn reference(name: &str) -> Option<PathBuf> {
    let folder =
        std::env::var_os("TILTS_REFERENCE_DATA").map_or_else(|| root().join("../shared/reference/data"), PathBuf::from);
    let file = folder.join(name);
    if file.is_file() {
        return Some(file);
    }
    let said =
        format!("NOT TESTED: {} is absent; set TILTS_REFERENCE_DATA to the folder that holds it", file.display());
    assert!(std::env::var_os("CI").is_none(), "{said}");
    eprintln!("{said}");
    None
}
