//! A query that cannot run is found before anything runs, with file, line and remedy.

use std::fs;
use std::path::Path;

use catalogue::{Catalogue, Finding};

use crate::office::workspace;

/// The Latvian pack with `wrong` in place of `right` in one file.
async fn with_mistake(file: &str, right: &str, wrong: &str) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    copy(&workspace().join("definitions/lv"), folder.path());
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(right), "{file} has no `{right}`");
    fs::write(&path, text.replacen(right, wrong, 1)).unwrap();
    let catalogue = Catalogue::load(folder.path()).unwrap();
    measure::check(&catalogue).await.unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn line_of(file: &str, words: &str) -> usize {
    let text = fs::read_to_string(workspace().join("definitions/lv").join(file)).unwrap();
    1 + text.lines().position(|line| line.contains(words)).expect("the file has the words")
}

/// The one finding: file, problem, remedy; and its line is that of `words` in the pack as it is.
pub async fn one(file: &str, right: &str, wrong: &str) -> (usize, String, String) {
    let findings = with_mistake(file, right, wrong).await;
    let [finding] = &findings[..] else { panic!("expected one finding, not {findings:#?}") };
    assert_eq!(finding.file, Path::new(file));
    (finding.line, finding.problem.clone(), finding.remedy.clone())
}

#[tokio::test]
async fn a_misspelt_column_is_named_with_its_line_and_the_right_spelling() {
    let file = "indicators/1.2.toml";
    let (line, problem, remedy) = one(file, "s.sex, s.age_band, s.basis", "s.sxe, s.age_band, s.basis").await;
    assert_eq!(line, line_of(file, "s.sex, s.age_band, s.basis"));
    assert_eq!(problem, "the query has no column `s.sxe`");
    assert_eq!(remedy, "did you mean `sex`?");
}

#[tokio::test]
async fn a_misspelt_table_is_named() {
    let (_, problem, remedy) = one("indicators/1.2.toml", "from   section s", "from   sections s").await;
    assert_eq!(problem, "the snapshot has no table `sections`");
    assert_eq!(remedy, "did you mean `section`?");
}

#[tokio::test]
async fn a_breakdown_by_a_column_the_query_does_not_return_is_found() {
    let file = "indicators/1.2.toml";
    let (line, problem, remedy) = one(file, "column = \"age_band\"", "column = \"ageband\"").await;
    assert_eq!(line, line_of(file, "column = \"age_band\""));
    assert_eq!(problem, "the query has no column `ageband`");
    assert_eq!(remedy, "did you mean `age_band`?");
}

#[tokio::test]
async fn a_boundary_condition_is_checked() {
    let file = "indicators/1.2.toml";
    let (line, problem, _) = one(file, "boundary = \"age_at_closing = 64\"", "boundary = \"age_at_closng = 64\"").await;
    assert_eq!(line, line_of(file, "boundary = "));
    assert_eq!(problem, "the query has no column `age_at_closng`");
}

#[tokio::test]
async fn sql_that_cannot_be_read_is_shown_at_its_line() {
    let file = "indicators/1.2.toml";
    let (line, problem, _) = one(file, "from   section s", "from   section s s").await;
    assert_eq!(line, line_of(file, "from   section s"));
    assert!(problem.starts_with("the query cannot be read: "), "{problem}");
}

#[tokio::test]
async fn a_column_of_another_type_is_found() {
    let (_, problem, remedy) =
        one("indicators/2.1.toml", "d.introduced_on          as date", "d.deliverable as date").await;
    assert!(problem.starts_with("column `date` is Utf8"), "{problem}");
    assert_eq!(remedy, "write `cast(… as date) as \"date\"`");
}

#[tokio::test]
async fn a_definition_whose_own_test_fails_is_found() {
    let file = "indicators/1.2.toml";
    let (line, problem, _) = one(file, "value = 12.86, numerator = 9", "value = 12.87, numerator = 9").await;
    let at = line_of(file, "value = 12.86");
    assert!((at - 1..=at).contains(&line), "{line}");
    assert_eq!(problem, "value of 2022 is 12.857142857142858, not 12.87");
}

#[tokio::test]
async fn a_table_of_a_test_with_an_unknown_column_is_found_in_its_own_file() {
    let findings = with_mistake("indicators/tests/2.1-deliverable.csv", "introduced_on", "introducd_on").await;
    assert_eq!(findings[0].file, Path::new("indicators/tests/2.1-deliverable.csv"));
    assert_eq!((findings[0].line, findings[0].remedy.as_str()), (1, "did you mean `introduced_on`?"));
}

#[tokio::test]
async fn a_condition_of_a_plan_that_does_not_run_is_found() {
    let file = "policy/plan-2015-2020/4.3.toml";
    let (line, problem, _) = one(file, "a.regime in ('closed'", "a.regim in ('closed'").await;
    assert_eq!(line, line_of(file, "a.regime in ('closed'"));
    assert_eq!(problem, "the query has no column `a.regim`");
}

#[tokio::test]
async fn a_counting_rule_without_a_date_is_found() {
    let file = "projects/4.3.4.7.toml";
    let (_, problem, _) = one(file, "w.day as date", "w.day as dated").await;
    assert_eq!(problem, "the query has no column `date`");
}
