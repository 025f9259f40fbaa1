//! Returns from episodes, asked on the command line.

use super::{answer, refused, row};

const EPISODES: &str = "person,admitted,released,prison
a,2018-01-01,2019-03-31,north
a,2020-03-31,2020-06-30,south
b,2018-05-01,2019-01-31,north
b,2019-01-31,2019-06-30,south
c,2021-06-01,,north
";

fn asked<'a>(path: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let columns = ["returns", path, "--person", "person", "--from", "admitted", "--until", "released"];
    [&columns[..], more].concat()
}

#[test]
fn releases_and_returns_are_found_in_episodes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("episodes.csv");
    std::fs::write(&path, EPISODES).unwrap();
    let path = path.to_str().unwrap();
    let known = ["--months", "12", "--group", "prison", "--known-until", "2021-12-31"];
    let found = answer(&asked(path, &known));
    let episodes = row(&found, "episodes", &[]);
    assert_eq!((&episodes["releases"], &episodes["inside"]), (&3.into(), &1.into()));
    // a is back on the last day of the window; b was moved, then released, and is not back.
    let everybody = row(&found, "windows", &[("group", "everybody")]);
    assert_eq!((&everybody["cases"], &everybody["events"]), (&3.into(), &1.into()));
    assert_eq!(row(&found, "windows", &[("group", "north")])["events"], 1);
    assert_eq!(found["settings"]["known_until"], "2021-12-31");
    assert_eq!(found["cautions"], serde_json::json!([]));
}

#[test]
fn a_wrong_column_is_answered_with_the_nearest_and_a_month_that_is_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("episodes.csv");
    std::fs::write(&path, EPISODES).unwrap();
    let path = path.to_str().unwrap();
    let wrong = ["returns", path, "--person", "persons", "--from", "admitted", "--until", "released"];
    assert!(refused(&wrong).contains("did you mean `person`"));
    assert!(refused(&asked(path, &["--months", "0"])).contains("1..=600"));
}
