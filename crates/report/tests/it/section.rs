//! A study as a section for Word: real headings, sentences, tables, method, what made it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};

use measure::file::DataFile;
use measure::study::{Cell, Refused, StudyResult, Windows, with_differences};
use measure::{Answer, Choice, Provenance, StudyRun};
use report::{
    StudySection, Telling, group_count, groups_by_name, in_words, only_headline, study_comparisons, study_docx,
    study_headline, study_picture, study_refusal, study_sheets,
};
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
    let made =
        windows.of(&DataFile::open(&path).unwrap()).map(|made| with_differences(made, None)).map_err(Refused::from);
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
        beside_range: None,
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
        "Divu gadu laikā no 100 atbrīvotajiem ieslodzījumā atgriezās 17 (no 13,0 % līdz 22,4 %).",
        "Izvēle izdarīta pēc tam, kad dati bija redzēti",
        "Protokols “Atkārtoti noziedzīgi nodarījumi pēc atbrīvošanas”, versija 1",
        "Nav ieskaitīti: miris ieslodzījumā",
        "Nav ieskaitīti: nav izvēlēts",
        "Tā nav reālā noziedzība",
        "Simulēti dati",
        &"5".repeat(64),
        "01.07.2025",
    ] {
        assert!(xml.contains(words), "`{words}` is not in the section");
    }
    assert!(
        document("en").1.contains("Of 100 people released, 17 were back in custody within two years (13.0% to 22.4%).")
    );
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
        ["Grupā “sieviete” tādu cilvēku ir par 19,0 no 100 mazāk nekā grupā “vīrietis” (intervāls no 9,1 līdz 25,4)."]
    );
    assert_eq!(said("en"), ["In “female” 19.0 fewer of 100 people had the outcome than in “male” (from 9.1 to 25.4)."]);
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
        study_headline(result, conviction, Telling::of(&BTreeMap::new(), lang)).unwrap()
    };
    assert_eq!(said(result, 0.21, "lv"), "Divu gadu laikā no 100 atbrīvotajiem notiesāts 21 (no 13,0 % līdz 22,4 %).");
    assert_eq!(said(result, 0.11, "lv"), "Divu gadu laikā no 100 atbrīvotajiem notiesāti 11 (no 13,0 % līdz 22,4 %).");
    assert_eq!(said(result, 0.01, "en"), "Of 100 people released, 1 was convicted within two years (13.0% to 22.4%).");
    assert_eq!(
        said(result, 0.21, "en"),
        "Of 100 people released, 21 were convicted within two years (13.0% to 22.4%)."
    );
}

#[test]
fn a_number_of_few_cases_is_said_to_be_uncertain_and_leadership_reads_one_decimal() {
    let protocol = &PACK.protocols["recidivism"];
    let mut run = run();
    let result = run.answers[0].made.as_mut().unwrap();
    let analysis = protocol.analysis("return").unwrap();
    for part in result.parts.iter_mut().filter(|part| part.shape.name == "windows") {
        let place = part.shape.place("cases");
        part.rows.iter_mut().for_each(|row| row[place] = Cell::Count(21));
    }
    let none = BTreeMap::new();
    let said = study_headline(result, analysis, Telling { decimals: 1, ..Telling::of(&none, "lv") }).unwrap();
    assert_eq!(
        said,
        "Divu gadu laikā no 100 atbrīvotajiem ieslodzījumā atgriezās 17,2 (no 13,0\u{a0}% līdz 22,4\u{a0}%). \
         Aiz šī skaitļa ir tikai 21 gadījums, tāpēc tas ir nedrošs."
    );
    let share = protocol_of("employment-release").analysis("employed").unwrap();
    let readings = BTreeMap::from([("window_months".to_owned(), "6".to_owned())]);
    let told = study_headline(&shares(), share, Telling::of(&readings, "lv")).unwrap();
    assert!(told.starts_with("Sešu mēnešu laikā no 100 atbrīvotajiem, par kuriem reģistrs ir atbildējis,"), "{told}");
}

fn protocol_of(id: &str) -> &'static catalogue::Protocol {
    &PACK.protocols[id]
}

/// Forty people, of whom ten are employed.
fn shares() -> StudyResult {
    let rows = (0..40).fold("employed\n".to_owned(), |rows, number| format!("{rows}{}\n", number < 10));
    of_file(&rows, |file| measure::study::Shares { outcome: "employed".to_owned(), by: Vec::new() }.of(file))
}

fn of_file<E: std::fmt::Debug>(rows: &str, ask: impl FnOnce(&DataFile) -> Result<StudyResult, E>) -> StudyResult {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.csv");
    std::fs::write(&path, rows).unwrap();
    ask(&DataFile::open(&path).unwrap()).unwrap()
}

#[test]
fn refusals_are_told_in_the_language_of_the_reader() {
    let told = |code: &'static str, values: &[(&'static str, &str)], lang| {
        let values = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let refused = Refused { why: "row 4 cannot be read".to_owned(), code, values };
        study_refusal(&refused, protocol_of("recidivism"), &PACK, lang)
    };
    assert_eq!(
        told("none_meets", &[], "lv"),
        "Šādai izvēlei neatbilst neviens gadījums. Izvēlieties plašāk vai noņemiet kādu nosacījumu."
    );
    let ended = [("column", "ended_by"), ("value", "new-offence")];
    assert_eq!(
        told("no_such_value", &ended, "lv"),
        "Nevienam no izvēlētajiem gadījumiem “Kā beidzās novērošana” nav “atgriezās par jaunu nodarījumu”. \
         Izvēlieties plašāk."
    );
    assert!(
        told("no_such_value", &ended, "en").starts_with("None of the cases chosen has “returned for a new offence”")
    );
    assert!(!told("other", &[], "lv").contains("row"), "what readers cannot mend is told in their words too");
}

/// Nine prisons with thirty people each, of whom more and more are back.
fn prisons() -> StudyResult {
    let mut rows = String::from("released_on,returned_on,known_until,unit\n");
    let names = ["Šķirotava", "Alfa", "Zeta", "Čekurkalns", "Beta", "Delta", "Gamma", "Eta", "Iota"];
    for (place, name) in names.iter().enumerate() {
        for number in 0..30 {
            let returned = if number < 3 * (place + 1) { "2021-06-01" } else { "" };
            let _ = writeln!(rows, "2021-01-01,{returned},2024-12-31,{name}");
        }
    }
    let windows = Windows {
        start: "released_on".to_owned(),
        event: "returned_on".to_owned(),
        until: None,
        known_until: "known_until".to_owned(),
        months: vec![12, 24],
        by: vec!["unit".to_owned()],
    };
    of_file(&rows, |file| windows.of(file).map(|made| with_differences(made, None)))
}

#[test]
fn many_groups_stand_by_name_are_compared_in_a_table_and_drawn_beside_each_other() {
    let analysis = protocol_of("recidivism").analysis("return").unwrap();
    let result = groups_by_name(prisons());
    assert_eq!(group_count(&result), 9);
    let part = result.part("windows").unwrap();
    let mut names: Vec<&str> = part.column("group").map(Cell::words).collect();
    names.dedup();
    assert_eq!(
        names,
        ["everybody", "Alfa", "Beta", "Čekurkalns", "Delta", "Eta", "Gamma", "Iota", "Šķirotava", "Zeta"]
    );
    let said = study_comparisons(&result, analysis, "lv");
    assert!(said.len() == 1 && said[0].contains(": 8; visi ir tabulā."), "{said:?}");
    let sheets = study_sheets(&result, "lv");
    let differences = sheets.iter().find(|sheet| sheet.head.contains(&"Ko dati ļauj teikt".to_owned())).unwrap();
    assert!(differences.rows.iter().any(|row| row.last().unwrap() == "nevar pateikt"));
    assert!(differences.rows[0].iter().any(|cell| cell.ends_with("p.\u{a0}p.")), "{:?}", differences.rows[0]);
    let picture = study_picture(&result, &analysis.ask, "lv").unwrap();
    assert_eq!(picture.matches("class=\"chart-limits\"").count(), 10, "everybody and each group");
    assert!(picture.contains("Šķirotava") && picture.contains("Daļa 24 mēnešos"));
}

#[test]
fn groups_at_one_place_do_not_hide_each_other_and_months_are_marked() {
    let analysis = protocol_of("recidivism").analysis("return").unwrap();
    let picture = study_picture(run().answers[0].made.as_ref().unwrap(), &analysis.ask, "lv").unwrap();
    for month in [">12</text>", ">24</text>"] {
        assert!(picture.contains(month));
    }
    assert!(!picture.contains(">5</text>"));
    let places: Vec<&str> = picture.split("class=\"chart-limits\"").skip(1).collect();
    let mut across: Vec<&str> =
        places.iter().map(|line| line.split("x1=\"").nth(1).unwrap().split('"').next().unwrap()).collect();
    across.sort_unstable();
    across.dedup();
    assert_eq!(across.len(), 6, "three sets at two windows");
}

#[test]
fn a_publishable_table_has_its_rows_across_its_columns() {
    let mut rows = String::from("unit,ended_by\n");
    for (unit, ended, people) in [("A", "back", 20), ("A", "not", 30), ("B", "back", 2), ("B", "not", 40)] {
        for _ in 0..people {
            let _ = writeln!(rows, "{unit},{ended}");
        }
    }
    let table = measure::study::Table {
        rows: "unit".to_owned(),
        columns: "ended_by".to_owned(),
        value: None,
        threshold: 5,
        zeros: false,
        missing_as: None,
    };
    let result = of_file(&rows, |file| table.of(file));
    let sheets = study_sheets(&result, "lv");
    // In a protocol the column has a name.
    let analysis = protocol_of("recidivism").analysis("return-by-prison").unwrap();
    let named = |lang| study_sheets(&in_words(&result, protocol_of("recidivism"), analysis, &PACK, lang), lang);
    assert_eq!((&*named("lv")[0].head[0], &*named("en")[0].head[0]), ("Ieslodzījuma vieta", "Prison"));
    assert_eq!(sheets[0].head, ["Grupa", "back", "not", "kopā"]);
    let names: Vec<&str> = sheets[0].rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["A", "B", "kopā"]);
    assert_eq!(sheets[0].rows[1][1], "slēpts");
    assert_eq!(sheets[0].rows[2][3], "92");
}

#[test]
fn nothing_at_all_has_decimals_where_the_column_has_some() {
    let shown = |values: &[f64]| {
        let mut result = shares();
        result.parts.retain(|part| part.shape.name == "shares");
        let part = &mut result.parts[0];
        let (place, row) = (part.shape.place("share"), part.rows[0].clone());
        part.rows = vec![row; values.len()];
        for (row, value) in part.rows.iter_mut().zip(values) {
            row[place] = Cell::Number(*value);
        }
        let sheet = study_sheets(&result, "lv").remove(0);
        let at = sheet.head.iter().position(|head| head == "Daļa").unwrap();
        sheet.rows.iter().map(|row| row[at].clone()).collect::<Vec<_>>()
    };
    assert_eq!(shown(&[0.0, 1e-12, 0.25]), ["0,000", "0,000", "0,25"]);
    assert_eq!(shown(&[0.0, 3.0]), ["0", "3"]);
}

#[test]
fn an_effect_is_told_only_where_the_groups_are_alike_and_never_as_a_cause() {
    let mut rows = String::from("back,completed,age\n");
    for (completed, people, back) in [(1, 200, 60), (0, 200, 90)] {
        for number in 0..people {
            let _ = writeln!(rows, "{},{completed},{}", u8::from(number < back), 20 + (number * 7) % 40);
        }
    }
    let effect = measure::study::Effect {
        outcome: "back".to_owned(),
        treatment: "completed".to_owned(),
        explained: measure::study::Explained { numbers: vec!["age".to_owned()], factors: Vec::new() },
        method: measure::study::Method::Overlap,
        estimand: None,
        bootstrap: None,
    };
    let result = of_file(&rows, |file| effect.of(file));
    let analysis = protocol_of("programme-effect").analysis("two-years").unwrap();
    let none = BTreeMap::new();
    let said = study_headline(&result, analysis, Telling::of(&none, "lv")).unwrap();
    assert!(
        said.starts_with(
            "Vīrieši, kas programmu pabeidza, un viņiem līdzīgie: atgriešanās divos gados – 30,0 no 100 un 45,0 no 100. \
             Starpība ir −15,0 p. p. (no "
        ) && said.ends_with("Tā nav pierādīta ietekme."),
        "{said}"
    );
    let mut withheld = result;
    withheld.parts.retain(|part| part.shape.name != "estimate");
    assert_eq!(study_headline(&withheld, analysis, Telling::of(&none, "lv")), None);
}

#[test]
fn how_well_points_rank_is_told_of_a_hundred_pairs() {
    let mut rows = String::from("reoffended,score\n");
    for number in 0..200 {
        // Of a hundred who reoffended every second scored 1; of the others every fourth.
        let (reoffended, every) = if number < 100 { (1, 2) } else { (0, 4) };
        let _ = writeln!(rows, "{reoffended},{}", u8::from(number % every == 0));
    }
    let accuracy = measure::study::Accuracy {
        outcome: "reoffended".to_owned(),
        scores: vec!["score".to_owned()],
        ..measure::study::Accuracy::default()
    };
    let result = of_file(&rows, |file| accuracy.of(file));
    let analysis = protocol_of("validity-ogrs3").analysis("ranks").unwrap();
    let said = study_headline(&result, analysis, Telling::of(&BTreeMap::new(), "en")).unwrap();
    // Right in 0.5 × 0.75 of the pairs, a tie in 0.5 × 0.25 + 0.5 × 0.75: 0.375 + 0.25.
    assert!(
        said.starts_with(
            "Of 100 pairs in which one person had new criminal proceedings and the other had not, in 63 the one with \
             proceedings had scored higher, equal scores counting as half ("
        ) && said.ends_with("50 would be chance."),
        "{said}"
    );
}

#[test]
fn word_draws_the_intervals_of_groups_beside_each_other() {
    let result = prisons();
    let bytes = section_docx(&answered(result), "lv");
    let mut chart = String::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.by_name("word/charts/chart1.xml").unwrap().read_to_string(&mut chart).unwrap();
    assert!(chart.contains("<c:barDir val=\"bar\"/>") && chart.contains("<c:errBars>"));
}
