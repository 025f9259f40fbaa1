//! `tilts score`, as a researcher meets it.

use std::fs;

use crate::tilts::Site;

#[test]
fn a_file_is_scored_with_every_share_and_an_error_per_row() {
    let site = Site::empty();
    let header = site.run(&["score", "ogrs3", "--template"]).well();
    assert_eq!(header.trim(), "sex,born,convicted_on,follow_up_from,sanctions,age_at_first,offence_group");
    let rows = "male,1965-12-07,2025-05-13,2026-12-06,2,47,prostitution\nmale,1965-12-07,2025-05-13,,,47,fraud\n";
    let file = site.file("people.csv", &format!("{header}{rows}"));
    let out = site.path("scores.csv").display().to_string();
    let said = site.run(&["score", "ogrs3", &file, "--out", &out]).well();
    assert!(said.contains("2 rows, 1 without a score"), "{said}");
    let scores = fs::read_to_string(site.path("scores.csv")).expect("the scores are written");
    let lines: Vec<&str> = scores.lines().collect();
    assert!(lines[0].starts_with("line,z,p1,p2,one_year,two_year,two_year.band,z.age,"), "{}", lines[0]);
    assert!(lines[1].contains(",8,16,low,"), "{}", lines[1]);
    assert!(lines[2].ends_with(",not answered: sanctions"), "{}", lines[2]);
    assert!(!site.path("scores.part").exists());
}

#[test]
fn wrong_words_are_answered_with_the_right_ones() {
    let site = Site::empty();
    let said = site.run(&["score", "ogrs", "people.csv", "--out", "x.csv"]).refused();
    assert!(said.contains("there is no instrument `ogrs`; did you mean `ogrs3`?"), "{said}");
    let said = site.run(&["score", "ogrs3", "people.csv", "--out", "x.csv", "--version", "9"]).refused();
    assert!(said.contains("`ogrs3` has no such version; it has 1"), "{said}");
    let file = site.file("people.csv", "sex,born,sanctions\n");
    let out = site.path("scores.csv").display().to_string();
    let said = site.run(&["score", "ogrs3", &file, "--out", &out]).refused();
    assert!(said.contains("the file has no column `convicted_on`") && said.contains("nothing was written"), "{said}");
    assert!(!site.path("scores.csv").exists() && !site.path("scores.part").exists());
}
