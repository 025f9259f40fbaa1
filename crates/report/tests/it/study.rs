//! Answers of studies as people and programs read them.

use std::path::Path;

use measure::file::DataFile;
use measure::study::{Accuracy, Calibration, Effect, Event, Explained, Method, StudyResult, Survival};
use report::{study_csv, study_json, study_svg, study_table};

use crate::xml::elements;

fn rossi() -> DataFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../statistics/tests/data/rossi.csv");
    DataFile::open(&path).unwrap()
}

/// One answer of each study that has a picture, with the number of its lines and dots.
pub fn pictured() -> Vec<(StudyResult, usize, usize)> {
    let survival = Survival {
        time: "week".to_owned(),
        status: "arrest".to_owned(),
        group: Some("fin".to_owned()),
        whole_curve: true,
        ..Survival::default()
    };
    let accuracy = Accuracy {
        outcome: "arrest".to_owned(),
        scores: vec!["prio".to_owned(), "age".to_owned()],
        whole_curve: true,
        ..Accuracy::default()
    };
    let calibration = Calibration {
        outcome: "arrest".to_owned(),
        event: Event::One,
        probability: "0.05 + prio / 25.0".to_owned(),
        groups: 4,
        fitted_here: false,
    };
    let effect = Effect {
        outcome: "arrest".to_owned(),
        treatment: "fin".to_owned(),
        explained: Explained { numbers: vec!["age".to_owned(), "prio".to_owned()], factors: Vec::new() },
        method: Method::Overlap,
        estimand: None,
        bootstrap: None,
    };
    let calibration = calibration.of(&rossi()).unwrap();
    let bins = calibration.part("bins").unwrap().rows.len();
    vec![
        (survival.of(&rossi()).unwrap(), 2, 0),
        (accuracy.of(&rossi()).unwrap(), 2, 0),
        (calibration, 0, bins),
        (effect.of(&rossi()).unwrap(), 0, 4),
    ]
}

#[test]
fn pictures_are_well_formed_and_say_what_they_show() {
    for (answer, lines, dots) in pictured() {
        for lang in ["lv", "en"] {
            let picture = study_svg(&answer, lang).unwrap();
            let all = elements(&picture);
            assert_eq!((all[0].name.as_str(), all[0].get("role")), ("svg", Some("img")));
            assert!(all[1].words.contains("rossi.csv"), "{}", all[1].words);
            assert!(!all[2].words.is_empty());
            let count = |class: &str| all.iter().filter(|element| element.get("class") == Some(class)).count();
            assert_eq!((count("chart-line"), count("chart-dot")), (lines, dots), "{}", answer.study);
            assert!(!picture.contains("NaN") && !picture.contains("inf"), "{picture}");
        }
    }
}

#[test]
fn every_table_of_an_answer_is_printed_with_words() {
    for (answer, _, _) in pictured() {
        let (latvian, english) = (study_table(&answer, "lv"), study_table(&answer, "en"));
        assert_ne!(latvian, english);
        let short = answer.parts.iter().filter(|part| !part.shape.long).count();
        assert_eq!(latvian.matches("\n\n").count(), short, "{latvian}");
    }
}

#[test]
fn programs_get_every_digit() {
    let (answer, _, _) = pictured().swap_remove(0);
    let json: serde_json::Value = serde_json::from_str(&study_json(&answer).unwrap()).unwrap();
    let csv = String::from_utf8(study_csv(&answer).unwrap()).unwrap();
    let chi_square = json["tests"][0]["chi_square"].as_f64().unwrap();
    // survdiff(Surv(week, arrest) ~ fin) of R's survival 3.5.3
    assert!((chi_square - 3.837_569_576_549_05).abs() < 1e-12);
    assert!(csv.contains(&format!("\ntests,log_rank,{chi_square},1,")), "{csv}");
    let blocks: Vec<&str> = csv.split("\n\n").collect();
    assert_eq!(blocks.len(), answer.parts.len());
}
