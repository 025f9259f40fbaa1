//! Stays in custody, movements and releases.

use record::{CustodyId, Movement, NewCustody, NewRelease, NewStay, PersonId, Problem, StayMove, StayRelease};

use crate::base::{Base, day, on_both, problem};

on_both! {
    a_stay_keeps_its_last_placement_and_ends_with_the_release
    a_release_before_the_placement_is_refused
    a_second_release_is_refused
    two_open_stays_of_one_person_are_refused_at_the_commit
    stays_and_releases_may_come_in_any_order_within_a_change
    a_regime_that_was_abolished_is_refused_after_that_day
    a_mistyped_unit_is_answered_with_the_nearest
    whole_stays_are_recorded_at_once
}

fn custody(person: PersonId, from: &str) -> NewCustody {
    NewCustody {
        person,
        legal_status: "sentenced".to_owned(),
        from: day(from),
        unit: "jelgavas-cietums".to_owned(),
        regime: Some("closed".to_owned()),
    }
}

fn release(custody: CustodyId, on: &str) -> NewRelease {
    NewRelease { custody, on: day(on), kind: "full-term".to_owned() }
}

async fn a_stay_keeps_its_last_placement_and_ends_with_the_release(base: Base) {
    let person = base.person("Jānis", "Bērziņš").await;
    let mut change = base.change().await;
    let stay = change.custody(&[custody(person, "2022-02-01")]).await.unwrap()[0];
    let moved = Movement {
        custody: stay,
        on: day("2022-05-01"),
        unit: "valmieras-cietums".to_owned(),
        regime: Some("semi-closed".to_owned()),
    };
    change.movements(&[moved]).await.unwrap();
    assert_eq!(change.open_custody(&[person]).await.unwrap(), [Some(stay)]);
    change.releases(&[release(stay, "2023-02-01")]).await.unwrap();
    assert_eq!(change.open_custody(&[person]).await.unwrap(), [None]);
    change.commit().await.unwrap();
    let export = base.record.export(&crate::base::admin()).await.unwrap();
    let stays = export.custody(0, 10).await.unwrap();
    assert_eq!((stays[0].unit.as_str(), stays[0].until), ("valmieras-cietums", Some(day("2023-02-01"))));
    assert_eq!(stays[0].regime.as_deref(), Some("semi-closed"));
    assert_eq!(export.movements(0, 10).await.unwrap().len(), 2);
    assert_eq!(export.releases(0, 10).await.unwrap()[0].unit, "valmieras-cietums");
}

async fn a_release_before_the_placement_is_refused(base: Base) {
    let person = base.person("Jānis", "Bērziņš").await;
    let mut change = base.change().await;
    let stay = change.custody(&[custody(person, "2022-02-01")]).await.unwrap()[0];
    let (field, found) = problem(change.releases(&[release(stay, "2022-01-31")]).await);
    assert_eq!(field, "0.on");
    assert_eq!(found, Problem::Before { on: day("2022-01-31"), field: "from", earliest: day("2022-02-01") });
    assert_eq!(found.remedy(), "give 2022-02-01 or a later day");
}

async fn a_second_release_is_refused(base: Base) {
    let person = base.person("Jānis", "Bērziņš").await;
    let mut change = base.change().await;
    let stay = change.custody(&[custody(person, "2022-02-01")]).await.unwrap()[0];
    let twice = [release(stay, "2022-03-01"), release(stay, "2022-04-01")];
    let (field, found) = problem(change.releases(&twice).await);
    assert_eq!((field.as_str(), found), ("1.custody", Problem::Ended { on: day("2022-03-01") }));
}

async fn two_open_stays_of_one_person_are_refused_at_the_commit(base: Base) {
    let people = [base.person("Anna", "Ozola").await, base.person("Jānis", "Bērziņš").await];
    let mut change = base.change().await;
    change.custody(&[custody(people[0], "2022-02-01"), custody(people[1], "2022-02-01")]).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.change().await;
    change.custody(&[custody(people[1], "2023-02-01")]).await.unwrap();
    let (field, found) = problem(change.commit().await);
    assert_eq!((field.as_str(), found), ("0.person", Problem::InCustody { from: day("2022-02-01"), until: None }));
    assert_eq!(base.count("custody").await, 2);
}

async fn stays_and_releases_may_come_in_any_order_within_a_change(base: Base) {
    let person = base.person("Jānis", "Bērziņš").await;
    let mut change = base.change().await;
    let later = change.custody(&[custody(person, "2023-02-01")]).await.unwrap()[0];
    let earlier = change.custody(&[custody(person, "2020-02-01")]).await.unwrap()[0];
    change.releases(&[release(later, "2023-08-01"), release(earlier, "2021-02-01")]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.count("release").await, 2);
}

async fn a_regime_that_was_abolished_is_refused_after_that_day(base: Base) {
    let person = base.person("Jānis", "Bērziņš").await;
    let mut change = base.change().await;
    let semi = |from: &str| NewCustody { regime: Some("semi-closed".to_owned()), ..custody(person, from) };
    let (field, found) = problem(change.custody(&[semi("2024-09-01")]).await);
    assert_eq!(field, "0.regime");
    assert_eq!(found.to_string(), "`semi-closed` is not in use on 2024-09-01");
    assert_eq!(found.remedy(), "it was in use until 2024-08-31");
    change.custody(&[semi("2024-08-31")]).await.unwrap();
}

async fn a_mistyped_unit_is_answered_with_the_nearest(base: Base) {
    let person = base.person("Jānis", "Bērziņš").await;
    let wrong = NewCustody { unit: "jelgavas-cietum".to_owned(), ..custody(person, "2022-02-01") };
    let (field, found) = problem(base.change().await.custody(&[wrong]).await);
    assert_eq!(field, "0.unit");
    assert_eq!(found.remedy(), "did you mean `jelgavas-cietums`?");
}

async fn whole_stays_are_recorded_at_once(base: Base) {
    let person = base.person("Jānis", "Bērziņš").await;
    let stay = |from: &str, moved: &str, released: &str| NewStay {
        custody: custody(person, from),
        moves: vec![StayMove { on: day(moved), unit: "valmieras-cietums".to_owned(), regime: None }],
        release: Some(StayRelease { on: day(released), kind: "conditional".to_owned() }),
    };
    let mut change = base.change().await;
    let (field, _) = problem(change.stays(&[stay("2020-01-01", "2020-03-01", "2020-02-01")]).await);
    assert_eq!(field, "0.release.on");
    let stays = [stay("2022-01-01", "2022-01-05", "2023-01-01"), stay("2020-01-01", "2020-03-01", "2021-01-01")];
    change.stays(&stays).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!((base.count("movement").await, base.count("release").await), (4, 2));
    let mut change = base.change().await;
    change.stays(&[stay("2022-06-01", "2022-06-02", "2022-07-01")]).await.unwrap();
    let (_, found) = problem(change.commit().await);
    assert_eq!(found, Problem::InCustody { from: day("2022-01-01"), until: Some(day("2023-01-01")) });
}
