//! `tilts check` and the help, as a methodologist meets them.

use crate::tilts::{Site, root};

#[test]
fn the_shipped_packs_have_no_findings() {
    let site = Site::empty();
    for pack in ["lv", "iowa"] {
        let out = site.run(&["check", &root().join("definitions").join(pack).display().to_string()]).well();
        assert!(out.contains("no findings"), "{out}");
    }
}

#[test]
fn a_query_that_names_a_wrong_column_is_found_with_file_line_and_remedy() {
    let site = Site::empty();
    copy(&root().join("definitions/lv"), &site.path("pack"));
    let file = site.path("pack/indicators/1.2.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let line = text.lines().position(|line| line.contains("s.opened_on")).expect("the query reads opened_on") + 1;
    std::fs::write(&file, text.replacen("s.opened_on", "s.opend_on", 1)).unwrap();
    let said = site.run(&["check", &site.path("pack").display().to_string()]).refused();
    assert!(said.contains(&format!("indicators/1.2.toml:{line}:")), "{said}");
    assert!(said.contains("opend_on") && said.contains("opened_on"), "{said}");
}

#[test]
fn a_broken_pack_never_starts() {
    let site = Site::empty();
    copy(&root().join("definitions/lv"), &site.path("pack"));
    let file = site.path("pack/projects/4.3.4.7.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("241344800", "241344801", 1)).unwrap();
    let said = site.run(&["init", "--pack", &site.path("pack").display().to_string()]).refused();
    assert!(said.contains("projects/4.3.4.7.toml:"), "{said}");
    assert!(!site.path("home").join("tilts.sqlite").exists(), "nothing may be made from a broken pack");
}

#[test]
fn wrong_words_on_the_command_line_end_with_one_and_help_teaches_by_example() {
    let site = Site::empty();
    let said = site.run(&["snapshott"]).refused();
    assert!(said.contains("snapshot"), "{said}");
    let help = site.run(&["--help"]).well();
    assert!(help.contains("tilts indicators --id 1.2 --explain"), "{help}");
    let said = site.run(&["indicators"]).refused();
    assert!(said.contains("tilts init") && said.contains("tilts demo"), "{said}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("the folder can be read") {
        let entry = entry.expect("the entry can be read");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("the entry has a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("the file can be copied");
        }
    }
}
