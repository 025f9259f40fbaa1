//! S-16: who counts among representatives of organisations.

use record::{Headcount, NewActivity};

use crate::office::{Office, activity, from_organisation, indicator, there, year};

#[tokio::test]
async fn a_seminar_adds_the_fifteen_outsiders_only() {
    let office = Office::new().await;
    let staff = office.people(20, |_, person| person.employer_agency = Some("ievp".to_owned())).await;
    let outsiders = (0..15).map(|_| from_organisation("dome"));
    let seminar = NewActivity {
        participations: staff.iter().map(|&person| there(person, "staff")).chain(outsiders).collect(),
        ..activity("seminar", "2024-05-14", "ievp", "ievp")
    };
    office.activities(&[seminar]).await;
    let result = indicator(&office.engine("2025-01-31").await, "3.2").await;
    let value = year(&result, 2024);
    assert_eq!((value.value, value.cases), (Some(15.0), 15));
    assert_eq!(value.excluded["own_employee"], 20);
}

#[tokio::test]
async fn a_municipality_counts_at_the_conference_but_not_at_the_round_table() {
    let office = Office::new().await;
    let with = |kind: &str, on: &str, organisations: &[&str]| NewActivity {
        title: Some("Kopā".to_owned()),
        topic: (kind == "round-table").then(|| "social-entrepreneurship".to_owned()),
        participations: organisations.iter().map(|organisation| from_organisation(organisation)).collect(),
        ..activity(kind, on, "vpd", "vpd-kurzeme")
    };
    office
        .activities(&[
            with("council-meeting", "2024-03-05", &["biedriba", "policija"]),
            with("round-table", "2024-04-18", &["biedriba", "dome"]),
            with("conference", "2024-10-03", &["biedriba", "dome", "policija"]),
        ])
        .await;
    let engine = office.engine("2025-01-31").await;
    let result = indicator(&engine, "3.4").await;
    let value = year(&result, 2024);
    assert_eq!(value.value, Some(5.0), "two of the council, one of the round table, two of the conference");
    let cell = |kind: &str| {
        let table = value.breakdowns.iter().find(|table| table.column == "type").unwrap();
        table.cells.iter().find(|cell| cell.key == kind).and_then(|cell| cell.numerator)
    };
    assert_eq!((cell("council-meeting"), cell("round-table"), cell("conference")), (Some(2.0), Some(1.0), Some(2.0)));
    assert_eq!(value.excluded["not_ngo"], 1);
    assert_eq!(value.excluded["not_ngo_or_municipality"], 1);
}

#[tokio::test]
async fn nine_council_meetings_have_eight_hundred_and_twenty_seven_representatives() {
    let office = Office::new().await;
    let meetings: Vec<_> = (0..9)
        .map(|meeting| NewActivity {
            headcounts: [("ngo", 40), ("municipality", 51 + i32::from(meeting < 8))]
                .map(|(kind, count)| Headcount {
                    kind: "representatives".to_owned(),
                    organisation_kind: Some(kind.to_owned()),
                    count,
                })
                .to_vec(),
            ..activity("council-meeting", &format!("{}-03-0{}", 2022 + meeting / 3, meeting + 1), "vpd", "vpd-kurzeme")
        })
        .collect();
    let total: i32 = meetings.iter().flat_map(|meeting| &meeting.headcounts).map(|count| count.count).sum();
    assert_eq!(total, 827);
    office.activities(&meetings).await;
    let engine = office.engine("2024-12-31").await;
    let board = engine.board().await.unwrap();
    let representatives = board.achievements.iter().find(|count| {
        (count.task.as_str(), count.achievement.as_str(), count.value.as_str())
            == ("plan-2023-2024/4.5", "b", "representatives")
    });
    assert_eq!(representatives.map(|count| (count.printed, count.counted)), Some((Some(827.0), 827.0)));
    let of_years: f64 = [2022, 2023, 2024].iter().map(|one| year(&board.indicators["3.4"], *one).numerator).sum();
    assert_eq!(of_years.to_string(), "827");
    let ngo = year(&board.indicators["3.4"], 2022).breakdowns.iter().find(|table| table.column == "organisation_kind");
    let cells: Vec<_> = ngo.unwrap().cells.iter().map(|cell| (cell.key.as_str(), cell.numerator)).collect();
    assert_eq!(cells, [("municipality", Some(156.0)), ("ngo", Some(120.0))]);
}
