//! Returns from a file of episodes: which episodes are one stay, what counts as a case, and the same answer from every form
//! of the file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use datafusion::arrow::array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::file::properties::WriterProperties;
use measure::file::DataFile;
use measure::study::{Cell, Returns, StudyError, StudyResult, Windows};
use tempfile::TempDir;

fn question() -> Returns {
    Returns {
        person: "person".to_owned(),
        from: "admitted".to_owned(),
        until: "released".to_owned(),
        months: [12, 24].into(),
        group: Some("prison".to_owned()),
        ..Returns::default()
    }
}

fn csv(rows: &str) -> (TempDir, DataFile) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("episodes.csv");
    std::fs::write(&path, format!("person,admitted,released,prison,died\n{rows}")).unwrap();
    let file = DataFile::open(&path).unwrap();
    (folder, file)
}

/// Counts of a row of the windows: cases, not over, events, left early.
fn counts(result: &StudyResult, group: &str, months: u64) -> [u64; 4] {
    let part = result.part("windows").unwrap();
    let place = |name| part.shape.place(name);
    let row = part
        .rows
        .iter()
        .find(|row| row[place("group")].words() == group && row[place("months")] == Cell::Count(months));
    let row = row.unwrap_or_else(|| panic!("no {group} at {months}: {part:?}"));
    ["cases", "not_over", "events", "left_early"].map(|name| match row[place(name)] {
        Cell::Count(count) => count,
        ref other => panic!("{name}: {other:?}"),
    })
}

const ROWS: &str = "\
    a,2018-01-01,2019-03-31,north,\n\
    a,2020-03-31,2020-06-30,south,\n\
    b,2018-05-01,2019-01-31,north,\n\
    b,2019-01-31,2019-06-30,south,\n\
    b,2019-07-01,,south,\n\
    c,2017-01-01,2019-06-30,north,2019-12-31\n\
    d,2018-01-01,2021-11-30,,\n";

#[test]
fn a_return_on_the_last_day_of_the_window_counts_and_transfers_are_no_releases() {
    let (_folder, file) = csv(ROWS);
    let asked = Returns { known_until: NaiveDate::from_ymd_opt(2021, 12, 31), ..question() };
    let result = asked.of(&file).unwrap();
    // Releases: a north 2019-03-31 (back exactly a year later), a south 2020-06-30, b south 2019-06-30 (the day after),
    // c north 2019-06-30, d 2021-11-30 whose windows are open.
    assert_eq!(counts(&result, "everybody", 12), [4, 1, 2, 0]);
    assert_eq!(counts(&result, "north", 12), [2, 0, 1, 0]);
    assert_eq!(counts(&result, "south", 12), [2, 0, 1, 0]);
    assert_eq!(counts(&result, "south", 24), [1, 1, 1, 0]);
    assert_eq!(counts(&result, "missing", 12), [0, 1, 0, 0]);
    assert_eq!(numbers(&result), [7, 4, 5, 5, 1, 0, 0], "episodes, persons, releases, cases, still inside");
    assert!(result.part("differences").is_some());
}

#[test]
fn the_dead_are_followed_to_their_death() {
    let (_folder, file) = csv(ROWS);
    let known_until = NaiveDate::from_ymd_opt(2021, 12, 31);
    let result = Returns { left: Some("died".to_owned()), known_until, ..question() }.of(&file).unwrap();
    assert_eq!(counts(&result, "north", 12), [2, 0, 1, 1]);
    assert_eq!(result.cautions, ["left-early"]);
    // Who dies inside is not released; the day may stand in any row of the person.
    let (_folder, file) = csv(
        "a,2018-01-01,2019-01-31,north,2019-01-31\nb,2018-01-01,2019-01-31,north,\nb,2018-02-01,2018-03-01,north,2019-03-01\n",
    );
    let result = Returns { left: Some("died".to_owned()), known_until, ..question() }.of(&file).unwrap();
    assert_eq!(counts(&result, "north", 12), [1, 0, 0, 1]);
    assert_eq!(numbers(&result), [3, 2, 1, 1, 0, 1, 0]);
}

/// The row of the table of episodes.
fn numbers(result: &StudyResult) -> Vec<u64> {
    let row = &result.part("episodes").unwrap().rows[0];
    row.iter().map(|cell| if let Cell::Count(count) = cell { *count } else { panic!("{cell:?}") }).collect()
}

#[test]
fn an_end_that_was_not_written_down_is_said_and_hides_no_return() {
    let (_folder, file) = csv("a,2010-01-01,,north,\na,2015-03-01,2016-03-01,north,\na,2016-09-01,2017-01-01,north,\n");
    let result = Returns { known_until: NaiveDate::from_ymd_opt(2021, 12, 31), ..question() }.of(&file).unwrap();
    assert_eq!(counts(&result, "everybody", 12), [2, 0, 1, 0]);
    assert_eq!(numbers(&result), [3, 1, 2, 2, 0, 0, 1]);
    assert_eq!(result.cautions, ["unclosed-episodes"]);
}

#[test]
fn a_planned_or_unreal_release_is_no_release_and_the_day_known_is_said_to_be_assumed() {
    let (_folder, file) =
        csv("a,2018-01-01,9999-12-31,north,\nb,2018-01-01,2018-06-30,north,\nc,2020-01-01,2020-02-01,north,\n");
    let result = question().of(&file).unwrap();
    assert_eq!(result.cautions, ["known-until-assumed"]);
    // Known until the last admission, 2020-01-01: a goes on, and c as well.
    assert_eq!(numbers(&result), [3, 3, 1, 1, 2, 0, 0]);
    assert_eq!(counts(&result, "everybody", 12), [1, 0, 0, 0]);
    assert_eq!(counts(&result, "everybody", 24), [0, 1, 0, 0]);
}

#[test]
fn keys_that_look_like_numbers_stay_apart_as_they_are_written() {
    let (_folder, file) = csv("007,2018-01-01,2018-06-30,north,\n7,2018-08-01,2018-09-30,north,\n");
    let result = Returns { known_until: NaiveDate::from_ymd_opt(2021, 12, 31), ..question() }.of(&file).unwrap();
    assert_eq!(counts(&result, "everybody", 12), [2, 0, 0, 0]);
    assert_eq!(numbers(&result)[1], 2);
}

#[test]
fn only_releases_of_the_years_asked_for_are_cases_but_all_returns_are_seen() {
    let (_folder, file) = csv(ROWS);
    let known_until = NaiveDate::from_ymd_opt(2021, 12, 31);
    let released_to = NaiveDate::from_ymd_opt(2019, 3, 31);
    let result = Returns { released_to, known_until, ..question() }.of(&file).unwrap();
    assert_eq!(counts(&result, "everybody", 12), [1, 0, 1, 0], "the return of 2020 is seen");
}

/// 3,000 people in shuffled rows: person, first day, last day, prison.
fn many() -> Vec<(i64, i32, Option<i32>, &'static str)> {
    let mut state = 42_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut rows = Vec::new();
    for person in 0..3_000 {
        let mut day = 16_000 + i32::try_from(draw(1_000)).unwrap();
        for _ in 0..=draw(4) {
            let until = day + i32::try_from(draw(400)).unwrap();
            let prison = ["north", "south", "east"][usize::try_from(draw(3)).unwrap()];
            rows.push((person * 1_000_003, day, (draw(20) > 0).then_some(until), prison));
            day = until + i32::try_from(draw(900)).unwrap();
        }
    }
    for at in (1..rows.len()).rev() {
        rows.swap(at, usize::try_from(draw(at as u64 + 1)).unwrap());
    }
    rows
}

fn parquet(folder: &Path, texts: bool) -> PathBuf {
    let rows = many();
    let persons: ArrayRef = if texts {
        Arc::new(StringArray::from_iter_values(rows.iter().map(|row| format!("person {}", row.0))))
    } else {
        Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| row.0)))
    };
    let columns: [(&str, ArrayRef); 4] = [
        ("person", persons),
        ("admitted", Arc::new(Date32Array::from_iter_values(rows.iter().map(|row| row.1)))),
        ("released", Arc::new(rows.iter().map(|row| row.2).collect::<Date32Array>())),
        ("prison", Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.3)))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let path = folder.join(format!("episodes-{texts}.parquet"));
    let small = WriterProperties::builder().set_max_row_group_row_count(Some(1_000)).build();
    let file = std::fs::File::create(&path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(small)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    path
}

#[test]
fn every_form_of_the_file_gives_the_same_digits() {
    let folder = TempDir::new().unwrap();
    let mut text = String::new();
    let day = |day: i32| (NaiveDate::default() + Days::new(u64::try_from(day).unwrap())).to_string();
    for (person, from, until, prison) in many() {
        let _ = writeln!(text, "{person},{},{},{prison},", day(from), until.map(day).unwrap_or_default());
    }
    let (_csv, file) = csv(&text);
    let from_csv = question().of(&file).unwrap();
    for texts in [false, true] {
        let from_parquet = question().of(&DataFile::open(&parquet(folder.path(), texts)).unwrap()).unwrap();
        assert_eq!(from_parquet.parts, from_csv.parts);
    }
    assert!(counts(&from_csv, "everybody", 24)[2] > 1_000);
}

#[test]
fn the_windows_are_those_of_a_file_of_releases() {
    // Stays found the slow way, as rows of releases with the day of return.
    let mut rows = many();
    rows.sort_unstable();
    let known = rows.iter().map(|row| row.1).max().unwrap();
    // An end after the last known day is none yet, and one that was not written down ends nothing.
    for row in &mut rows {
        row.2 = row.2.filter(|until| *until <= known);
    }
    let day = |day: i32| (NaiveDate::default() + Days::new(u64::try_from(day).unwrap())).to_string();
    let mut text = String::from("released,returned,known,prison\n");
    let mut at = 0;
    while at < rows.len() {
        let (person, _, mut until, mut prison) = rows[at];
        let mut next = at + 1;
        while next < rows.len() && rows[next].0 == person && until.is_some_and(|until| rows[next].1 <= until) {
            if rows[next].2.is_none_or(|later| Some(later) > until) {
                (until, prison) = (rows[next].2, rows[next].3);
            }
            next += 1;
        }
        let returned = rows.get(next).filter(|row| row.0 == person).map(|row| day(row.1)).unwrap_or_default();
        if let Some(until) = until {
            let _ = writeln!(text, "{},{returned},{},{prison}", day(until), day(known));
        }
        at = next;
    }
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("releases.csv");
    std::fs::write(&path, text).unwrap();
    let windows = Windows {
        start: "released".to_owned(),
        event: "returned".to_owned(),
        until: None,
        known_until: "known".to_owned(),
        months: vec![12, 24],
        by: vec!["prison".to_owned()],
    };
    let slow = windows.of(&DataFile::open(&path).unwrap()).unwrap();
    let fast = question().of(&DataFile::open(&parquet(folder.path(), false)).unwrap()).unwrap();
    assert_eq!(fast.part("windows"), slow.part("windows"));
}

#[test]
fn what_cannot_be_counted_is_said_with_its_row() {
    let said = |rows: &str| match question().of(&csv(rows).1) {
        Err(error @ StudyError::Question { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(said("a,2020-01-02,2020-01-01,north,\n").contains("row 1 ends before it begins (`admitted`, `released`)"));
    assert!(said("a,2020-01-01,,north,\n,2020-01-01,,north,\n").contains("row 2 has nobody in column `person`"));
    assert!(said("a,,2020-01-01,north,\n").contains("row 1 has no day in column `admitted`"));
    assert!(said("a,1018-01-01,2020-01-01,north,\n").contains("row 1 has a day before 1800 in column `admitted`"));
    let (_folder, file) = csv(ROWS);
    let backwards = Returns {
        released_from: NaiveDate::from_ymd_opt(2020, 1, 1),
        released_to: NaiveDate::from_ymd_opt(2019, 1, 1),
        ..question()
    };
    assert!(backwards.of(&file).unwrap_err().to_string().contains("exchange the two days"));
    let chosen = Returns { group: None, ..question() }.of(&file.only(Some("prison is null or died is null"))).unwrap();
    assert_eq!(numbers(&chosen)[0], 6);
}

#[test]
fn without_any_release_nothing_is_claimed() {
    let (_folder, file) = csv("a,2020-01-01,,north,\n");
    let result = question().of(&file).unwrap();
    assert_eq!(counts(&result, "everybody", 12), [0, 0, 0, 0]);
    assert_eq!(result.part("windows").unwrap().column("estimate").next(), Some(&Cell::Nothing));
}
