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
    let asked = ["study", "table", file, "--rows", rows, "--columns", columns, "--lang", "en"];
    let threshold: &[&str] = if more.contains(&"--threshold") { &[] } else { &["--threshold", "5"] };
    site.run(&[&asked[..], threshold, &["--ledger", &ledger, "--published-in", edition], more].concat())
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
    assert!(said.contains("prison `south`, sex `f` and prison `south`, sex `f` of “"), "{said}");
    assert!(said.contains("Yearbook” differ by 3") && said.contains("join categories"), "{said}");
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
    assert!(out.contains("uses columns or values that this file lacks"), "{out}");
    let folder = site.path("published");
    let entry = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).min().unwrap();
    let text = std::fs::read_to_string(&entry).unwrap();
    std::fs::write(&entry, text.replace("\"south\"", "\"west\"")).unwrap();
    let third = publish(&site, &narrower, "Third", "prison", "kind", &[]);
    assert_eq!(third.code, 2, "{}", third.err);
    assert!(
        third.err.contains("this is no entry of the ledger, or was changed; restore it from its backup"),
        "{}",
        third.err
    );
}

/// What was published in the sequences below would have told a small count although each table alone hides it.
#[test]
fn one_large_table_does_not_switch_off_the_comparison_with_the_others() {
    let site = Site::empty();
    // Offices and years make a large table.
    let mut lines: Vec<(String, usize)> = Vec::new();
    for office in 0..300 {
        for year in 2015..2024 {
            lines.push((format!("o{office},{year},p1,young,30"), 5 + (office * year) % 7));
        }
    }
    // Of p0 and p1: people of 60 and 61, who are old, and of 62, who are older.
    for (prison, counts) in [("p0", [3, 150, 20]), ("p1", [90, 95, 21])] {
        for (place, count) in counts.into_iter().enumerate() {
            let (band, age) = [("old", 60), ("old", 61), ("older", 62)][place];
            lines.push((format!("o0,2015,{prison},{band},{age}"), count));
        }
    }
    let lines: Vec<(&str, usize)> = lines.iter().map(|(line, times)| (line.as_str(), *times)).collect();
    let file = file(&site, "large.csv", "office,year,prison,band,age", &lines);
    publish(&site, &file, "Offices", "office", "year", &[]).well();
    publish(&site, &file, "Bands", "prison", "band", &[]).well();
    // The 3 of 60 in p0 are hidden with those of 62; the old less those of 61 are they.
    let said = publish(&site, &file, "Ages", "prison", "age", &[]).refused();
    assert!(said.contains("prison `p0`") && said.contains("age `60`"), "{said}");
}

#[test]
fn the_strictest_rule_of_all_holds() {
    let site = Site::empty();
    let file = file(&site, "t.csv", "prison,sex", &[("a,f", 7), ("a,m", 60), ("b,f", 30), ("b,m", 50)]);
    publish(&site, &file, "First", "prison", "sex", &["--threshold", "10"]).well();
    let said = publish(&site, &file, "Second", "prison", "sex", &["--threshold", "3"]).refused();
    assert!(said.contains("prison `a`, sex `f`") && said.contains("counts 7"), "{said}");
}

#[test]
fn counts_of_a_column_are_compared_with_rows_that_count_as_much() {
    let site = Site::empty();
    let lines = [
        ("north,f,2024,1", 20),
        ("north,f,2025,1", 2),
        ("north,m,2024,1", 40),
        ("south,f,2024,1", 30),
        ("south,m,2024,1", 30),
    ];
    let file = file(&site, "t.csv", "prison,sex,year,n", &lines);
    publish(&site, &file, "First", "prison", "sex", &[]).well();
    let said = publish(&site, &file, "Second", "prison", "sex", &["--where", "year = 2024", "--value", "n"]).refused();
    assert!(said.contains("differ by 2"), "{said}");
}

#[test]
fn rows_that_count_otherwise_are_not_compared_and_that_is_said() {
    let site = Site::empty();
    let file = file(&site, "t.csv", "prison,sex,n", &[("a,f,3", 20), ("a,m,2", 30), ("b,f,5", 40), ("b,m,4", 50)]);
    publish(&site, &file, "First", "prison", "sex", &[]).well();
    let out = publish(&site, &file, "Second", "prison", "sex", &["--value", "n"]).well();
    assert!(out.contains("counts rows differently"), "{out}");
}

#[test]
fn a_hidden_zero_of_one_year_is_not_told_by_the_others() {
    let site = Site::empty();
    let lines = [
        ("north,f,2024", 20),
        ("north,m,2024", 40),
        ("north,m,2025", 30),
        ("south,f,2024", 25),
        ("south,f,2025", 20),
        ("south,m,2024", 30),
        ("south,m,2025", 30),
    ];
    let file = file(&site, "t.csv", "prison,sex,year", &lines);
    publish(&site, &file, "All", "prison", "sex", &["--protect-zeros"]).well();
    let said = publish(&site, &file, "2024", "prison", "sex", &["--protect-zeros", "--where", "year = 2024"]).refused();
    assert!(said.contains("prison `north`, sex `f` counts nobody else than prison `north`, sex `f` of"), "{said}");
}

#[test]
fn what_the_table_does_not_count_stands_nowhere_in_the_answer() {
    let site = Site::empty();
    let file = file(
        &site,
        "t.csv",
        "prison,sex,crime",
        &[("a,f,x", 20), ("a,m,x", 30), ("b,f,x", 40), ("b,m,x", 50), ("b,m,rare", 2), ("b,,x", 1)],
    );
    for format in ["table", "csv", "json"] {
        let ran = publish(&site, &file, "First", "prison", "sex", &["--where", "crime <> 'rare'", "--format", format]);
        assert!(ran.err.contains("140 of 143 rows"), "{}", ran.err);
        let out = ran.well();
        assert!(out.contains("140") && !out.contains("143") && !out.contains("141"), "{out}");
    }
}

#[test]
fn a_revision_of_parts_is_found_in_their_sum_and_another_year_is_no_revision_of_hidden_cells() {
    let site = Site::empty();
    let state = |name: &str, a: usize, c: usize| {
        file(&site, name, "prison,kind", &[("a,k", a), ("b,k", 50), ("c,k", c), ("d,k", 90)])
    };
    publish(&site, &state("first.csv", 50, 80), "First", "prison", "kind", &[]).well();
    let joined = ["--where", "prison in ('a', 'b')"];
    let said = publish(&site, &state("second.csv", 52, 90), "Second", "kind", "kind", &joined).refused();
    assert!(said.contains("counts the same rows as parts of") && said.contains("2 more or fewer"), "{said}");
    // A count of 25 that is 3 today is no knowledge of today's 3.
    let other = Site::empty();
    let year = |name: &str, counts: [usize; 4]| {
        let lines: Vec<(&str, usize)> = ["a,f", "a,m", "b,f", "b,m"].into_iter().zip(counts).collect();
        file(&other, name, "prison,sex", &lines)
    };
    publish(&other, &year("2023.csv", [25, 70, 90, 225]), "2023", "prison", "sex", &[]).well();
    let out = publish(&other, &year("2024.csv", [3, 81, 97, 240]), "2024", "prison", "sex", &[]);
    assert!(!out.err.contains("counts 3"), "{}", out.err);
}

#[test]
fn missing_values_are_a_value_where_one_is_named() {
    let site = Site::empty();
    let lines = [
        ("a,f,old", 20),
        ("a,,old", 2),
        ("a,m,old", 30),
        ("b,f,old", 40),
        ("b,m,old", 50),
        ("b,f,young", 30),
        ("a,m,young", 30),
    ];
    let file = file(&site, "t.csv", "prison,sex,band", &lines);
    let named = ["--missing-as", "unknown"];
    let out = publish(&site, &file, "Sexes", "prison", "sex", &[&named[..], &["--format", "csv"]].concat()).well();
    assert!(out.contains("unknown") && out.contains("202"), "{out}");
    publish(&site, &file, "Bands", "prison", "band", &named).well();
    let said = publish(&site, &file, "Third", "prison", "sex", &["--missing-as", "f"]).refused();
    assert!(said.contains("has the value `f` already"), "{said}");
}

#[test]
fn a_ledger_goes_on_after_a_thousand_entries_and_a_foreign_file_is_told() {
    let site = Site::empty();
    let folder = site.path("published");
    std::fs::write(&folder, "no folder").unwrap();
    let first = publish(&site, &releases(&site), "First", "prison", "sex", &[]);
    assert!(first.code != 0 && first.err.contains("published"), "{}", first.err);
    std::fs::remove_file(&folder).unwrap();
    publish(&site, &releases(&site), "First", "prison", "sex", &[]).well();
    std::fs::write(folder.join("notes.json"), "{}").unwrap();
    let said = publish(&site, &releases(&site), "Second", "prison", "year", &[]);
    assert!(
        said.err.contains("notes.json") && said.err.contains("move away what does not belong there"),
        "{}",
        said.err
    );
}
