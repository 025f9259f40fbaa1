//! S-09: participations and unique persons are two readings of the same rows.

use record::NewActivity;

use crate::office::{Office, activity, there};

#[tokio::test]
async fn twenty_five_attendances_by_twenty_two_persons() {
    let office = Office::new().await;
    let people = office.people(22, |_, _| {}).await;
    let exercise = |on: &str, people: &[record::PersonId]| NewActivity {
        project: Some("4.3.4.7".to_owned()),
        participations: people.iter().map(|&person| there(person, "prisoner")).collect(),
        ..activity("health-exercise", on, "ievp", "jelgavas-cietums")
    };
    office.activities(&[exercise("2024-09-10", &people[..13]), exercise("2024-10-08", &people[10..])]).await;
    let engine = office.engine("2024-12-31").await;
    let board = engine.board().await.unwrap();
    let counted = |value: &str| {
        let of_task =
            board.achievements.iter().filter(|count| count.task == "plan-2023-2024/1.3" && count.achievement == "h");
        of_task.clone().find(|count| count.value == value).map(|count| (count.printed, count.counted))
    };
    assert_eq!(counted("events"), Some((Some(2.0), 2.0)));
    assert_eq!(counted("participations"), Some((Some(25.0), 25.0)));
    assert_eq!(counted("persons"), Some((Some(22.0), 22.0)));

    let persons_before = engine.project("4.3.4.7").await.unwrap().outputs[1].value;
    assert_eq!(persons_before, 22);
    let programme = NewActivity {
        project: Some("4.3.4.7".to_owned()),
        programme: Some("equip".to_owned()),
        participations: people.iter().map(|&person| there(person, "prisoner")).collect(),
        ..activity("programme-session", "2024-11-05", "ievp", "jelgavas-cietums")
    };
    let consultation = NewActivity {
        project: Some("4.3.4.7".to_owned()),
        participations: vec![there(people[0], "prisoner")],
        ..activity("lawyer-consultation", "2024-11-06", "ievp", "jelgavas-cietums")
    };
    office.activities(&[programme, consultation]).await;
    let project = office.engine("2024-12-31").await.project("4.3.4.7").await.unwrap();
    assert_eq!(project.outputs[1].value, 22, "nobody counts a second time");
    assert_eq!(project.outputs[1].members.iter().filter(|member| member.rules.len() > 1).count(), 22);
}
