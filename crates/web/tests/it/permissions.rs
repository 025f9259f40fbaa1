//! The permission matrix in the documents.

use crate::site::{pack, workspace};

#[test]
fn the_permission_matrix_is_up_to_date() {
    let file = workspace().join("docs/PERMISSIONS.md");
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let present = web::permissions_document(&pack());
    assert!(written == present, "docs/PERMISSIONS.md is not what roles.toml says; run `tilts docs`");
}

#[test]
fn the_matrix_names_reach_and_what_is_seen() {
    let document = web::permissions_document(&pack());
    assert!(document.contains("| planner | all # | "), "{document}");
    assert!(document.contains("## audit"));
}
