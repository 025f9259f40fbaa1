//! A ledger of published tables: what several of them would tell together is refused.

use std::path::Path;

use super::rows;
use crate::tilts::{Ran, Site};

/// Rows of a file: each line of values so many times.
fn file(site: &Site, name: &str, heading: &str, lines: &[(&str, usize)]) -> String {
    let lines = lines.iter().map(|(line, times)| format!("{line}\n").repeat(*times)).collect::<String>();
    site.file(name, &format!("{heading}\n{lines}"))
}

/// Asks for a table that is published in `edition`.
fn publish(site: &Site, file: &str, edition: &str, rows: &str, columns: &str, more: &[&str]) -> Ran {
    let ledger = site.path("published").display().to_string();
    let asked = ["study", "table", file, "--rows", rows, "--columns", columns, "--threshold", "5", "--lang", "en"];
    site.run(&[&asked[..], &["--ledger", &ledger, "--published-in", edition], more].concat())
}

fn entries(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

fn releases(site: &Site) -> String {
    let lines = [
        ("north,f,2024", 20),
        ("north,m,2024", 40),
        ("north,m,2025", 30),
        ("south,f,2024", 25),
        ("south,f,2025", 3),
        ("south,m,2024", 50),
        ("south,m,2025", 12),
    ];
    file(site, "releases.csv", "prison,sex,year", &lines)
}

#[test]
fn a_table_is_entered_once_and_the_same_again_is_not() {
    let site = Site::empty();
    let releases = releases(&site);
    let first = publish(&site, &releases, "Yearbook", "prison", "sex", &["--format", "json"]);
    assert!(first.err.contains("Entered into the ledger as"), "{}", first.err);
    let answer: serde_json::Value = serde_json::from_str(&first.well()).unwrap();
    assert_eq!(rows(&answer, "table", &[("status", "published")]).len(), 9);
    let again = publish(&site, &releases, "Website", "prison", "sex", &[]);
    assert!(again.err.contains("has this table already") && again.err.contains("Yearbook"), "{}", again.err);
    assert_eq!(entries(&site.path("published")), 1);
}

#[test]
fn an_overlapping_period_that_leaves_a_few_is_refused_and_not_entered() {
    let site = Site::empty();
    let releases = releases(&site);
    publish(&site, &releases, "Yearbook", "prison", "sex", &[]).well();
    // 28 women left the south, 25 of them in 2024.
    let said = publish(&site, &releases, "Supplement", "prison", "sex", &["--where", "year = 2024"]).refused();
    assert!(said.contains("prison `south`, sex `f` and prison `south`, sex `f` of «"), "{said}");
    assert!(said.contains("Yearbook» differ by 3") && said.contains("join categories"), "{said}");
    assert_eq!(entries(&site.path("published")), 1);
    // A rest that is large enough is no secret.
    let men = ["--where", "year = 2024 and sex = 'm'"];
    publish(&site, &releases, "Supplement", "prison", "sex", &men).well();
    assert_eq!(entries(&site.path("published")), 2);
}

#[test]
fn a_revision_by_a_few_is_refused_and_one_by_many_is_not() {
    let site = Site::empty();
    let file = |name: &str, more: usize| {
        file(&site, name, "prison,sex", &[("a,f", 20 + more), ("a,m", 30), ("b,f", 40), ("b,m", 50)])
    };
    publish(&site, &file("first.csv", 0), "First", "prison", "sex", &[]).well();
    let said = publish(&site, &file("second.csv", 2), "Second", "prison", "sex", &[]).refused();
    assert!(said.contains("counts the same rows as") && said.contains("2 more or fewer"), "{said}");
    publish(&site, &file("third.csv", 9), "Third", "prison", "sex", &[]).well();
}

#[test]
fn three_areas_that_tell_a_small_one_only_together_are_refused() {
    let site = Site::empty();
    // Areas p, q, r of 2, 20 and 30: any two sums leave it open, three do not.
    let areas = file(&site, "areas.csv", "area,kind", &[("p,k", 2), ("q,k", 20), ("r,k", 30)]);
    for (edition, pair) in [("One", "area <> 'r'"), ("Two", "area <> 'p'")] {
        publish(&site, &areas, edition, "kind", "kind", &["--where", pair]).well();
    }
    let said = publish(&site, &areas, "Three", "kind", "kind", &["--where", "area <> 'q'"]).refused();
    assert!(said.contains("all of them together tell that") && said.contains("counts 2"), "{said}");
}

#[test]
fn a_ledger_that_was_changed_is_refused_and_a_column_that_is_gone_is_said() {
    let site = Site::empty();
    publish(&site, &releases(&site), "Yearbook", "prison", "sex", &[]).well();
    let narrower = file(&site, "narrower.csv", "prison,kind", &[("north,a", 10), ("south,b", 12)]);
    let out = publish(&site, &narrower, "Other", "prison", "kind", &[]).well();
    assert!(out.contains("uses columns that this file lacks"), "{out}");
    let folder = site.path("published");
    let entry = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).min().unwrap();
    let text = std::fs::read_to_string(&entry).unwrap();
    std::fs::write(&entry, text.replace("\"south\"", "\"west\"")).unwrap();
    let said = publish(&site, &narrower, "Third", "prison", "kind", &[]).refused();
    assert!(said.contains("the entry was changed"), "{said}");
}
