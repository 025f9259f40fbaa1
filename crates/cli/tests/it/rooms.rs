//! The dependency table of docs/ARCHITECTURE.md, kept true.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// For each room: which rooms it may use, and which outside crates it must never name directly.
const TABLE: &[(&str, &[&str], &[&str])] = &[
    ("tilts-catalogue", &[], &["sea-orm", "sea-orm-migration", "axum", "datafusion", "tokio"]),
    ("tilts-record", &["tilts-catalogue"], &["axum", "datafusion"]),
    ("tilts-statistics", &[], &["axum", "sea-orm", "sea-orm-migration", "datafusion", "tokio"]),
    (
        "tilts-measure",
        &["tilts-catalogue", "tilts-record", "tilts-statistics"],
        &["axum", "sea-orm", "sea-orm-migration"],
    ),
    (
        "tilts-report",
        &["tilts-catalogue", "tilts-measure", "tilts-statistics"],
        &["axum", "sea-orm", "sea-orm-migration", "datafusion"],
    ),
    (
        "tilts-web",
        &["tilts-catalogue", "tilts-record", "tilts-measure", "tilts-report", "tilts-statistics"],
        &["sea-orm", "sea-orm-migration", "datafusion"],
    ),
    ("tilts-simulate", &["tilts-catalogue", "tilts-record"], &["axum", "datafusion", "sea-orm", "sea-orm-migration"]),
    (
        "tilts",
        &[
            "tilts-catalogue",
            "tilts-record",
            "tilts-measure",
            "tilts-report",
            "tilts-web",
            "tilts-simulate",
            "tilts-statistics",
        ],
        &["sea-orm", "sea-orm-migration"],
    ),
];

#[test]
fn every_room_uses_only_what_the_table_allows() {
    let uses = direct_dependencies();
    assert_eq!(uses.len(), TABLE.len(), "a room is missing from the table: {:?}", uses.keys());
    for (room, may, never) in TABLE {
        let used = uses.get(*room).unwrap_or_else(|| panic!("the workspace has no room `{room}`"));
        for name in used.iter().filter(|name| name.starts_with("tilts")) {
            assert!(may.contains(&name.as_str()), "{room} uses {name}, which the table does not allow");
        }
        for name in *never {
            assert!(!used.iter().any(|used| used == name), "{room} uses {name} directly");
        }
    }
}

#[test]
fn only_the_edge_may_see_the_simulation() {
    let uses = direct_dependencies();
    for room in ["tilts-web", "tilts-measure", "tilts-report"] {
        assert!(!uses[room].iter().any(|name| name == "tilts-simulate"), "{room} must work without the simulation");
    }
}

/// Room to the names of its direct, non-development dependencies.
fn direct_dependencies() -> BTreeMap<String, Vec<String>> {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let metadata: Value = serde_json::from_slice(&out.stdout).expect("cargo metadata prints JSON");
    let packages = metadata["packages"].as_array().expect("packages are listed");
    packages
        .iter()
        .map(|package| {
            let names = package["dependencies"]
                .as_array()
                .expect("dependencies are listed")
                .iter()
                .filter(|dependency| dependency["kind"].is_null())
                .map(|dependency| dependency["name"].as_str().expect("a name").to_owned())
                .collect();
            (package["name"].as_str().expect("a name").to_owned(), names)
        })
        .collect()
}
