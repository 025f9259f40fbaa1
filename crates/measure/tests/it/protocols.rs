//! Study protocols of a pack: broken ones are found with file, line and remedy; the small statistics behind them.

use std::collections::BTreeMap;

use measure::file::DataFile;
use measure::study::{Amounts, Cell, Refused, Shares, StudyError, StudyResult, Table, Windows};

use crate::broken_packs::one;
use crate::office::{engine_on, pack};

const FILE: &str = "studies/recidivism.toml";

#[tokio::test]
async fn a_column_that_an_analysis_names_and_the_query_has_not_is_found_where_it_is_named() {
    let (_, problem, remedy) = one(FILE, "event = \"conviction_on\"", "event = \"convicted_on\"").await;
    assert_eq!(problem, "the query has no column `convicted_on`");
    assert_eq!(remedy, "did you mean `conviction_on`?");
}

#[tokio::test]
async fn a_column_of_the_wrong_type_is_found() {
    let (_, problem, remedy) = one(FILE, "days = \"free_days_to_conviction\"", "days = \"kind\"").await;
    assert!(problem.starts_with("column `kind` is Utf8"), "{problem}");
    assert_eq!(remedy, "write `cast(… as double) as \"kind\"`");
    let (_, problem, _) = one(FILE, "event = \"was_convicted\"", "event = \"conviction_on\"").await;
    assert_eq!(problem, "column `conviction_on` is Date32, not true and false");
}

#[tokio::test]
async fn a_grouping_is_a_table_with_two_columns() {
    let right = "coalesce(cause.\"value\", 'undecided')";
    let (_, problem, remedy) = one(FILE, right, "coalesce(cause.\"valu\", 'undecided')").await;
    assert_eq!(problem, "the query has no column `cause.valu`");
    assert_eq!(remedy, "did you mean `value`?");
}

const HEAD: &str = "release_key,person_key,custody_key,released_on,kind,unit\n";

#[tokio::test]
async fn a_code_the_protocol_does_not_decide_stops_the_study() {
    let rows = format!("{HEAD}r1,p1,c1,2022-01-10,escape,jelgavas-cietums\n");
    let engine = engine_on(&pack("lv"), "2025-03-31", &[("release", &rows)]).await;
    let error = engine.study("recidivism", &BTreeMap::new(), "test").await.unwrap_err().to_string();
    assert!(error.contains("column `kind` has `escape`, which is no code of classifier `release-kind`"), "{error}");
}

#[tokio::test]
async fn a_case_that_comes_twice_stops_the_study() {
    let rows = format!(
        "{HEAD}r1,p1,c1,2022-01-10,full-term,jelgavas-cietums\nr1,p1,c2,2022-01-10,full-term,jelgavas-cietums\n"
    );
    let engine = engine_on(&pack("lv"), "2025-03-31", &[("release", &rows)]).await;
    let error = engine.study("recidivism", &BTreeMap::new(), "test").await.unwrap_err().to_string();
    assert!(error.contains("the query returns case `r1` more than once"), "{error}");
}

#[tokio::test]
async fn a_study_of_nobody_says_so_for_every_analysis() {
    let engine = engine_on(&pack("lv"), "2025-03-31", &[]).await;
    let run = engine.study("recidivism", &BTreeMap::new(), "test").await.unwrap();
    assert_eq!((run.considered, run.counted), (0, 0));
    for answer in &run.answers {
        assert!(answer.made.as_ref().is_err_and(|refused| refused.code == "no_cases"), "{answer:?}");
    }
}

/// No package we know offers all three together: curves with intervals, steps too coarse to tell of anybody, and from what
/// they were made.
#[tokio::test]
async fn a_curve_comes_with_intervals_without_small_steps_and_with_its_origin() {
    use std::fmt::Write as _;
    let mut rows = String::from("release_key,person_key,custody_key,released_on,kind,unit,returned_on,return_reason\n");
    for number in 0..90 {
        let returned =
            if number % 2 == 0 { format!("2022-{:02}-{:02}", 3 + number / 30, 1 + number % 28) } else { String::new() };
        let reason = if returned.is_empty() { "" } else { "new-offence" };
        let _ =
            writeln!(rows, "r{number},p{number},c{number},2022-01-10,full-term,jelgavas-cietums,{returned},{reason}");
    }
    let engine = engine_on(&pack("lv"), "2025-03-31", &[("release", &rows)]).await;
    let run = engine.study("recidivism", &BTreeMap::new(), "test").await.unwrap();
    let made = |run: &measure::StudyRun| run.answer("time-to-return").unwrap().made.clone().unwrap();
    let (whole, shown) = (made(&run), made(&run.suppressed(5)));
    let at = whole.part("at").unwrap();
    let intervals = at.column("lower").zip(at.column("upper"));
    let intervals: Vec<_> = intervals.filter_map(|(lower, upper)| Some((lower.value()?, upper.value()?))).collect();
    assert!(intervals.len() >= 2 && intervals.iter().all(|(lower, upper)| lower < upper), "{intervals:?}");
    let few = |result: &StudyResult| {
        let steps = result.part("curve").unwrap().column("events");
        steps.filter(|events| events.value().is_some_and(|events| (0.5..4.5).contains(&events))).count()
    };
    assert!(few(&whole) > 10 && few(&shown) == 0, "{} and {}", few(&whole), few(&shown));
    let provenance = &run.suppressed(5).provenance;
    assert_eq!((provenance.definition_hash.len(), provenance.snapshot_hash.len()), (64, 64));
}

/// Asks something of rows written as CSV.
pub fn ask<T>(text: &str, ask: impl Fn(&DataFile) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.csv");
    std::fs::write(&path, text).unwrap();
    ask(&DataFile::open(&path).unwrap())
}

fn windows(months: &[u32]) -> Windows {
    Windows {
        start: "from".to_owned(),
        event: "event".to_owned(),
        until: Some("gone".to_owned()),
        known_until: "known".to_owned(),
        months: months.to_vec(),
        by: vec!["prison".to_owned()],
    }
}

fn cells(result: &StudyResult, part: &str, row: usize, columns: &[&str]) -> Vec<Cell> {
    let part = result.part(part).unwrap();
    columns.iter().map(|column| part.rows[row][part.shape.place(column)].clone()).collect()
}

#[test]
fn a_window_ends_on_the_same_day_of_a_later_month_and_that_day_belongs_to_it() {
    let text = "from,event,gone,known,prison\n\
                2023-11-30,2024-02-29,,2025-01-01,a\n\
                2023-11-30,2024-03-01,,2025-01-01,a\n\
                2023-11-30,,2024-02-29,2025-01-01,\n\
                2024-11-30,2024-12-01,,2025-01-01,b\n";
    let result = ask(text, |file| windows(&[3]).of(file).unwrap());
    // Whoever leaves on the last day was there for all of it; whose window is not over does not count, not even with an event.
    let row = cells(&result, "windows", 0, &["cases", "not_over", "events", "left_early", "estimate"]);
    assert_eq!(row, [Cell::Count(3), Cell::Count(1), Cell::Count(1), Cell::Count(0), Cell::Code("proportion")]);
    let groups: Vec<Cell> = result.part("windows").unwrap().column("group").cloned().collect();
    let text = |name: &str| Cell::Text(name.to_owned());
    assert_eq!(groups, [Cell::Code("everybody"), text("a"), text("b"), Cell::Code("missing")]);
}

#[test]
fn where_nobody_left_early_both_estimates_would_agree() {
    // A tiny leaving after every event takes the other estimate and moves nothing.
    let row = |number: u32, gone: &str| {
        let event = if number < 7 { format!("2020-0{}-15", number + 1) } else { String::new() };
        format!("2020-01-01,{event},{gone},2025-01-01,a\n")
    };
    let head = "from,event,gone,known,prison\n";
    let whole: String = (0..20).map(|number| row(number, "")).collect();
    let left: String = (0..20).map(|number| row(number, if number == 19 { "2020-12-31" } else { "" })).collect();
    let share = |text: &str| {
        let result = ask(text, |file| windows(&[12]).of(file).unwrap());
        cells(&result, "windows", 0, &["share", "estimate"])
    };
    let (whole, left) = (share(&format!("{head}{whole}")), share(&format!("{head}{left}")));
    assert_eq!((&whole[1], &left[1]), (&Cell::Code("proportion"), &Cell::Code("kaplan_meier")));
    assert!((whole[0].value().unwrap() - left[0].value().unwrap()).abs() < 1e-12);
}

#[test]
fn days_in_the_wrong_order_and_missing_ones_are_named() {
    let refused = |text: &str| -> StudyError { ask(text, |file| windows(&[3]).of(file).unwrap_err()) };
    let error = refused("from,event,gone,known,prison\n2023-11-30,2023-11-29,,2025-01-01,a\n").to_string();
    assert!(error.contains("row 1 has a day in column `event` before its window begins"), "{error}");
    let error = refused("from,event,gone,known,prison\n2023-11-30,,,,a\n").to_string();
    assert!(error.contains("row 1 has no day in column `known`"), "{error}");
    let error = refused("from,event,gone,known,prison\n2023-11-30,soon,,2025-01-01,a\n").to_string();
    assert!(error.contains("column `event` must hold days, but row 1 has `soon`"), "{error}");
}

#[test]
fn shares_give_the_bounds_with_none_and_all_of_the_unknown() {
    let text = format!("work\n{}{}{}", "true\n".repeat(30), "false\n".repeat(50), "NA\n".repeat(20));
    let shares = Shares { outcome: "work".to_owned(), by: Vec::new() };
    let result = ask(&text, |file| shares.of(file).unwrap());
    let row = cells(&result, "shares", 0, &["cases", "known", "known_share", "count", "share", "if_none", "if_all"]);
    let expected = [
        Cell::Count(100),
        Cell::Count(80),
        Cell::Share(0.8),
        Cell::Count(30),
        Cell::Share(0.375),
        Cell::Share(0.3),
        Cell::Share(0.5),
    ];
    assert_eq!(row, expected);
    assert_eq!(result.cautions, ["not-all-known"]);
}

#[test]
fn a_table_too_small_to_protect_says_so_in_words_readers_have() {
    let table = Table { rows: "unit".to_owned(), columns: "sex".to_owned(), threshold: 5, ..Table::default() };
    let refused = ask("unit,sex\na,f\na,f\na,m\na,m\na,m\n", |file| Refused::from(table.of(file).unwrap_err()));
    assert_eq!(refused.code, "unprotectable", "{refused}");
}

#[test]
fn amounts_say_how_many_have_one() {
    let text = "days,unit\n1,a\n2,a\n4,a\n8,b\n16,b\n32,b\nNA,b\n";
    let amounts = Amounts { value: "days".to_owned(), by: vec!["unit".to_owned()] };
    let result = ask(text, |file| amounts.of(file).unwrap());
    let row = cells(&result, "amounts", 0, &["cases", "known", "mean", "lower_quartile", "median", "upper_quartile"]);
    let expected =
        [Cell::Count(7), Cell::Count(6), Cell::Number(10.5), Cell::Number(2.5), Cell::Number(6.0), Cell::Number(14.0)];
    assert_eq!(row, expected);
    assert_eq!(result.part("amounts").unwrap().rows.len(), 3);
}
