//! Choices within a protocol: fewer people, one question, groups compared; the same choice gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use catalogue::Catalogue;
use chrono::{DateTime, Days, Utc};
use measure::study::{Cell, Part, StudyResult};
use measure::{Choice, ColumnNumbers, Engine, SavedStudy, Shift, StudyRun, StudyShelf};

use crate::office::{day, engine_on, pack};

const PROGRAM: &str = "tilts of the test";
const AS_OF: &str = "2025-03-31";

/// Releases of two years: of 200 in 2021 every fourth returns within a year, of 160 in 2022 every second. Every tenth is a
/// woman, and of those 2 are from Ilguciems; somebody in 2022 dies after a month.
fn releases() -> String {
    let mut rows = String::from(
        "release_key,person_key,custody_key,released_on,kind,unit,sex,age,age_band,returned_on,return_reason,died_on\n",
    );
    for (year, people, every) in [(2021, 200, 4), (2022, 160, 2)] {
        for number in 0..people {
            let on = day(&format!("{year}-02-01")) + Days::new(number);
            let back = if number % every == 0 { (on + Days::new(100 + number)).to_string() } else { String::new() };
            let reason = if back.is_empty() { "" } else { "new-offence" };
            let sex = if number % 10 == 1 { "female" } else { "male" };
            let unit =
                if sex == "female" && number < 20 && year == 2021 { "ilguciema-cietums" } else { "jelgavas-cietums" };
            let died = if (year, number) == (2022, 7) { (on + Days::new(30)).to_string() } else { String::new() };
            let age = 20 + number % 40;
            let _ = writeln!(
                rows,
                "r{year}-{number:03},p{year}-{number:03},c,{on},full-term,{unit},{sex},{age},,{back},{reason},{died}"
            );
        }
    }
    rows
}

async fn engine() -> Engine {
    engine_on(&pack("lv"), AS_OF, &[("release", &releases())]).await
}

fn choice(only: &[(&str, &[&str])], compare: Option<&str>) -> Choice {
    let values = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<BTreeSet<_>>();
    Choice {
        protocol: "recidivism".to_owned(),
        only: only.iter().map(|(column, kept)| ((*column).to_owned(), values(kept))).collect(),
        outcome: "return".to_owned(),
        compare: compare.map(str::to_owned),
        ..Choice::default()
    }
}

fn answer<'a>(run: &'a StudyRun, id: &str) -> &'a StudyResult {
    run.answer(id).unwrap().made.as_ref().unwrap_or_else(|why| panic!("{id}: {why}"))
}

/// The first row in which these columns have these values.
fn row(part: &Part, wanted: &[(&str, Cell)]) -> BTreeMap<&'static str, Cell> {
    let meets = |row: &&Vec<Cell>| wanted.iter().all(|(column, cell)| row[part.shape.place(column)] == *cell);
    let found = part.rows.iter().find(meets).unwrap_or_else(|| panic!("no row has {wanted:?}"));
    part.shape.columns.iter().copied().zip(found.iter().cloned()).collect()
}

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

#[tokio::test]
async fn a_choice_counts_whom_it_keeps_and_says_how_many_it_does_not() {
    let run = engine().await.explore(&choice(&[("released_in", &["2021"])], None), PROGRAM).await.unwrap();
    assert_eq!((run.considered, run.counted), (360, 200));
    assert_eq!(run.left_out, BTreeMap::from([(Choice::NOT_CHOSEN.to_owned(), 160)]));
    let windows = answer(&run, "return").part("windows").unwrap();
    let two_years = row(windows, &[("months", Cell::Count(24))]);
    assert_eq!((&two_years["cases"], &two_years["events"]), (&Cell::Count(200), &Cell::Count(50)));
    assert_eq!(two_years["share"], Cell::Share(0.25));
}

#[tokio::test]
async fn the_curve_ends_where_the_window_does() {
    let run = engine().await.explore(&choice(&[("released_in", &["2021"])], None), PROGRAM).await.unwrap();
    let at = answer(&run, Choice::CURVE).part("at").unwrap();
    let two_years = row(at, &[("time", Cell::Number(731.0))]);
    // Nobody left early and everybody was followed for two years, so the curve is the share.
    assert!((two_years["survival"].value().unwrap() - 0.75).abs() < 1e-12, "{two_years:?}");
    assert_eq!(two_years["events"], Cell::Count(50));
    assert!(two_years["lower"].value().unwrap() < 0.75 && two_years["upper"].value().unwrap() > 0.75);
}

#[tokio::test]
async fn groups_are_compared_with_the_largest_and_tested() {
    let run = engine().await.explore(&choice(&[], Some("released_in")), PROGRAM).await.unwrap();
    let differences = answer(&run, "return").part("differences").unwrap();
    let year = row(differences, &[("group", text("2022")), ("months", Cell::Count(6))]);
    assert_eq!(year["reference"], text("2021"));
    let windows = answer(&run, "return").part("windows").unwrap();
    let share = |group: &str| row(windows, &[("group", text(group)), ("months", Cell::Count(6))]);
    let (one, other) = (share("2022"), share("2021"));
    assert_eq!((&one["left_early"], &one["estimate"]), (&Cell::Count(1), &Cell::Code("kaplan_meier")));
    let value = |row: &BTreeMap<&str, Cell>, column: &str| row[column].value().unwrap();
    let difference = value(&one, "share") - value(&other, "share");
    let below = (value(&one, "share") - value(&one, "lower")).hypot(value(&other, "upper") - value(&other, "share"));
    assert!((value(&year, "difference") - difference).abs() < 1e-15);
    assert!((value(&year, "lower") - (difference - below)).abs() < 1e-15);
    let tests = answer(&run, Choice::CURVE).part("tests").unwrap();
    assert!(value(&row(tests, &[("test", Cell::Code("log_rank"))]), "p") < 0.001);
}

#[tokio::test]
async fn what_compares_a_hidden_group_is_hidden_too() {
    let run = engine().await.explore(&choice(&[], Some("unit")), PROGRAM).await.unwrap();
    let shown = run.suppressed(5);
    let differences = answer(&shown, "return").part("differences").unwrap();
    // Two women of Ilguciems: neither they nor their distance from the others may be known.
    assert!(differences.column("difference").all(|cell| *cell == Cell::Hidden), "{differences:?}");
    assert!(answer(&run, Choice::CURVE).part("log_rank_counts").is_some());
    assert!(answer(&shown, Choice::CURVE).part("log_rank_counts").is_none());
}

#[tokio::test]
async fn who_sees_counts_gets_a_choice_rounded_so_that_two_choices_cannot_be_subtracted() {
    let run = engine().await.explore(&choice(&[("sex", &["female"])], None), PROGRAM).await.unwrap();
    let shown = run.suppressed(5);
    let (exact, told) =
        (answer(&run, "return").part("windows").unwrap(), answer(&shown, "return").part("windows").unwrap());
    let counts = |part: &Part, column: &str| -> Vec<u64> {
        let count = |cell: &Cell| if let Cell::Count(count) = cell { Some(*count) } else { None };
        part.column(column).filter_map(count).collect()
    };
    assert!(counts(exact, "cases").iter().any(|count| count % 5 != 0));
    for column in ["cases", "events"] {
        assert!(counts(told, column).iter().all(|count| count % 5 == 0), "{column}");
    }
    let shares: Vec<f64> = told.column("share").filter_map(Cell::value).collect();
    assert!(!shares.is_empty() && shares.iter().all(|share| ((share * 100.0).round() / 100.0 - share).abs() < 1e-12));
    assert_eq!((run.counted, shown.counted), (36, 35));
    assert!(answer(&shown, "return").cautions.contains(&"rounded"));
}

#[tokio::test]
async fn a_choice_of_few_or_of_all_but_few_is_small() {
    let engine = engine().await;
    let small =
        async |only: &[(&str, &[&str])]| engine.explore(&choice(only, None), PROGRAM).await.unwrap().is_small(5);
    assert!(small(&[("unit", &["ilguciema-cietums"])]).await, "two people");
    assert!(small(&[("unit", &["jelgavas-cietums"])]).await, "all but two");
    assert!(!small(&[("sex", &["female"])]).await);
    assert!(!small(&[]).await);
}

#[tokio::test]
async fn cases_can_be_chosen_by_what_people_were_like_and_not_by_what_became_of_them() {
    let columns = engine().await.choosable("recidivism", &BTreeMap::new(), "return").await.unwrap();
    let ids: Vec<&str> = columns.groups.iter().map(|column| column.id.as_str()).collect();
    assert_eq!(ids, ["unit", "sex", "released_in"]);
    assert_eq!(columns.numbers, [ColumnNumbers { id: "age".to_owned(), span: (20, 59) }]);
    let cases: Vec<(&str, u64)> =
        columns.groups[1].values.iter().map(|value| (value.code.as_str(), value.cases)).collect();
    assert_eq!(cases, [("female", 36), ("male", 324)]);
}

#[tokio::test]
async fn the_cases_behind_a_choice_say_why_each_counts_or_does_not() {
    let cases = engine().await.study_cases(&choice(&[("unit", &["ilguciema-cietums"])], None)).await.unwrap();
    let counted: Vec<&str> =
        cases.iter().filter(|case| case.reason.is_none()).map(|case| case.case_key.as_str()).collect();
    assert_eq!(counted, ["r2021-001", "r2021-011"]);
    assert_eq!(cases.len(), 360);
    assert_eq!(cases[1].columns["released_on"], "2021-02-02");
    assert!(!cases[1].columns.contains_key("returned_on"), "an empty day is left away");
}

#[tokio::test]
async fn a_saved_choice_is_run_again_to_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = StudyShelf::at(folder.path());
    let chosen = choice(&[("sex", &["male"])], Some("released_in"));
    let run = engine().await.explore(&chosen, PROGRAM).await.unwrap();
    let result = shelf.keep(&run).unwrap();
    let file = folder.path().join(chosen.key()).join(format!("{result}.json"));
    let bytes = std::fs::read(&file).unwrap();
    let study = SavedStudy {
        name: "Vīrieši pa gadiem".to_owned(),
        purpose: "research".to_owned(),
        remark: "gada pārskatam".to_owned(),
        by: "analyst".to_owned(),
        account: Some("analyst".to_owned()),
        at: "2026-06-30T08:00:00Z".parse::<DateTime<Utc>>().unwrap(),
        choice: chosen.clone(),
        provenance: run.provenance.clone(),
        result: result.clone(),
        changes: Vec::new(),
    };
    shelf.save(&study).unwrap();
    assert_eq!(shelf.saved(&chosen.key()).unwrap().as_ref(), Some(&study));
    shelf.save(&SavedStudy { name: "Cits".to_owned(), ..study.clone() }).unwrap();
    assert_eq!(shelf.all_saved().unwrap(), std::slice::from_ref(&study), "the first of a choice stays");
    // Another engine on the same snapshot, as tomorrow's program would be.
    let again = engine().await.explore(&study.choice, PROGRAM).await.unwrap();
    assert_eq!(shelf.keep(&again).unwrap(), result);
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    assert_eq!(shelf.take(&chosen.key(), &result).unwrap(), Some(run));
    let saved = folder.path().join(".saved").join(format!("{}.json", chosen.key()));
    let changed = std::fs::read_to_string(&saved).unwrap().replace("\"male\"", "\"female\"");
    std::fs::write(&saved, changed).unwrap();
    assert!(shelf.saved(&chosen.key()).unwrap_err().to_string().contains("changed after it was saved"));
}

#[tokio::test]
async fn a_saved_study_is_renamed_withdrawn_and_offered_again_with_a_trace_of_each() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = StudyShelf::at(folder.path());
    let chosen = choice(&[("sex", &["male"])], None);
    let run = engine().await.explore(&chosen, PROGRAM).await.unwrap();
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let study = SavedStudy {
        name: "Vīrieši".to_owned(),
        purpose: "research".to_owned(),
        remark: "gada pārskatam".to_owned(),
        by: "Anna Liepa".to_owned(),
        account: None,
        at: at("2026-06-30T08:00:00Z"),
        choice: chosen.clone(),
        provenance: run.provenance.clone(),
        result: shelf.keep(&run).unwrap(),
        changes: Vec::new(),
    };
    shelf.save(&study).unwrap();
    let file = std::fs::read_to_string(folder.path().join(".saved").join(format!("{}.json", study.key()))).unwrap();
    assert!(!file.contains("changes") && !file.contains("account"), "as studies were saved before: {file}");
    assert!(study.is_of("aliepa", "Anna Liepa") && !study.is_of("other", "Cits"));
    let owned = SavedStudy { account: Some("aliepa".to_owned()), ..study.clone() };
    assert!(owned.is_of("aliepa", "Liepa") && !owned.is_of("other", "Anna Liepa"), "the account counts, not the name");
    let renamed = study.renamed("Vīrieši pa gadiem".to_owned(), at("2026-07-01T08:00:00Z"));
    let withdrawn = renamed.withdrawn_for("kļūda izvēlē".to_owned(), at("2026-07-02T08:00:00Z"));
    shelf.revise(&withdrawn).unwrap();
    let kept = shelf.saved(&chosen.key()).unwrap().unwrap();
    assert_eq!((kept.name.as_str(), kept.changes.len()), ("Vīrieši pa gadiem", 2));
    assert_eq!(kept.withdrawn(), Some((at("2026-07-02T08:00:00Z"), "kļūda izvēlē")));
    assert!(shelf.take(&chosen.key(), &kept.result).unwrap().is_some(), "its results stay");
    let restored = kept.restored(at("2026-07-03T08:00:00Z"));
    assert_eq!((restored.withdrawn(), restored.changes.len()), (None, 3));
    assert_eq!(restored.clone().restored(at("2026-07-04T08:00:00Z")), restored);
}

#[tokio::test]
async fn a_question_the_protocol_has_not_is_answered_with_the_nearest() {
    let asked = Choice { outcome: "retrun".to_owned(), ..choice(&[], None) };
    let error = engine().await.explore(&asked, PROGRAM).await.unwrap_err().to_string();
    assert!(error.contains("did you mean `return`?"), "{error}");
}

#[tokio::test]
async fn leadership_sees_the_newest_year_that_is_over_and_how_it_differs_from_the_one_before() {
    let leads = engine().await.leads().await.unwrap();
    let lead = leads.iter().find(|lead| lead.analysis == "return").unwrap();
    // Two years after July 2022 and ninety days more are over by March 2025; nobody was released later.
    assert_eq!(lead.year, 2022);
    let (before, change) = lead.change().unwrap();
    assert!((before - 0.25).abs() < 1e-12);
    assert!((change.value - 0.25).abs() < 0.01, "{change:?}");
    assert_eq!(lead.shift(), Some(Shift::More));
}

#[tokio::test]
async fn a_year_whose_windows_are_not_over_does_not_lead() {
    let catalogue: std::sync::Arc<Catalogue> = pack("lv");
    let engine = engine_on(&catalogue, "2024-08-31", &[("release", &releases())]).await;
    let leads = engine.leads().await.unwrap();
    assert_eq!(leads.iter().find(|lead| lead.analysis == "return").unwrap().year, 2021);
}
