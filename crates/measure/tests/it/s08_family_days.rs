//! S-08: family days with guests who are not named, and the yearly minimum of every prison.

use measure::Status;
use record::{Headcount, NewActivity};

use crate::office::{Office, activity};

/// Spreads the year's people over its events, so that every event adds up.
fn family_days(
    kind: &str,
    project: &str,
    year: i32,
    [events, prisoners, adults, children]: [i32; 4],
) -> Vec<NewActivity> {
    let share = |total: i32, event: i32| total / events + i32::from(event < total % events);
    let count = |kind: &str, count: i32| Headcount { kind: kind.to_owned(), organisation_kind: None, count };
    (0..events)
        .map(|event| {
            let (adults, children) = (share(adults, event), share(children, event));
            NewActivity {
                project: Some(project.to_owned()),
                headcounts: vec![
                    count("prisoners", share(prisoners, event)),
                    count("guests", adults + children),
                    count("adults", adults),
                    count("children", children),
                ],
                ..activity(kind, &format!("{year}-06-{:02}", event % 30 + 1), "ievp", "jelgavas-cietums")
            }
        })
        .collect()
}

#[tokio::test]
async fn guests_of_three_years_are_counted_as_printed() {
    let office = Office::new().await;
    office.activities(&family_days("family-day", "9.1.3", 2022, [38, 447, 951, 340])).await;
    office.activities(&family_days("family-day", "9.1.3", 2023, [32, 426, 838, 324])).await;
    office.activities(&family_days("family-support-day", "4.3.4.7", 2024, [19, 213, 389, 146])).await;
    let board = office.engine("2024-12-31").await.board().await.unwrap();
    let counted = |achievement: &str, value: &str| {
        let found = board.achievements.iter().find(|count| {
            count.task == "plan-2023-2024/1.3" && count.achievement == achievement && count.value == value
        });
        let found = found.expect("the plan has the value");
        assert_eq!(Some(found.counted), found.printed, "{achievement}/{value}");
        found.counted
    };
    assert_eq!((counted("d", "events-2022"), counted("d", "prisoners-2022")), (38.0, 447.0));
    assert_eq!((counted("d", "guests-2022"), counted("d", "adults-2022")), (1291.0, 951.0));
    assert_eq!((counted("d", "events-2023"), counted("d", "guests-2023")), (32.0, 1162.0));
    assert_eq!((counted("e", "events"), counted("e", "prisoners")), (19.0, 213.0));
    assert_eq!((counted("e", "family"), counted("e", "minors")), (535.0, 146.0));
}

#[tokio::test]
async fn prisons_below_the_yearly_minimum_are_listed_with_what_they_have() {
    let office = Office::new().await;
    office
        .activities(&[
            activity("family-day", "2018-06-02", "ievp", "jelgavas-cietums"),
            activity("relatives-event", "2018-05-13", "ievp", "jelgavas-cietums"),
            activity("relatives-event", "2018-12-20", "ievp", "jelgavas-cietums"),
            activity("relatives-event", "2018-12-20", "ievp", "cesu-audzinasanas-iestade"),
        ])
        .await;
    let board = office.engine("2020-12-31").await.board().await.unwrap();
    let of_year = |target: &str, year: i32| {
        let result = board.targets.iter().find(|result| result.target == target).expect("the plan has the target");
        let values = result.values.iter().filter(|value| value.year == Some(year));
        let line = |value: &measure::TargetValue| (value.prison.clone().unwrap(), value.value, value.status);
        values.map(line).collect::<Vec<_>>()
    };
    let line = |prison: &str, value: f64, status| (prison.to_owned(), value, status);
    assert_eq!(
        of_year("P15-4.3-01/a", 2018),
        [
            line("brasas-cietums", 0.0, Status::NotReached),
            line("ilguciema-cietums", 0.0, Status::NotReached),
            line("jelgavas-cietums", 1.0, Status::Reached),
        ],
        "juveniles owe no family day"
    );
    assert_eq!(
        of_year("P15-4.3-02/a", 2018),
        [
            line("brasas-cietums", 0.0, Status::NotReached),
            line("cesu-audzinasanas-iestade", 1.0, Status::NotReached),
            line("ilguciema-cietums", 0.0, Status::NotReached),
            line("jelgavas-cietums", 2.0, Status::Reached),
        ]
    );
    let prisons_of = |year| of_year("P15-4.3-02/a", year).into_iter().map(|(prison, ..)| prison).collect::<Vec<_>>();
    assert!(prisons_of(2019).contains(&"brasas-cietums".to_owned()), "it was closed during 2019");
    assert!(!prisons_of(2020).contains(&"brasas-cietums".to_owned()));
}
