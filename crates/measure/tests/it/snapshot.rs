//! Snapshots: the same record gives the same bytes, nothing later is in them, nobody can be recognised.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use measure::{Engine, Snapshot};
use record::{NewActivity, NewSection};
use sha2::{Digest, Sha256};

use crate::office::{Office, activity, day, there};

async fn busy() -> Office {
    let office = Office::new().await;
    let people = office.people(30, |_, _| {}).await;
    let on = |on: &str| NewActivity {
        project: Some("4.3.4.7".to_owned()),
        participations: people.iter().map(|&person| there(person, "prisoner")).collect(),
        ..activity("support-measure", on, "ievp", "jelgavas-cietums")
    };
    office.activities(&[on("2024-05-01"), on("2024-06-01"), on("2025-01-15")]).await;
    let section = NewSection {
        person: people[0],
        function: "supervision".to_owned(),
        basis: "suspended-sentence".to_owned(),
        unit: "vpd-liepajas".to_owned(),
        opened_on: day("2023-01-02"),
        closed_on: Some(day("2025-01-10")),
        closing_reason: Some("term-ended".to_owned()),
        employed_at_opening: Some(false),
        employed_at_closing: Some(true),
    };
    let mut change = office.change().await;
    change.sections(&[section]).await.unwrap();
    change.commit().await.unwrap();
    office
}

fn rows(snapshot: &Snapshot, table: &str) -> u64 {
    snapshot.manifest.tables.iter().find(|entry| entry.name == table).unwrap().rows
}

#[tokio::test]
async fn the_same_record_gives_the_same_bytes() {
    let office = busy().await;
    let first = office.snapshot_for("reporting", "2025-01-31").await;
    let bytes = |snapshot: &Snapshot, file: &str| fs::read(snapshot.folder.join(file)).unwrap();
    let aside = office.folder().join("aside");
    fs::rename(&first.folder, &aside).unwrap();
    let second = office.snapshot_for("reporting", "2025-01-31").await;
    assert_eq!(first.manifest, second.manifest);
    for table in &second.manifest.tables {
        let file = format!("{}.parquet", table.name);
        assert_eq!(fs::read(aside.join(&file)).unwrap(), bytes(&second, &file), "{file}");
    }
    assert_eq!(fs::read(aside.join("manifest.json")).unwrap(), bytes(&second, "manifest.json"));
}

#[tokio::test]
async fn another_purpose_gives_other_pseudonyms() {
    let office = busy().await;
    let (reporting, research) =
        (office.snapshot_for("reporting", "2025-01-31").await, office.snapshot_for("research", "2025-01-31").await);
    let hash = |snapshot: &Snapshot, table: &str| {
        snapshot.manifest.tables.iter().find(|entry| entry.name == table).unwrap().hash.clone()
    };
    assert_ne!(hash(&reporting, "person"), hash(&research, "person"));
    assert_ne!(hash(&reporting, "activity"), hash(&research, "activity"));
    assert_eq!(hash(&reporting, "organisation"), hash(&research, "organisation"));
    assert_ne!(reporting.manifest.hash, research.manifest.hash);
}

#[tokio::test]
async fn nothing_after_the_as_of_day_is_in_it() {
    let office = busy().await;
    let snapshot = office.snapshot_for("reporting", "2024-12-31").await;
    assert_eq!((rows(&snapshot, "activity"), rows(&snapshot, "participation")), (2, 60));
    assert_eq!(snapshot.manifest.record_from, Some(day("2024-05-01")));
    let later = office.snapshot_for("reporting", "2025-01-31").await;
    assert_eq!((rows(&later, "activity"), rows(&later, "participation")), (3, 90));

    let engine = Engine::open(Arc::clone(&office.catalogue), snapshot).await.unwrap();
    let none = BTreeMap::new();
    assert!(engine.cases("1.2", None, &none).await.unwrap().is_empty(), "the section was not closed yet");
    let newest = Snapshot::newest(&office.folder().join("snapshots")).unwrap().unwrap();
    assert_eq!(newest.manifest, later.manifest);
}

#[tokio::test]
async fn a_snapshot_that_was_changed_does_not_open() {
    let office = busy().await;
    let snapshot = office.snapshot_for("reporting", "2024-12-31").await;
    let file = snapshot.folder.join("activity.parquet");
    let mut bytes = fs::read(&file).unwrap();
    bytes[10] ^= 1;
    fs::write(&file, bytes).unwrap();
    let error = Snapshot::open(&snapshot.folder).unwrap_err().to_string();
    assert!(error.contains("table `activity` was changed after the snapshot was taken"), "{error}");

    let manifest = snapshot.folder.join("manifest.json");
    let text = fs::read_to_string(&manifest).unwrap().replace("2024-12-31", "2024-12-30");
    fs::write(&manifest, text).unwrap();
    let error = Snapshot::open(&snapshot.folder).unwrap_err().to_string();
    assert!(error.contains("the manifest was changed"), "{error}");
}

#[tokio::test]
async fn a_snapshot_of_an_older_version_is_measured_as_far_as_it_goes() {
    let office = busy().await;
    let snapshot = office.snapshot_for("reporting", "2024-12-31").await;
    // As a version before plans took it.
    let mut manifest = snapshot.manifest.clone();
    manifest.tables.retain(|table| !table.name.starts_with("plan"));
    manifest.hash = String::new();
    manifest.hash = hex::encode(Sha256::digest(serde_json::to_vec(&manifest).unwrap()));
    fs::write(snapshot.folder.join("manifest.json"), serde_json::to_string_pretty(&manifest).unwrap()).unwrap();
    for table in ["plan", "plan_version", "plan_need", "plan_step"] {
        fs::remove_file(snapshot.folder.join(format!("{table}.parquet"))).unwrap();
    }
    let old = Snapshot::open(&snapshot.folder).unwrap();
    let engine = Engine::open(Arc::clone(&office.catalogue), old).await.unwrap();
    let board = engine.board().await.unwrap();
    assert!(board.indicators.contains_key("3.1") && !board.indicators.contains_key("B.1"));
    let error = engine.indicator("B.1", &BTreeMap::new()).await.unwrap_err().to_string();
    assert!(error.contains("taken by an older version; take a new snapshot"), "{error}");
}

#[tokio::test]
async fn an_old_snapshot_gives_the_same_digits_again() {
    let office = busy().await;
    let snapshot = office.snapshot_for("reporting", "2024-12-31").await;
    let board = |snapshot: Snapshot| async {
        let engine = Engine::open(Arc::clone(&office.catalogue), snapshot).await.unwrap();
        serde_json::to_string(&engine.board().await.unwrap()).unwrap()
    };
    let then = board(snapshot.clone()).await;
    let people = office.people(5, |_, _| {}).await;
    let more = NewActivity {
        project: Some("4.3.4.7".to_owned()),
        participations: people.iter().map(|&person| there(person, "prisoner")).collect(),
        ..activity("support-measure", "2024-07-01", "ievp", "jelgavas-cietums")
    };
    office.activities(&[more]).await;
    assert_eq!(board(Snapshot::open(&snapshot.folder).unwrap()).await, then);
    assert_ne!(board(office.snapshot_for("reporting", "2024-12-31").await).await, then);
}
