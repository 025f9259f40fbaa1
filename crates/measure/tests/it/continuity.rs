//! Continuity: those never taken over have no days, and groups known only of those taken over are not compared by it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use measure::Engine;
use measure::study::Cell;

use crate::office::{engine_on, pack};

/// Forty conditional releases from two prisons; supervision began for thirty of them, ten days after, in two units. Five of
/// those worked before that, five thirty days after it.
async fn engine() -> Engine {
    let mut releases =
        String::from("release_key,person_key,custody_key,released_on,kind,unit,sex,age,first_tax_payment_on\n");
    let mut sections = String::from("section_key,person_key,\"function\",opened_on,unit,basis\n");
    for number in 0..40 {
        let prison = if number % 4 == 0 { "ilguciema-cietums" } else { "jelgavas-cietums" };
        let paid = ["2023-02-05", "2023-03-13"].get(number / 5).unwrap_or(&"");
        let _ =
            writeln!(releases, "r{number:02},p{number:02},c{number:02},2023-02-01,conditional,{prison},male,30,{paid}");
        if number < 30 {
            let unit = if number % 2 == 0 { "vpd-rigas" } else { "vpd-jelgavas" };
            let _ = writeln!(sections, "s{number:02},p{number:02},supervision,2023-02-11,{unit},conditional-release");
        }
    }
    engine_on(&pack("lv"), "2025-03-31", &[("release", &releases), ("section", &sections)]).await
}

#[tokio::test]
async fn those_never_taken_over_have_no_days_until_supervision() {
    let run = engine().await.study("continuity", &BTreeMap::new(), "tilts of the test").await.unwrap();
    let result = run.answer("days-to-probation").unwrap().made.as_ref().unwrap();
    let part = result.part("amounts").unwrap();
    let cell = |column: &str| &part.rows[0][part.shape.place(column)];
    assert_eq!((cell("cases"), cell("known")), (&Cell::Count(40), &Cell::Count(30)));
    assert_eq!(cell("mean"), &Cell::Number(10.0));
    assert_eq!(result.cautions, ["only-known"]);
}

#[tokio::test]
async fn days_between_probation_and_work_are_counted_from_the_beginning_of_supervision() {
    let run = engine().await.study("continuity", &BTreeMap::new(), "tilts of the test").await.unwrap();
    let part = |analysis: &str, name: &str| {
        run.answer(analysis).unwrap().made.as_ref().unwrap().part(name).unwrap().rows[0].clone()
    };
    // Work that was there before supervision is no day lost.
    let amounts = part("days-until-paid", "amounts");
    assert!(amounts.contains(&Cell::Count(30)) && amounts.contains(&Cell::Count(10)), "{amounts:?}");
    assert!(amounts.contains(&Cell::Number(15.0)), "{amounts:?}");
    // Of thirty under supervision ten worked within three months of its beginning.
    let windows = part("working-under-supervision", "windows");
    assert!(windows.contains(&Cell::Count(30)) && windows.contains(&Cell::Count(10)), "{windows:?}");
    assert!(windows.contains(&Cell::Share(10.0 / 30.0)), "{windows:?}");
}

#[tokio::test]
async fn groups_that_the_outcome_makes_are_not_compared_by_it() {
    let engine = engine().await;
    for (outcome, may) in [("taken-over", false), ("days-to-probation", false), ("met", true), ("working", true)] {
        let columns = engine.choosable("continuity", &BTreeMap::new(), outcome).await.unwrap();
        assert_eq!(columns.groups.iter().any(|column| column.id == "first_unit"), may, "{outcome}");
        assert!(columns.groups.iter().any(|column| column.id == "unit"), "{outcome}");
    }
}
