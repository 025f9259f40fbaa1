//! An index in words: wherever its figures stand, its model and that nobody has adopted it stand beside them.

use std::collections::BTreeMap;

use catalogue::Catalogue;
use measure::file::DataFile;
use measure::study::{Index, StudyResult};

use crate::fixture::PACK;

/// Two cases known at both ends of the first seven dimensions: employed 0 and 1 to 1 and 1; points 1 everywhere to 0 everywhere.
fn answered(catalogue: &Catalogue) -> StudyResult {
    let model = catalogue.indices["social-inclusion"].clone();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.csv");
    std::fs::write(&path, "e1,p1,e2,p2\n0,1,1,0\n1,1,1,0\n").unwrap();
    let columns = |employment: &str, points: &str| {
        let column = |id: &str| match id {
            "employment" => Some(employment.to_owned()),
            "compliance" => None,
            _ => Some(points.to_owned()),
        };
        model.dimension.iter().map(|dimension| column(&dimension.id)).collect()
    };
    let (opening, closing) = (columns("e1", "p1"), columns("e2", "p2"));
    Index { model: model.clone(), opening, closing, by: Vec::new(), seed: 1 }
        .of(&DataFile::open(&path).unwrap())
        .unwrap()
}

#[test]
fn sentence_headings_and_cautions_say_that_the_model_is_a_draft() {
    let catalogue = &*PACK;
    let protocol = &catalogue.protocols["social-inclusion"];
    let analysis = protocol.analysis("coefficient").unwrap();
    let result = answered(catalogue);
    // Opening (0.7 / 2 + 0.2 · 0 or 1) / 0.9: 0.389 and 0.611.
    assert_eq!(
        report::study_headline(&result, analysis, report::Telling::of(&BTreeMap::new(), "lv")).unwrap(),
        "Sociālās iekļaušanas koeficients uzraudzības sākumā bija vidēji 0,5, beigās – 1; izmaiņa +0,5 (95\u{a0}% intervāls no −0,91 \
         līdz +1; gadījumi, kuros zināmi abi gali: 2); modelis v0 (melnraksts)."
    );
    let english = report::study_headline(&result, analysis, report::Telling::of(&BTreeMap::new(), "en")).unwrap();
    assert!(
        english.ends_with("(95% interval −0.91 to +1; cases known at both ends: 2); model v0 (draft)."),
        "{english}"
    );
    let shown = report::in_words(&result, protocol, analysis, catalogue, "lv");
    let sheets = report::study_sheets(&shown, "lv");
    assert_eq!(sheets.len(), 6);
    assert!(sheets.iter().all(|sheet| sheet.title.ends_with(" – modelis v0 (melnraksts)")), "{sheets:#?}");
    let dimensions = sheets.iter().find(|sheet| sheet.title.starts_with("Jomas")).unwrap();
    assert!(dimensions.rows.iter().any(|row| row.contains(&"Ģimene un atbalsts".to_owned())), "{dimensions:#?}");
    assert!(report::study_cautions(&shown, "lv")[0].contains("neviena iestāde to nav pieņēmusi"));
    let csv = String::from_utf8(report::study_csv(&result).unwrap()).unwrap();
    assert!(csv.contains("index_model,social-inclusion,0,draft,"), "{csv}");
}
