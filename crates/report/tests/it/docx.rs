//! The evaluation as a Word file: its parts, styles, fields and tables.

use std::collections::BTreeMap;

use report::{midterm_docx, passports_docx};

use crate::fixture::input;
use crate::word_chart;
use crate::xml::{Element, elements};

/// Text parts of a file by name, without the workbooks of its charts.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let texts = word_chart::parts(bytes).into_iter().filter(|(name, _)| !name.starts_with("word/embeddings/"));
    texts.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

fn latvian() -> BTreeMap<String, String> {
    parts(midterm_docx(&input("lv"), "midterm").unwrap())
}

/// Paragraphs of a style.
fn styled(document: &str, style: &str) -> Vec<String> {
    let mut out = Vec::new();
    for paragraph in document.split("<w:p ").skip(1) {
        let paragraph = &paragraph[..paragraph.find("</w:p>").unwrap_or(paragraph.len())];
        if paragraph.contains(&format!("<w:pStyle w:val=\"{style}\" />")) {
            out.push(paragraph.split("<w:t ").skip(1).map(text).collect());
        }
    }
    out
}

fn text(run: &str) -> String {
    let run = &run[run.find('>').unwrap() + 1..];
    run[..run.find("</w:t>").unwrap()].to_owned()
}

fn named<'a>(all: &'a [Element], name: &str) -> Vec<&'a Element> {
    all.iter().filter(|one| one.name == name).collect()
}

#[test]
fn every_part_is_well_formed() {
    let parts = latvian();
    for name in ["[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/footnotes.xml"] {
        assert!(parts.contains_key(name), "{name}");
    }
    for (name, text) in &parts {
        assert!(!elements(text).is_empty(), "{name}");
    }
}

#[test]
fn every_style_that_is_used_is_defined() {
    let parts = latvian();
    let styles = elements(&parts["word/styles.xml"]);
    let defined: Vec<&str> = named(&styles, "w:style").iter().filter_map(|one| one.get("w:styleId")).collect();
    for part in ["word/document.xml", "word/footnotes.xml", "word/footer1.xml"] {
        for one in elements(&parts[part]) {
            if ["w:pStyle", "w:rStyle", "w:tblStyle"].contains(&one.name.as_str()) {
                assert!(defined.contains(&one.get("w:val").unwrap()), "{one:?}");
            }
        }
    }
}

#[test]
fn chapters_and_tasks_are_real_headings() {
    let document = &latvian()["word/document.xml"];
    let chapters = styled(document, "Heading1");
    assert_eq!(chapters[0], "IEVADS");
    assert!(chapters[2].starts_with("1. RĪCĪBAS VIRZIENS – "));
    let tasks = styled(document, "Heading2");
    assert_eq!(tasks.iter().filter(|task| task.contains(". uzdevums – ")).count(), 23);
    assert!(tasks.contains(&"3.4. uzdevums – Jaunā Liepājas cietuma būvniecība".to_owned()));
}

#[test]
fn the_contents_are_a_field_that_already_holds_every_heading() {
    let document = &latvian()["word/document.xml"];
    assert_eq!(document.matches(r"TOC \o &quot;1-2&quot;").count() + document.matches(r#"TOC \o "1-2""#).count(), 1);
    let headings = [styled(document, "Heading1").len(), styled(document, "Heading2").len()];
    let entries = [styled(document, "TOC1"), styled(document, "TOC2")];
    assert_eq!(entries.each_ref().map(Vec::len), headings);
    assert!(entries[0][0].starts_with("IEVADS"));
    let all = elements(document);
    let begun = all.iter().filter(|one| one.get("w:fldCharType") == Some("begin")).count();
    let ended = all.iter().filter(|one| one.get("w:fldCharType") == Some("end")).count();
    assert_eq!(begun, ended);
    let bookmarks: Vec<&str> = named(&all, "w:bookmarkStart").iter().filter_map(|one| one.get("w:name")).collect();
    for link in named(&all, "w:hyperlink") {
        assert!(bookmarks.contains(&link.get("w:anchor").unwrap()));
    }
}

#[test]
fn every_table_repeats_its_header_row() {
    let all = elements(&latvian()["word/document.xml"]);
    let tables = named(&all, "w:tbl").len();
    assert!(tables > 30);
    assert_eq!(named(&all, "w:tblHeader").len(), tables);
}

#[test]
fn the_footer_has_page_numbers_provenance_and_the_mark_of_simulated_data() {
    let parts = latvian();
    let footer = parts.iter().find(|(name, text)| name.starts_with("word/footer") && text.contains("PAGE")).unwrap().1;
    assert!(footer.contains(">NUMPAGES<"));
    let words: String = elements(footer)[0].words.clone();
    assert!(words.contains("SIMULĒTI DATI"));
    assert!(words.contains("momentuzņēmums 5a5a5a5a5a5a"));
    assert!(words.contains("31.12.2024"));
}

#[test]
fn the_page_is_a4_and_the_language_latvian() {
    let parts = latvian();
    let document = elements(&parts["word/document.xml"]);
    let size = named(&document, "w:pgSz")[0];
    assert_eq!((size.get("w:w"), size.get("w:h")), (Some("11906"), Some("16838")));
    assert!(parts["word/styles.xml"].contains(r#"<w:lang w:val="lv-LV""#));
    let core = elements(&parts["docProps/core.xml"]);
    let title = &named(&core, "dc:title")[0].words;
    assert_eq!(title, "Resocializācijas politikas pamatnostādņu 2022.–2027. gadam īstenošanas starpposma novērtējums");
    assert_eq!(named(&core, "dc:language")[0].words, "lv-LV");
    let english = parts_of_english();
    assert!(english["word/styles.xml"].contains(r#"<w:lang w:val="en-GB""#));
}

fn parts_of_english() -> BTreeMap<String, String> {
    parts(midterm_docx(&input("en"), "midterm").unwrap())
}

#[test]
fn footnotes_are_numbered_from_one_and_each_is_referred_to_once() {
    let parts = latvian();
    let document = elements(&parts["word/document.xml"]);
    let referred: Vec<&str> =
        named(&document, "w:footnoteReference").iter().filter_map(|one| one.get("w:id")).collect();
    let expected: Vec<String> = (1..=referred.len()).map(|number| number.to_string()).collect();
    assert_eq!(referred, expected);
    let notes = elements(&parts["word/footnotes.xml"]);
    let ids: Vec<&str> = named(&notes, "w:footnote").iter().filter_map(|one| one.get("w:id")).collect();
    assert_eq!(&ids[..2], ["-1", "0"]);
    assert_eq!(ids[2..], expected);
    assert_eq!(named(&notes, "w:footnoteRef").len(), expected.len());
    assert!(parts["word/footnotes.xml"].contains("Pamatnostādņu 1. rīcības virziena 1. uzdevums"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert!(midterm_docx(&input("lv"), "midterm").unwrap() == midterm_docx(&input("lv"), "midterm").unwrap());
}

#[test]
fn the_passports_stand_alone_with_actual_values() {
    let parts = parts(passports_docx(&input("lv"), "guidelines-2022-2027").unwrap());
    let document = &parts["word/document.xml"];
    let headings = styled(document, "Heading2");
    assert_eq!(headings.len(), 9);
    assert!(headings[0].starts_with("1.1. "));
    let all = elements(document);
    let rows: Vec<&Element> = named(&all, "w:tr");
    assert!(rows.iter().any(|row| row.words.starts_with("2024604504")), "2.3 in 2024: 604 and 504");
}
