//! A study as a section for Word: real headings, sentences, tables, method, what made it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};

use measure::file::DataFile;
use measure::study::{StudyResult, Windows, with_differences};
use measure::{Answer, Choice, Provenance, StudyRun};
use report::{StudySection, in_words, only_headline, study_comparisons, study_docx, study_headline};
use zip::ZipArchive;

use crate::fixture::{PACK, day};

/// 200 men of whom 42 return within two years, and 50 women of whom 1 does.
fn run() -> StudyRun {
    let mut rows = String::from("released_on,returned_on,left_on,known_until,sex\n");
    for (sex, people, back) in [("male", 200, 42), ("female", 50, 1)] {
        for number in 0..people {
            let returned = if number < back { "2021-06-01" } else { "" };
            let _ = writeln!(rows, "2021-01-01,{returned},,2024-12-31,{sex}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.csv");
    std::fs::write(&path, rows).unwrap();
    let windows = Windows {
        start: "released_on".to_owned(),
        event: "returned_on".to_owned(),
        until: Some("left_on".to_owned()),
        known_until: "known_until".to_owned(),
        months: vec![12, 24],
        by: vec!["sex".to_owned()],
    };
    let made = windows.of(&DataFile::open(&path).unwrap()).map(with_differences).map_err(|error| error.to_string());
    StudyRun {
        protocol: "recidivism".to_owned(),
        provenance: Provenance {
            definition: "studies/recidivism.toml".to_owned(),
            definition_version: 1,
            definition_hash: "d".repeat(64),
            pack: "lv 0.1.0".to_owned(),
            snapshot_hash: "5".repeat(64),
            as_of: day(2025, 6, 30),
            simulated: true,
        },
        parameters: BTreeMap::new(),
        seed: 0,
        threshold: 5,
        program: "tilts of the test".to_owned(),
        considered: 260,
        counted: 250,
        persons: 250,
        left_out: [("died_inside".to_owned(), 4), (Choice::NOT_CHOSEN.to_owned(), 6)].into(),
        answers: vec![Answer { analysis: "return".to_owned(), made, alarms: Vec::new() }],
        choice: Some(choice()),
    }
}

/// The same run with another answer.
pub fn answered(result: StudyResult) -> StudyRun {
    StudyRun { answers: vec![Answer { analysis: "return".to_owned(), made: Ok(result), alarms: Vec::new() }], ..run() }
}

/// A run as a section.
pub fn section_docx(run: &StudyRun, lang: &str) -> Vec<u8> {
    let chosen = [("Gads".to_owned(), "2021".to_owned())];
    let protocol = choice().asked_of(&PACK.protocols["recidivism"]).unwrap();
    let (catalogue, made_on, title) = (&*PACK, day(2025, 7, 1), "Atgriešanās 2021");
    let section = StudySection { run, protocol: &protocol, catalogue, lang, made_on, title, chosen: &chosen };
    let bytes = study_docx(&section).unwrap();
    assert_eq!(bytes, study_docx(&section).unwrap(), "the same gives the same bytes");
    bytes
}

fn choice() -> Choice {
    Choice {
        protocol: "recidivism".to_owned(),
        outcome: "return".to_owned(),
        compare: Some("sex".to_owned()),
        ..Choice::default()
    }
}

fn document(lang: &str) -> (Vec<u8>, String) {
    let bytes = section_docx(&run(), lang);
    let mut xml = String::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes.clone())).unwrap();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    (bytes, xml)
}

#[test]
fn a_section_has_headings_sentences_tables_method_and_provenance() {
    let (_, xml) = document("lv");
    let count = |text: &str| xml.matches(text).count();
    assert_eq!(count("w:val=\"Heading1\""), 1);
    assert_eq!(count("w:val=\"Heading2\""), 4, "people, one analysis, method, provenance");
    assert_eq!(count("<w:tbl>"), 3, "tally, windows, differences");
    assert_eq!(count("w:val=\"Title\"") + count("TOC"), 0, "it is put into another document");
    for words in [
        "No 100 atbrīvotajiem 17 divu gadu laikā atgriezās ieslodzījumā.",
        "Nav ieskaitīti: miris ieslodzījumā",
        "Nav ieskaitīti: nav izvēlēts",
        "Tā nav reālā noziedzība",
        "Simulēti dati",
        &"5".repeat(64),
        "01.07.2025",
    ] {
        assert!(xml.contains(words), "`{words}` is not in the section");
    }
    assert!(document("en").1.contains("Of 100 people released, 17 were back in custody within two years."));
}

#[test]
fn a_group_is_said_to_have_fewer_only_where_the_interval_says_so() {
    let (run, protocol) = (run(), choice().asked_of(&PACK.protocols["recidivism"]).unwrap());
    let analysis = protocol.analysis("return").unwrap();
    let said = |lang| {
        let result = in_words(run.answers[0].made.as_ref().unwrap(), &protocol, analysis, &PACK, lang);
        study_comparisons(&result, analysis, lang)
    };
    // Newcombe's interval of 1/50 less 42/200: -0.19 (-0.2538 to -0.0911).
    assert_eq!(
        said("lv"),
        ["Grupā “sieviete” tādu cilvēku ir par 19 no 100 mazāk nekā grupā “vīrietis” (intervāls no 9,1 līdz 25,4)."]
    );
    assert_eq!(said("en"), ["In “female” 19 fewer of 100 people had the outcome than in “male” (from 9.1 to 25.4)."]);
}

#[test]
fn of_many_groups_the_page_has_the_window_that_leads() {
    let run = run();
    let asked = &PACK.protocols["recidivism"].analysis("return").unwrap().ask;
    let short = only_headline(run.answers[0].made.as_ref().unwrap(), asked);
    let rows = |part: &str| short.part(part).unwrap().rows.len();
    // Everybody at 12 and 24 months, each sex at 24; the one difference at 24.
    assert_eq!((rows("windows"), rows("differences")), (4, 1));
}

#[test]
fn verbs_agree_with_the_number_they_stand_beside() {
    let protocol = &PACK.protocols["recidivism"];
    let mut run = run();
    let result = run.answers[0].made.as_mut().unwrap();
    let conviction = protocol.analysis("conviction").unwrap();
    let said = |result: &mut measure::study::StudyResult, share: f64, lang: &str| {
        for part in &mut result.parts {
            if let Some(place) = part.shape.columns.iter().position(|name| *name == "share") {
                part.rows.iter_mut().for_each(|row| row[place] = measure::study::Cell::Share(share));
            }
        }
        study_headline(result, conviction, lang).unwrap()
    };
    assert_eq!(said(result, 0.21, "lv"), "No 100 atbrīvotajiem 21 divu gadu laikā tika notiesāts.");
    assert_eq!(said(result, 0.11, "lv"), "No 100 atbrīvotajiem 11 divu gadu laikā tika notiesāti.");
    assert_eq!(said(result, 0.01, "en"), "Of 100 people released, 1 was convicted within two years.");
    assert_eq!(said(result, 0.21, "en"), "Of 100 people released, 21 were convicted within two years.");
}
