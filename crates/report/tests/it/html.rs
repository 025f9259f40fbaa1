//! The evaluation as a page.

use std::collections::BTreeSet;

use catalogue::Sees;
use report::{ReportError, midterm_html};

use crate::fixture::{input, seen_as};
use crate::xml::elements;

#[test]
fn the_page_is_well_formed_in_both_languages() {
    for lang in ["lv", "en"] {
        let all = elements(&midterm_html(&input(lang), "midterm").unwrap());
        let html = all.iter().find(|one| one.name == "html").unwrap();
        assert_eq!(html.get("lang"), Some(lang));
        let ids: Vec<&str> = all.iter().filter_map(|one| one.get("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "an id stands twice");
        for link in all.iter().filter_map(|one| one.get("href")) {
            assert!(unique.contains(link.strip_prefix('#').unwrap()), "{link} leads nowhere");
        }
    }
}

#[test]
fn headings_follow_one_another_without_gaps_as_in_the_published_report() {
    let all = elements(&midterm_html(&input("lv"), "midterm").unwrap());
    let start = all.iter().position(|one| one.name == "main").unwrap();
    let headings: Vec<(u8, &str)> = all[start..]
        .iter()
        .filter_map(|one| Some((one.name.strip_prefix('h')?.parse().ok()?, one.words.as_str())))
        .collect();
    let mut depth = 0;
    for (level, words) in &headings {
        assert!(*level <= depth + 1, "`{words}` is too deep");
        depth = *level;
    }
    let chapters: Vec<&str> = headings.iter().filter(|(level, _)| *level == 1).map(|(_, words)| *words).collect();
    let begins = [
        "IEVADS",
        "INFORMĀCIJA PAR PAMATNOSTĀDŅU UN PLĀNA IEVIEŠANAS REZULTĀTIEM",
        "1. RĪCĪBAS VIRZIENS – TURPINĀT PILNVEIDOT RESOCIALIZĀCIJAS DARBU AR IESLODZĪTAJIEM",
        "2. RĪCĪBAS VIRZIENS – NODROŠINĀT JAUNAJĀM RESOCIALIZĀCIJAS VAJADZĪBĀM",
        "3. RĪCĪBAS VIRZIENS – NODROŠINĀT SODA IZPILDES VAJADZĪBĀM ADEKVĀTU INFRASTRUKTŪRU",
        "4. RĪCĪBAS VIRZIENS – STIPRINĀT PAŠVALDĪBU UN NVO LOMU",
        "SECINĀJUMI PAR PAMATNOSTĀDNĒS UN PLĀNĀ IEKĻAUTO UZDEVUMU IZPILDI UN TURPMĀKĀ RĪCĪBA",
    ];
    for (chapter, begin) in chapters.iter().zip(begins) {
        assert!(chapter.starts_with(begin), "{chapter}");
    }
    let tasks = headings.iter().filter(|(level, words)| *level == 2 && words.contains(". uzdevums – ")).count();
    assert_eq!(tasks, 23);
}

#[test]
fn simulated_data_are_marked_at_the_top() {
    let page = midterm_html(&input("lv"), "midterm").unwrap();
    let mark = page.find("SIMULĒTI DATI").unwrap();
    assert!(mark < page.find("<main>").unwrap());
}

#[test]
fn every_indicator_has_its_chart_with_a_table_below() {
    let page = midterm_html(&input("lv"), "midterm").unwrap();
    let figures: Vec<usize> = page.match_indices("<figure>").map(|(at, _)| at).collect();
    assert_eq!(figures.len(), 9);
    for at in figures {
        let after = &page[at + page[at..].find("</figure>").unwrap() + "</figure>".len()..];
        assert!(after.trim_start().starts_with("<div class=\"table\""));
    }
}

#[test]
fn the_same_input_gives_the_same_page() {
    assert_eq!(midterm_html(&input("lv"), "midterm").unwrap(), midterm_html(&input("lv"), "midterm").unwrap());
}

#[test]
fn an_unknown_report_is_refused_with_what_exists() {
    let error = midterm_html(&input("lv"), "midtrm").unwrap_err();
    assert!(matches!(&error, ReportError::Unknown { .. }));
    assert_eq!(error.to_string(), "no report `midtrm`; did you mean `midterm`?");
}

#[test]
fn a_reader_of_counts_gets_the_same_published_totals() {
    let page = midterm_html(&seen_as("lv", Sees::Counts), "midterm").unwrap();
    assert!(page.contains("<td class=\"number\">604</td><td class=\"number\">504</td>"));
    // Three mother-and-child events are no persons and stay; twelve consulted clients are above the threshold.
    assert!(page.contains("<td class=\"number\">37</td><td class=\"number\">3</td>"));
}
