//! Results topic by topic on the page of a person.

use std::collections::BTreeMap;

use record::NewAssessment;

use crate::office::Office;

#[tokio::test]
async fn stages_of_change_are_shown_topic_by_topic_in_the_order_of_time() {
    let office = Office::open().await;
    office.certify_for("ilze", "stages-of-change-assessor", "2025-01-01").await;
    let person = office.people[0];
    let seen = [
        ("substance-use", "2025-03-03", "precontemplation"),
        ("family", "2025-03-03", "contemplation"),
        ("substance-use", "2025-09-01", "contemplation"),
    ];
    for (topic, on, stage) in seen {
        let answers = [("observed_stage", stage), ("relapse", "no")];
        let new = NewAssessment {
            person,
            instrument: "stages-of-change".to_owned(),
            topic: Some(topic.to_owned()),
            on: on.parse().unwrap(),
            answers: answers.map(|(item, answer)| (item.to_owned(), answer.to_owned())).into(),
            corrects: None,
        };
        let mut change =
            office.site.record().change(&Office::actor("ilze", "specialist"), "write", None).await.unwrap();
        let id = change.begin_assessment(&new).await.unwrap();
        change.complete_assessment(id, 1).await.unwrap();
        change.commit().await.unwrap();
    }
    let page = office.as_staff("ilze").await.get(&format!("/people/{}", person.0)).await;
    let (_, table) = page.body.split_once("id=\"topics\"").unwrap();
    let (table, _) = table.split_once("</table>").unwrap();
    let rows: BTreeMap<bool, &str> = table.split("<tr>").skip(2).map(|row| (row.contains("→"), row)).collect();
    assert_eq!(table.matches("<tr>").count(), 3, "a head and two topics: {table}");
    let course = rows[&true];
    let places = ["03.03.2025", "→", "01.09.2025"].map(|part| course.find(part).unwrap());
    assert!(places.is_sorted(), "{course}");
}
