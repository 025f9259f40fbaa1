//! S-05: a probation officer's indicator 1.2 with its exclusions and boundary case.

use std::collections::BTreeMap;

use chrono::Datelike;
use measure::{Completeness, Status};
use record::{NewFact, NewSection};

use crate::office::{Office, day, indicator, year};

/// 100 closed sections: 70 qualify, 9 of them in work at the end; 5 with group I disability, 10 opened in 2021,
/// 15 conditionally released from liability.
async fn hundred_sections(office: &Office, closed_on: &str) {
    let people = office
        .people(100, |number, person| {
            // Number 20 is exactly 64 on the closing day, and qualifies.
            let closed_on = day(closed_on);
            person.born_on =
                if number == 20 { closed_on.with_year(closed_on.year() - 64) } else { Some(day("1990-05-04")) };
        })
        .await;
    let sections: Vec<_> = people
        .iter()
        .enumerate()
        .map(|(number, &person)| NewSection {
            person,
            function: "supervision".to_owned(),
            basis: if number >= 85 { "conditional-release-from-liability" } else { "suspended-sentence" }.to_owned(),
            unit: "vpd-liepajas".to_owned(),
            opened_on: day(if (75..85).contains(&number) { "2021-11-01" } else { "2022-01-03" }),
            closed_on: Some(day(closed_on)),
            closing_reason: Some("term-ended".to_owned()),
            employed_at_opening: Some(false),
            employed_at_closing: Some(number < 9),
        })
        .collect();
    let disabled: Vec<_> = people[70..75]
        .iter()
        .map(|&person| NewFact {
            person,
            kind: "disability-group".to_owned(),
            on: day("2022-02-01"),
            until: None,
            value: Some("1".to_owned()),
            source: "vdeavk".to_owned(),
            queried_on: day("2022-02-01"),
        })
        .collect();
    let mut change = office.change().await;
    change.sections(&sections).await.unwrap();
    change.facts(&disabled).await.unwrap();
    change.commit().await.unwrap();
}

#[tokio::test]
async fn nine_of_seventy_are_twelve_point_eight_six_per_cent() {
    let office = Office::new().await;
    hundred_sections(&office, "2022-07-15").await;
    let engine = office.engine("2023-06-30").await;
    let result = indicator(&engine, "1.2").await;
    let value = year(&result, 2022);
    assert_eq!((value.numerator, value.denominator), (9.0, 70));
    assert_eq!(format!("{:.2}", value.value.unwrap()), "12.86");
    assert_eq!((value.target, value.status), (Some(12.0), Status::Reached));
    assert_eq!(value.completeness, Completeness::Complete);
    let expected = [("conditionally_released", 15), ("disability_group_1", 5), ("opened_before_2022", 10)];
    assert_eq!(value.excluded, expected.map(|(reason, cases)| (reason.to_owned(), cases)).into());
    assert_eq!(value.boundary, Some(1));
    assert_eq!(result.parameters["upper_age"], "64");

    let open = year(&result, 2023);
    assert_eq!(open.completeness, Completeness::WindowOpen { complete_on: day("2024-01-01") });
    assert_eq!(open.status, Status::Open);
}

#[tokio::test]
async fn the_same_share_misses_the_forecast_of_the_next_year() {
    let office = Office::new().await;
    hundred_sections(&office, "2023-07-15").await;
    let result = indicator(&office.engine("2024-01-31").await, "1.2").await;
    let value = year(&result, 2023);
    assert_eq!(format!("{:.2}", value.value.unwrap()), "12.86");
    assert_eq!((value.target, value.status), (Some(13.0), Status::NotReached));
    assert_eq!(year(&result, 2021).value, Some(10.66), "the baseline stands where nothing was counted");
}

#[tokio::test]
async fn the_other_reading_of_the_age_leaves_the_boundary_case_out() {
    let office = Office::new().await;
    hundred_sections(&office, "2022-07-15").await;
    let engine = office.engine("2023-01-31").await;
    let other = BTreeMap::from([("upper_age".to_owned(), "63".to_owned())]);
    let result = engine.indicator("1.2", &other).await.unwrap();
    let value = year(&result, 2022);
    assert_eq!((value.denominator, value.boundary), (69, Some(1)));
    assert_eq!(value.excluded["age"], 1);

    let cases = engine.cases("1.2", Some(2022), &BTreeMap::new()).await.unwrap();
    assert_eq!(cases.len(), 100);
    let boundary: Vec<_> = cases.iter().filter(|case| case.boundary).collect();
    assert_eq!(boundary.len(), 1);
    assert_eq!(boundary[0].columns["age_band"], "60-64");
    assert!(cases.windows(2).all(|pair| (pair[0].date, &pair[0].case_key) <= (pair[1].date, &pair[1].case_key)));

    let wrong = BTreeMap::from([("upper_age".to_owned(), "65".to_owned())]);
    let error = engine.indicator("1.2", &wrong).await.unwrap_err().to_string();
    assert!(error.contains("`65` is no choice of parameter `upper_age`"), "{error}");
    let error = engine.indicator("1.22", &BTreeMap::new()).await.unwrap_err().to_string();
    assert!(error.contains("did you mean `1.2`?"), "{error}");
}
