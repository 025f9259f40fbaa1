//! What a study says of files, columns and questions that do not fit; and rows of a snapshot.

use super::{answer, copied, refused};
use crate::tilts::Site;

const ROSSI: [&str; 4] = ["--time", "week", "--status", "arrest"];

fn rossi(more: &[&str]) -> String {
    let file = copied("rossi.csv");
    refused(&[&["survival", file.as_str()], more].concat())
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let problem = refused(&["survival", "nowhere.csv", "--time", "t", "--status", "s"]);
    assert!(problem.contains("there is no file nowhere.csv"), "{problem}");
}

#[test]
fn an_unknown_column_is_answered_with_the_nearest_name() {
    let problem = rossi(&["--time", "wek", "--status", "arrest"]);
    assert!(problem.contains("no column `wek`; did you mean `week`?") && problem.contains("prio"), "{problem}");
    let problem = rossi(&[&ROSSI[..], &["--where", "agee > 20"]].concat());
    assert!(problem.contains("no column `agee`; did you mean `age`?"), "{problem}");
}

#[test]
fn a_condition_leaves_rows_out_and_must_be_one() {
    let file = copied("rossi.csv");
    let young = answer(&[&["survival", file.as_str()], &ROSSI[..], &["--where", "age < 20 and race = 1"]].concat());
    assert_eq!(young["rows"]["in_file"], 432);
    assert_eq!(young["rows"]["considered"], young["rows"]["used"]);
    assert!(young["rows"]["used"].as_u64().is_some_and(|used| 0 < used && used < 432), "{}", young["rows"]);
    let problem = rossi(&[&ROSSI[..], &["--where", "age > 100"]].concat());
    assert!(problem.contains("none meets the condition"), "{problem}");
    let problem = rossi(&[&ROSSI[..], &["--where", "age + 1"]].concat());
    assert!(problem.contains("true or false"), "{problem}");
    let problem = rossi(&[&ROSSI[..], &["--where", "age >"]].concat());
    assert!(problem.contains("`age >` cannot be used"), "{problem}");
}

#[test]
fn the_first_value_that_does_not_fit_is_named_with_its_row() {
    let site = Site::empty();
    let file = site.file("a.csv", "days;end;sex\n1;1;v\n2;0;s\nten;1;v\n");
    let problem = refused(&["survival", &file, "--time", "days", "--status", "end"]);
    assert!(problem.contains("column `days` must hold numbers, but row 3 has `ten`"), "{problem}");
    let problem = refused(&["survival", &file, "--time", "end", "--status", "sex"]);
    assert!(problem.contains("column `sex` must hold 0 and 1") && problem.contains("--event"), "{problem}");
    let problem = refused(&["survival", &file, "--time", "end", "--status", "sex", "--event", "x"]);
    assert!(problem.contains("no row has `x`") && problem.contains("`s`, `v`"), "{problem}");
}

#[test]
fn what_statistics_refuses_is_said_with_file_and_columns() {
    let site = Site::empty();
    let file = site.file("b.csv", "days,end,score\n5,1,1\n-3,1,2\n4,1,3\n");
    let problem = refused(&["survival", &file, "--time", "days", "--status", "end"]);
    assert!(problem.contains("b.csv (time `days`, status `end`): the time in row 2 is -3"), "{problem}");
    let problem = refused(&["accuracy", &file, "--outcome", "end", "--score", "score"]);
    assert!(problem.contains("only 0 rows are without the outcome"), "{problem}");
}

#[test]
fn missing_values_are_counted_and_left_out() {
    let site = Site::empty();
    let file = site.file("c.csv", "\u{feff}days,end\n1,1\nNA,0\n3,\n4,1\n,\n6,0\n");
    let answer = answer(&["survival", &file, "--time", "days", "--status", "end"]);
    assert_eq!(answer["rows"]["in_file"], 6);
    assert_eq!(answer["rows"]["used"], 3);
    assert_eq!((&answer["missing"]["days"], &answer["missing"]["end"]), (&2.into(), &2.into()));
    let file = site.file("d.csv", "days,end\n1,\n,0\n");
    let problem = refused(&["survival", &file, "--time", "days", "--status", "end"]);
    assert!(problem.contains("`days` 1, `end` 1"), "{problem}");
}

#[test]
fn a_picture_is_refused_where_there_is_none() {
    let file = copied("rossi.csv");
    let problem =
        refused(&["cox", &file, "--time", "week", "--status", "arrest", "--covariates", "age", "--format", "svg"]);
    assert!(problem.contains("has no picture"), "{problem}");
}

#[test]
fn a_snapshots_table_is_read_with_formulas_over_its_days() {
    const STUDY: [&str; 7] = [
        "study",
        "survival",
        "--snapshot",
        "--table",
        "release",
        "--time",
        "coalesce(returned_on, date '2019-12-31') - released_on",
    ];
    let site = Site::with_pack("iowa");
    let status = ["--status", "returned_on is not null"];
    let none = site.run(&[&STUDY[..], &status].concat()).refused();
    assert!(none.contains("there is no snapshot yet"), "{none}");
    let releases = site.file(
        "releases.csv",
        "id,fy_released,release_type,race,age_group,sex,offense_class,offense_type,target_population,returned,time,status\n\
         1,2010,Parole,Black - Non-Hispanic,25-34,Male,C Felony,Violent,Yes,1,433,1\n\
         4,2010,Parole,White - Non-Hispanic,25-34,Male,B Felony,Other,Yes,0,1095,0\n",
    );
    site.run(&["import", "iowa-releases", &releases]).well();
    site.run(&["snapshot", "--as-of", "2019-12-31"]).well();
    let said = site.run(&[&STUDY[..], &status, &["--format", "json"]].concat()).well();
    let answer: serde_json::Value = serde_json::from_str(&said).expect("the answer is JSON");
    assert_eq!(answer["rows"]["used"], 2);
    assert_eq!(answer["curve"][0]["time"], 433.0);
    assert_eq!(answer["curve"][0]["survival"], 0.5);
    let unknown = site.run(&[
        "study",
        "table",
        "--snapshot",
        "--table",
        "relese",
        "--rows",
        "unit",
        "--columns",
        "kind",
        "--threshold",
        "5",
    ]);
    let unknown = unknown.refused();
    assert!(unknown.contains("did you mean `release`?"), "{unknown}");
    let day = site.run(&[
        "study",
        "survival",
        "--snapshot",
        "--table",
        "release",
        "--time",
        "released_on",
        "--status",
        "returned_on is not null",
    ]);
    let day = day.refused();
    assert!(day.contains("returned_on - released_on"), "{day}");
}
