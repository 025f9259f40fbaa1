//! S-20: the same person and the same activity charged to two funds is reported; different activities are not.

use record::NewActivity;

use crate::office::{Office, activity, there};

#[tokio::test]
async fn a_consultation_charged_to_two_funds_is_reported() {
    let office = Office::new().await;
    let people = office.people(2, |_, _| {}).await;
    let charged = |kind: &str, on: &str, person, project: Option<&str>, fund: Option<&str>| NewActivity {
        project: project.map(str::to_owned),
        external_fund: fund.map(str::to_owned),
        participations: vec![there(person, "prisoner")],
        ..activity(kind, on, "ievp", "jelgavas-cietums")
    };
    let (project, fund) = (Some("4.3.4.7"), Some("2021-2027/4.3.5"));
    office
        .activities(&[
            charged("psychologist-consultation", "2024-09-03", people[0], project, None),
            charged("psychologist-consultation", "2024-09-17", people[0], None, fund),
            // Another activity of the other fund, another person, and a day too far away.
            charged("lawyer-consultation", "2024-09-17", people[0], None, fund),
            charged("psychologist-consultation", "2024-09-17", people[1], None, fund),
            charged("psychologist-consultation", "2024-12-17", people[0], None, fund),
        ])
        .await;
    let found = office.engine("2024-12-31").await.board().await.unwrap().double_charges;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].activity_type, "psychologist-consultation");
    assert_eq!(found[0].date.to_string(), "2024-09-17");
    assert_eq!((found[0].first_fund.as_str(), found[0].second_fund.as_str()), ("2021-2027/4.3.4.7", "2021-2027/4.3.5"));
}
