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
