//! The generated page about the snapshot is up to date.

use std::fs;

use crate::office::workspace;

#[test]
fn the_page_about_the_snapshot_is_what_the_schema_says() {
    let page = fs::read_to_string(workspace().join("docs/SNAPSHOT.md")).unwrap_or_default();
    let same = page == measure::schema::markdown();
    assert!(same, "docs/SNAPSHOT.md is not up to date; run `tilts docs` and commit it");
}
