//! Composite indices: the numbers by hand, what is not known, and the study of the pack on rows written for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use catalogue::IndexModel;
use measure::file::DataFile;
use measure::study::{Cell, Index, StudyError, StudyResult, suppress_study};

use crate::office::{engine_on, pack};

const MODEL: &str = r#"
id = "inclusion"
version = 0
name = { lv = "Iekļaušanās", en = "Inclusion" }
about = { lv = "Paraugs.", en = "A sample." }
owner = "vpd"
state = "draft"
joining = "arithmetic"
minimum_known = 0.7
sources = []

[[dimension]]
id = "work"
name = { lv = "Darbs", en = "Work" }
value = { lv = "Strādā.", en = "Employed." }
weight = 0.6
transform = "share"

[[dimension]]
id = "debt"
name = { lv = "Parādi", en = "Debts" }
value = { lv = "Eiro.", en = "Euros." }
weight = 0.3
transform = { linear = { worst = 1000, best = 0 } }

[[dimension]]
id = "order"
name = { lv = "Kārtība", en = "Order" }
value = { lv = "Pārkāpumi.", en = "Breaches." }
weight = 0.1
transform = { steps = [{ from = 0, counts = 1 }, { from = 1, counts = 0.5 }, { from = 2, counts = 0 }] }
"#;

/// Opening: 0; 0.95; 0.15 / 0.9, order not known; 0.4 of the weight known. Closing: 0.85; 1; 0.85; 0.4.
const CASES: &str = "work_a,debt_a,order_a,work_z,debt_z,order_z,sex\n0,1000,2,1,500,0,m\n1,0,1,1,0,0,f\n0,500,,1,500,0,m\n,0,0,0,0,0,f\n";

fn model(text: &str) -> IndexModel {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("inclusion.toml");
    std::fs::write(&path, text).unwrap();
    IndexModel::read(&path).unwrap()
}

fn asked(model: IndexModel, cases: &str) -> Result<StudyResult, StudyError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.csv");
    std::fs::write(&path, cases).unwrap();
    let columns = |end: &str| ["work", "debt", "order"].map(|id| Some(format!("{id}_{end}"))).to_vec();
    let question = Index { model, opening: columns("a"), closing: columns("z"), by: vec!["sex".to_owned()], seed: 3 };
    question.of(&DataFile::open(&path).unwrap())
}

/// The numbers of a row; its labels are texts and codes.
fn numbers(result: &StudyResult, part: &str, labels: &[&str]) -> Vec<Option<f64>> {
    let part = result.part(part).unwrap();
    let has = |row: &&Vec<Cell>| labels.iter().all(|label| row.iter().any(|cell| cell.words() == *label));
    let row = part.rows.iter().find(has).unwrap_or_else(|| panic!("{part:?} has no row of {labels:?}"));
    row.iter().filter(|cell| cell.words().is_empty()).map(Cell::value).collect()
}

#[track_caller]
fn close(found: &[Option<f64>], expected: &[Option<f64>]) {
    let near = |pair: (&Option<f64>, &Option<f64>)| match pair {
        (Some(one), Some(other)) => (one - other).abs() < 1e-6,
        (one, other) => one.is_none() && other.is_none(),
    };
    assert!(found.len() == expected.len() && found.iter().zip(expected).all(near), "{found:?}\n{expected:?}");
}

#[test]
fn means_change_and_parts_are_those_computed_by_hand() {
    let result = asked(model(MODEL), CASES).unwrap();
    // Cases, known, too little known, its share, mean (0 + 0.95 + 1/6) / 3.
    let opening = numbers(&result, "index_ends", &["everybody", "opening"]);
    close(&opening[1..6], &[4.0, 3.0, 1.0, 0.25, 0.372_222_222].map(Some));
    let closing = numbers(&result, "index_ends", &["everybody", "closing"]);
    close(&closing[1..6], &[4.0, 4.0, 0.0, 0.0, 0.775].map(Some));
    // Of the third case only work and debt are alike: 1/6 and 5/6. Student's t of 2 degrees is 4.302653, s² 0.175648.
    let change = numbers(&result, "index_change", &["everybody"]);
    close(&change[1..], &[4.0, 3.0, 0.372_222_222, 0.894_444_444, 0.522_222_222, -0.518_889_8, 1.0].map(Some));
    let part = |id: &str| numbers(&result, "index_parts", &["everybody", id]);
    // Weight, cases; known, its share and mean at opening, at closing; pairs, part.
    close(&part("work")[1..], &[0.6, 4.0, 3.0, 0.75, 1.0 / 3.0, 4.0, 1.0, 0.75, 3.0, 0.422_222_222].map(Some));
    close(&part("order")[1..], &[0.1, 4.0, 3.0, 0.75, 0.5, 4.0, 1.0, 1.0, 2.0, 0.05].map(Some));
    let model = numbers(&result, "index_model", &["inclusion", "draft"]);
    close(&model, &[Some(0.0), None, Some(0.7)]);
    assert_eq!(result.cautions, ["draft-model", "too-little-known"]);
}

#[test]
fn parts_sum_to_the_change_and_groups_to_the_whole() {
    let result = asked(model(MODEL), CASES).unwrap();
    let change = |group: &str| numbers(&result, "index_change", &[group]);
    let value = |row: &[Option<f64>]| row[row.len() - 3].unwrap();
    let pairs = |row: &[Option<f64>]| row[row.len() - 6].unwrap();
    for group in ["everybody", "m", "f"] {
        let parts = ["work", "debt", "order"].map(|id| *numbers(&result, "index_parts", &[group, id]).last().unwrap());
        let sum: f64 = parts.iter().flatten().sum();
        assert!((sum - value(&change(group))).abs() < 1e-12, "{group}: {parts:?}");
    }
    let (all, men, women) = (change("everybody"), change("m"), change("f"));
    assert!((pairs(&all) - pairs(&men) - pairs(&women)).abs() < 1e-12);
    let whole = (value(&men) * pairs(&men) + value(&women) * pairs(&women)) / pairs(&all);
    assert!((whole - value(&all)).abs() < 1e-12);
    // One pair has no interval.
    close(&women[women.len() - 2..], &[None, None]);
}

#[test]
fn other_weights_move_the_means_and_the_seed_gives_them_again() {
    let result = asked(model(MODEL), CASES).unwrap();
    let row = numbers(&result, "index_weights", &["change"]);
    // Pairs, own, 5th, 50th and 95th percentile, same direction.
    let [pairs, own, low, middle, high, same] = row[..] else { panic!("{row:?}") };
    close(&[pairs, own, same], &[Some(3.0), Some(0.522_222_222), Some(1.0)]);
    assert!(low < own && own < high && (middle.unwrap() - own.unwrap()).abs() < 0.02, "{row:?}");
    assert_eq!(result, StudyResult { file: result.file.clone(), ..asked(model(MODEL), CASES).unwrap() });
    // Without work: 1st case 0 to 0.625, 2nd 0.875 to 1, 3rd 0.5 twice by debt alone.
    let without = numbers(&result, "index_without", &["work"]);
    close(&without, &[3.0, 1.375 / 3.0, 2.125 / 3.0, 0.25].map(Some));
}

#[test]
fn a_geometric_index_has_no_parts_and_an_adopted_one_no_mark_of_a_draft() {
    let geometric = asked(model(&MODEL.replace("arithmetic", "geometric")), CASES).unwrap();
    assert_eq!(numbers(&geometric, "index_parts", &["everybody", "work"]).last(), Some(&None));
    assert!(geometric.cautions.contains(&"parts-do-not-sum"));
    let draft = model(MODEL);
    let adopted = format!(
        "state = \"adopted\"\nsealed = \"{}\"\nadopted = {{ by = \"tm\", on = 2026-03-03 }}",
        &draft.hash[..16]
    );
    let adopted = asked(model(&MODEL.replace("state = \"draft\"", &adopted)), CASES).unwrap();
    assert!(!adopted.cautions.contains(&"draft-model"));
    assert!(adopted.part("index_model").unwrap().rows[0].contains(&Cell::Code("adopted")));
}

#[test]
fn another_weight_is_another_model_by_its_hash() {
    let heavier = MODEL.replace("weight = 0.6", "weight = 0.5").replace("weight = 0.3", "weight = 0.4");
    let hash = |text: &str| asked(model(text), CASES).unwrap().part("index_model").unwrap().rows[0].last().cloned();
    assert_ne!(hash(MODEL), hash(&heavier));
}

#[test]
fn a_value_outside_its_scale_is_refused_with_the_columns() {
    let error = asked(model(MODEL), &CASES.replace("\n1,0,1", "\n3,0,1")).unwrap_err().to_string();
    assert!(error.contains("dimensions `work_a`, `debt_a`") && error.contains('3'), "{error}");
}

#[test]
fn a_dimension_of_too_few_is_hidden_and_so_is_another_it_could_be_computed_from() {
    let mut cases = "work_a,debt_a,order_a,work_z,debt_z,order_z,sex\n".to_owned();
    for row in 0..40 {
        let order = if row < 3 { "1" } else { "" };
        writeln!(cases, "{},500,{order},1,100,{order},{}", row % 2, if row % 4 < 2 { "m" } else { "f" }).unwrap();
    }
    let shown = suppress_study(&asked(model(MODEL), &cases).unwrap(), 5);
    let part = shown.part("index_parts").unwrap();
    let hidden = |id: &str| {
        let rows = part.rows.iter().filter(|row| row.iter().any(|cell| cell.words() == id));
        rows.map(|row| row.contains(&Cell::Hidden)).collect::<Vec<_>>()
    };
    assert_eq!(hidden("order"), [true, true, true]);
    let others = [hidden("work"), hidden("debt")].concat();
    assert!(others.iter().filter(|hidden| **hidden).count() >= 3, "{others:?}");
    assert!(shown.cautions.contains(&"small-hidden"));
}

/// Four sections closed in 2025: assessed at both ends; at opening too far away; not assessed; closed by death.
const SECTIONS: &str = "section_key,person_key,function,basis,unit,opened_on,closed_on,closing_reason,sex,employed_at_opening,employed_at_closing\n\
    s1,p1,supervision,suspended-sentence,vpd-riga-west,2025-01-10,2025-12-10,term-ended,male,false,true\n\
    s2,p2,supervision,suspended-sentence,vpd-riga-west,2025-01-10,2025-12-10,term-ended,male,true,true\n\
    s3,p3,supervision,suspended-sentence,vpd-riga-west,2025-01-10,2025-03-10,term-ended,female,,true\n\
    s4,p4,supervision,suspended-sentence,vpd-riga-west,2025-01-10,2025-12-10,death,male,true,\n\
    s5,p5,community-service,community-service-sanction,vpd-riga-west,2025-01-10,2025-12-10,completed,male,true,true\n";

#[tokio::test]
async fn the_study_takes_the_assessments_nearest_to_both_ends_and_leaves_unknown_what_nobody_entered() {
    let mut assessments =
        "assessment_key,person_key,instrument,instrument_version,on,completed_on,agency,unit,assessor_key,second_of\n"
            .to_owned();
    let mut answers = "assessment_key,item,answer\n".to_owned();
    let mut rate = |key: &str, person: &str, on: &str, second: &str, answer: &str| {
        writeln!(assessments, "{key},{person},rvn-paraugs,1,{on},{on},vpd,vpd-riga-west,w,{second}").unwrap();
        let items = [
            "education",
            "housing",
            "finances",
            "family_support",
            "prosocial_contacts",
            "alcohol",
            "drugs",
            "organised_leisure",
        ];
        for item in items {
            writeln!(answers, "{key},{item},{answer}").unwrap();
        }
    };
    rate("a1", "p1", "2025-02-01", "", "marked");
    rate("a2", "p1", "2025-01-20", "", "some");
    rate("a3", "p1", "2025-12-01", "", "none");
    rate("a4", "p1", "2025-12-10", "a3", "marked");
    rate("a5", "p2", "2025-06-01", "", "none");
    let events = "section_key,person_key,on,kind,answer\ns1,p1,2025-01-20,met,\ns1,p1,2025-02-03,missed,\n\
                  s1,p1,2025-02-03,breach,explanation\ns1,p1,2025-12-01,met,\ns2,p2,2025-12-01,met,\n";
    let tables = [
        ("section", SECTIONS),
        ("assessment", &assessments),
        ("assessment_answer", &answers),
        ("section_event", events),
    ];
    let engine = engine_on(&pack("lv"), "2026-03-31", &tables).await;
    let run = engine.study("social-inclusion", &BTreeMap::new(), "test").await.unwrap();
    assert_eq!((run.considered, run.counted), (5, 3));
    assert_eq!(run.left_out["died"] + run.left_out["other_function"], 2);
    let result = run.answer("coefficient").unwrap().made.as_ref().unwrap();
    // Opening: not employed, every assessed dimension 0.5, one breach 0.5. Closing: everything 1.
    let change = numbers(result, "index_change", &["everybody"]);
    close(&change[1..6], &[3.0, 1.0, 0.4, 1.0, 0.6].map(Some));
    let part = |id: &str| numbers(result, "index_parts", &["everybody", id]);
    close(&part("employment")[3..6], &[2.0, 2.0 / 3.0, 0.5].map(Some));
    close(&part("housing")[3..6], &[1.0, 1.0 / 3.0, 0.5].map(Some));
    // The second section has a meeting in its last 90 days and none in its first.
    close(&part("compliance")[3..6], &[1.0, 1.0 / 3.0, 0.5].map(Some));
    close(&part("compliance")[6..9], &[2.0, 2.0 / 3.0, 1.0].map(Some));
}
