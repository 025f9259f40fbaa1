//! S-19: e-solutions year by year, and milestones in the snapshot.

use measure::Status;
use record::{MilestoneReached, NewDeliverable};

use crate::office::{Office, day, indicator};

#[tokio::test]
async fn one_two_two_one_and_then_none() {
    let office = Office::new().await;
    let solutions: Vec<_> = ["2022-11-30", "2023-10-02", "2023-12-20", "2024-09-16", "2024-12-02", "2025-06-30"]
        .iter()
        .map(|introduced_on| NewDeliverable {
            id: format!("solution-{introduced_on}"),
            name: "Solution".to_owned(),
            kind: "e-solution".to_owned(),
            agency: "ievp".to_owned(),
            introduced_on: Some(day(introduced_on)),
            count: 1,
            ..NewDeliverable::default()
        })
        .collect();
    let reached = |milestone: &str, on: Option<&str>| MilestoneReached {
        milestone: milestone.to_owned(),
        reached_on: on.map(day),
        note: None,
        version: 0,
    };
    let mut change = office.change().await;
    change.deliverables(&solutions).await.unwrap();
    let milestones = [reached("liepaja-prison-in-use", Some("2025-09-29")), reached("liepaja-prisoners-moved", None)];
    change.milestones(&milestones).await.unwrap();
    change.commit().await.unwrap();

    let engine = office.engine("2028-01-01").await;
    let result = indicator(&engine, "2.1").await;
    let years: Vec<_> = result.years.iter().map(|year| (year.year, year.value, year.target, year.status)).collect();
    let expected = [(2022, 1.0), (2023, 2.0), (2024, 2.0), (2025, 1.0), (2026, 0.0), (2027, 0.0)];
    assert_eq!(years, expected.map(|(year, value)| (year, Some(value), Some(value), Status::Reached)));
    let rows = |table: &str| engine.snapshot().manifest.tables.iter().find(|entry| entry.name == table).unwrap().rows;
    assert_eq!((rows("deliverable"), rows("milestone")), (6, 2));

    let before = indicator(&office.engine("2024-12-31").await, "2.1").await;
    let last = before.years.last().unwrap();
    assert_eq!((last.year, last.value, last.status), (2027, None, Status::Open));
}
