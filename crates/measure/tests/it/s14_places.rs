//! S-14, the part that measurement answers: indicator 2.3 for 2024 is 504 against 604.

use measure::Status;
use record::{Checklist, Place};

use crate::office::{Office, day, indicator, year};

fn place(id: &str, organisation: &str, places: i32, from: Option<&str>) -> Place {
    let meets = from.is_some();
    Place {
        id: id.to_owned(),
        name: id.to_owned(),
        organisation: organisation.to_owned(),
        kind: "cell-block".to_owned(),
        places,
        checklist: Checklist {
            open_regime: id == "open-block-not-built",
            built_or_renovated: meets,
            double_cells: meets,
            statutory_space: meets,
            shower_and_toilet: meets,
        },
        compliant_from: from.map(day),
        compliant_until: None,
        version: 0,
    }
}

#[tokio::test]
async fn five_hundred_and_four_places_of_six_hundred_and_four() {
    let office = Office::new().await;
    let mut change = office.change().await;
    change
        .places(&[
            place("juveniles", "jelgavas-cietums", 80, Some("2021-07-01")),
            place("addiction-centre", "jelgavas-cietums", 200, Some("2021-07-01")),
            place("remand-block", "jelgavas-cietums", 94, Some("2021-07-01")),
            place("closed-block", "jelgavas-cietums", 130, Some("2022-11-01")),
            place("open-block-not-built", "jelgavas-cietums", 100, None),
            place("new-prison", "jelgavas-cietums", 1200, Some("2026-04-01")),
        ])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let result = indicator(&office.engine("2025-01-31").await, "2.3").await;
    assert_eq!(year(&result, 2021).value, Some(374.0));
    let value = year(&result, 2024);
    assert_eq!((value.value, value.target, value.status), (Some(504.0), Some(604.0), Status::NotReached));
    assert!(office.catalogue.indicators["2.3"].explanation.contains_key("2024"), "the reason stands in the definition");
    assert_eq!(value.excluded.values().sum::<u64>(), 2, "the block that was not built, the prison not handed over");
    assert_eq!(year(&result, 2025).status, Status::Open);
    assert_eq!((year(&result, 2026).value, year(&result, 2026).status), (None, Status::Open));
}
