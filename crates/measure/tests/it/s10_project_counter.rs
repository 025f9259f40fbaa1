//! S-10: the project's counter of persons: a union of five rules, each person once, on the first qualifying date.

use std::collections::BTreeMap;

use measure::suppress_project;
use record::{BudgetMovement, NewActivity, NewParticipation, PersonId};

use crate::office::{Office, activity, day, there};

const PROJECT: &str = "4.3.4.7";

fn in_project(kind: &str, on: &str, participations: Vec<NewParticipation>) -> NewActivity {
    NewActivity {
        project: Some(PROJECT.to_owned()),
        instrument: (kind == "risk-needs-assessment").then(|| "rvn-v".to_owned()),
        programme: (kind == "programme-session").then(|| "equip".to_owned()),
        participations,
        ..activity(kind, on, "ievp", "jelgavas-cietums")
    }
}

fn all(people: &[PersonId], role: &str) -> Vec<NewParticipation> {
    people.iter().map(|&person| there(person, role)).collect()
}

/// 40 consulted, 25 in support measures (10 of them consulted before), 30 at information events (relatives), 20 assessed
/// (5 without a record in the system), 15 in programmes (all of them assessed before).
async fn dari() -> Office {
    let office = Office::new().await;
    let people = office.people(120, |_, _| {}).await;
    let mut assessed = all(&people[85..105], "prisoner");
    assessed[15..].iter_mut().for_each(|participation| participation.system_record = false);
    let absent = NewParticipation { attended: false, ..there(people[110], "prisoner") };
    office
        .activities(&[
            in_project("psychologist-consultation", "2024-04-02", all(&people[115..116], "prisoner")),
            in_project("psychologist-consultation", "2024-05-14", all(&people[..40], "prisoner")),
            in_project("support-measure", "2025-02-11", all(&people[30..55], "prisoner")),
            in_project("information-event", "2025-03-04", all(&people[55..85], "relative")),
            in_project("risk-needs-assessment", "2024-12-10", assessed),
            in_project("programme-session", "2025-04-01", all(&people[85..100], "prisoner")),
            in_project("support-measure", "2025-04-08", vec![absent]),
        ])
        .await;
    office
}

#[tokio::test]
async fn the_union_counts_every_person_once_in_the_year_of_the_first_date() {
    let project = dari().await.engine("2025-06-30").await.project(PROJECT).await.unwrap();
    let persons = &project.outputs[1];
    assert_eq!((persons.output.as_str(), persons.target), ("persons", 3000.0));
    assert_eq!(persons.value, 40 + 15 + 30 + 15);
    assert_eq!(persons.by_year, BTreeMap::from([(2024, 55), (2025, 45)]));
    assert_eq!(persons.by_group, BTreeMap::from([("prisoner".to_owned(), 70), ("relative".to_owned(), 30)]));
    let excluded = [("no_system_record", 5), ("not_attended", 1), ("outside_period", 1)];
    assert_eq!(persons.excluded, excluded.map(|(reason, cases)| (reason.to_owned(), cases)).into());
    let rules: Vec<_> =
        persons.by_rule.iter().map(|rule| (rule.rule.as_str(), rule.cases, rule.persons, rule.first)).collect();
    assert_eq!(
        rules,
        [
            ("consultation", 40, 40, 40),
            ("support-measure", 25, 25, 15),
            ("information-event", 30, 30, 30),
            ("assessed-with-project-instrument", 15, 15, 15),
            ("in-project-programme", 15, 15, 0),
        ]
    );
    let first_day = day("2024-12-10");
    let assessed: Vec<_> = persons.members.iter().filter(|member| member.date == first_day).collect();
    assert_eq!(assessed.len(), 15);
    assert_eq!(assessed[0].rules, ["assessed-with-project-instrument", "in-project-programme"]);

    let institutions = &project.outputs[0];
    assert_eq!((institutions.value, institutions.target), (1, 1.0));
}

#[tokio::test]
async fn whoever_sees_counts_only_sees_no_members_and_no_small_cells() {
    let office = dari().await;
    let late = office.people(3, |_, _| {}).await;
    office.activities(&[in_project("support-measure", "2026-01-13", all(&late, "support-person"))]).await;
    let project = office.engine("2026-06-30").await.project(PROJECT).await.unwrap();
    let shown = suppress_project(&project, 5);
    let persons = &shown.outputs[1];
    assert_eq!(persons.value, 103, "the official number stands");
    assert!(persons.members.is_empty());
    assert_eq!(
        persons.by_year,
        BTreeMap::from([(2024, 55)]),
        "three persons of 2026, and 2025 that would give them away"
    );
    assert_eq!(persons.by_group, BTreeMap::from([("prisoner".to_owned(), 70)]));
    assert_eq!(persons.excluded, BTreeMap::from([("no_system_record".to_owned(), 5)]));
    assert_eq!(shown.outputs[0], project.outputs[0], "institutions are no persons");
}

#[tokio::test]
async fn money_is_summed_by_source_kind_and_year() {
    let office = Office::new().await;
    let movement = |source: &str, on: &str, cents: i64| BudgetMovement {
        project: PROJECT.to_owned(),
        source: source.to_owned(),
        kind: "spent".to_owned(),
        activity: Some("A1".to_owned()),
        on: day(on),
        cents,
        note: None,
    };
    let mut change = office.change().await;
    change
        .budget(&[
            movement("esf-plus", "2024-06-01", 85_000),
            movement("state-budget", "2024-06-01", 15_000),
            movement("esf-plus", "2024-09-01", 42_550),
            movement("esf-plus", "2025-09-01", 1),
        ])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let project = office.engine("2024-12-31").await.project(PROJECT).await.unwrap();
    let lines: Vec<_> = project.money.iter().map(|line| (line.source.as_str(), line.year, line.cents)).collect();
    assert_eq!(lines, [("esf-plus", 2024, 127_550), ("state-budget", 2024, 15_000)]);
}
