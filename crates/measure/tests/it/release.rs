//! Extracts for researchers: nobody alone in a group, pseudonyms of their own, a ledger that nothing can be taken out of.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, Days, Utc};
use measure::Engine;
use measure::release::{Asked, Release, ReleaseLedger, Shaped};

use crate::office::{day, engine_on, pack};

const SECRET: [u8; 32] = [9; 32];

/// Sixty releases, one a week; ages 20 to 79, half back in custody.
async fn engine() -> Engine {
    let mut rows =
        String::from("release_key,person_key,custody_key,released_on,kind,unit,sex,age,returned_on,return_reason\n");
    for number in 0..60 {
        let on = day("2021-01-04") + Days::new(7 * number);
        let back = if number % 2 == 0 { format!("{},new-offence", on + Days::new(90)) } else { ",".to_owned() };
        let age = 20 + number;
        let _ = writeln!(rows, "r{number:02},p{number:02},c,{on},full-term,jelgavas-cietums,male,{age},{back}");
    }
    engine_on(&pack("lv"), "2025-03-31", &[("release", &rows)]).await
}

fn asked(columns: &[&str], secret: &[&str]) -> Asked {
    let shaped = |columns: &[&str]| columns.iter().map(|text| text.parse::<Shaped>().unwrap()).collect();
    Asked {
        study: "recidivism".to_owned(),
        parameters: BTreeMap::new(),
        columns: shaped(columns),
        secret: shaped(secret),
        k: 5,
        l: 2,
    }
}

#[tokio::test]
async fn an_extract_in_which_somebody_stands_alone_is_refused_and_the_columns_to_coarsen_are_named() {
    let engine = engine().await;
    let error =
        engine.extract(&asked(&["age", "sex"], &["returned"]), &SECRET, "2026-001").await.unwrap_err().to_string();
    assert!(error.contains("60 of 60 rows stand in groups of fewer than 5 people"), "{error}");
    // Without the age nobody stands alone; without the sex everybody still does.
    assert!(error.contains("`age` (0), `sex` (60)"), "{error}");
}

#[tokio::test]
async fn coarser_columns_make_it_safe() {
    let engine = engine().await;
    let extract = engine.extract(&asked(&["age:20", "sex"], &["returned"]), &SECRET, "2026-001").await.unwrap();
    assert_eq!((extract.rows, extract.smallest), (60, 20));
    let text = String::from_utf8(extract.csv).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("id,age,sex,returned"));
    assert!(lines.clone().all(|line| ["20–39", "40–59", "60–79"].iter().any(|age| line.contains(age))), "{text}");
    assert!(!text.contains("r00") && !text.contains("p00"), "keys of the snapshot do not leave");
}

#[tokio::test]
async fn a_group_whose_outcome_is_one_and_the_same_is_refused() {
    let engine = engine().await;
    // In the first half of the year every other person came back; by the week everybody of a group did or did not.
    let error = engine.extract(&asked(&["sex"], &["kind"]), &SECRET, "2026-001").await.unwrap_err().to_string();
    assert!(error.contains("60 in groups with fewer than 2 values of a secret column"), "{error}");
}

#[tokio::test]
async fn every_release_has_pseudonyms_of_its_own() {
    let engine = engine().await;
    let asked = asked(&["released_on:year"], &["returned"]);
    let ids = async |release: &str| {
        let extract = engine.extract(&asked, &SECRET, release).await.unwrap();
        let text = String::from_utf8(extract.csv).unwrap();
        text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (one, again, other) = (ids("2026-001").await, ids("2026-001").await, ids("2026-002").await);
    assert_eq!(one, again);
    assert!(one.iter().all(|id| !other.contains(id)));
}

#[tokio::test]
async fn a_ledger_from_which_an_entry_was_taken_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ReleaseLedger::at(&folder.path().join("releases"));
    let extract = engine().await.extract(&asked(&["sex"], &["returned"]), &SECRET, "2026-001").await.unwrap();
    for number in 1..=3 {
        let (id, previous) = ReleaseLedger::after(&ledger.all().unwrap(), 2026);
        assert_eq!(id, format!("2026-00{number}"));
        ledger
            .enter(&Release {
                id,
                study: "recidivism".to_owned(),
                recipient: "Latvijas Universitāte".to_owned(),
                purpose: "promocijas darbs".to_owned(),
                by: "analyst".to_owned(),
                at: "2026-06-30T08:00:00Z".parse::<DateTime<Utc>>().unwrap(),
                expires: day("2027-06-30"),
                columns: vec!["sex".to_owned()],
                secret: vec!["returned".to_owned()],
                k: 5,
                l: 2,
                smallest: extract.smallest,
                rows: extract.rows,
                provenance: extract.provenance.clone(),
                file_hash: extract.hash.clone(),
                previous,
            })
            .unwrap();
    }
    let all = ledger.all().unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(ReleaseLedger::after(&vec![all[0].clone(); 999], 2026).0, "2026-1000");
    // Another process that took the same number is not overwritten.
    let twice = ledger.enter(&Release { recipient: "cits".to_owned(), ..all[2].clone() });
    assert!(twice.unwrap_err().to_string().contains("another entry was made meanwhile; run the command again"));
    assert!(ledger.all().unwrap() == all);
    assert_eq!(std::fs::read_dir(folder.path().join("releases")).unwrap().count(), 3, "nothing is left lying about");
    assert!(!all[0].is_over(day("2027-06-30")) && all[0].is_over(day("2027-07-01")));
    std::fs::remove_file(folder.path().join("releases/2026-002.json")).unwrap();
    assert!(ledger.all().unwrap_err().to_string().contains("an entry before it is missing"));
}

#[tokio::test]
async fn a_column_the_study_has_not_is_answered_with_the_nearest() {
    let error = engine().await.extract(&asked(&["sexx"], &[]), &SECRET, "2026-001").await.unwrap_err().to_string();
    assert!(error.contains("the study has no column `sexx`; did you mean `sex`?"), "{error}");
}

#[test]
fn a_step_that_does_not_exist_is_answered_with_those_that_do() {
    let error = "age:some".parse::<Shaped>().unwrap_err();
    assert!(error.contains("days take `year` or `month`, numbers a width"), "{error}");
}
