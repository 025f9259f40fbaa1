//! What moves deadlines: the expected release, and times in which something could not be done.

use catalogue::DueState;
use record::{
    ChronologyFilter, ExemptionId, ExpectedRelease, Happening, NewExemption, NewRelease, Page, PersonId, Problem,
    RecordError,
};

use crate::assessment::specialist;
use crate::base::{Base, day, on_both};
use crate::scope::held;

on_both! {
    an_expected_release_brings_a_deadline_forward
    an_exemption_holds_a_deadline_up_and_moves_it_when_it_ends
    terms_are_refused_where_they_make_no_sense
}

const PRISON: &str = "jelgavas-cietums";

/// State and day of the first assessment as it stands on a day, for somebody placed on 1 January 2024.
async fn first(base: &Base, person: PersonId, today: &str) -> (DueState, chrono::NaiveDate) {
    let anna = specialist("anna", &format!("{today}T08:00:00Z"));
    let due = base.record.deadlines(&anna, person).await.unwrap().remove(0);
    (due.state, due.on)
}

async fn custody_of(base: &Base, person: PersonId) -> record::CustodyId {
    let anna = specialist("anna", "2024-01-20T08:00:00Z");
    let dossier = base.record.dossier(&anna, person, &ChronologyFilter::default(), Page::default()).await.unwrap();
    dossier.held.unwrap().custody
}

async fn an_expected_release_brings_a_deadline_forward(base: Base) {
    let person = held(&base, "Ozola", PRISON).await;
    assert_eq!(first(&base, person, "2024-01-20").await, (DueState::Pending, day("2024-03-01")));
    let custody = custody_of(&base, person).await;
    let anna = specialist("anna", "2024-01-20T08:00:00Z");
    for on in ["2024-02-20", "2024-02-27"] {
        let mut change = base.record.change(&anna, "write", None).await.unwrap();
        let words = Some("spriedums".to_owned());
        change.expect_releases(&[ExpectedRelease { custody, on: day(on), words }]).await.unwrap();
        change.commit().await.unwrap();
    }
    // What was said last counts.
    assert_eq!(first(&base, person, "2024-01-21").await, (DueState::Pending, day("2024-02-20")));
    let dossier = base.record.dossier(&anna, person, &ChronologyFilter::default(), Page::default()).await.unwrap();
    let here = dossier.held.unwrap();
    assert_eq!((here.unit.as_str(), here.from, here.release_on), (PRISON, day("2024-01-01"), Some(day("2024-02-27"))));
    let said = |on: &str| Happening::ReleaseExpected { on: day(on) };
    let told: Vec<_> = dossier.chronology.entries.rows.into_iter().map(|entry| entry.what).collect();
    assert_eq!(told[..2], [said("2024-02-27"), said("2024-02-20")]);
}

async fn an_exemption_holds_a_deadline_up_and_moves_it_when_it_ends(base: Base) {
    let person = held(&base, "Ozola", PRISON).await;
    let anna = specialist("anna", "2024-02-20T08:00:00Z");
    let new = NewExemption {
        person,
        kind: "health".to_owned(),
        from: day("2024-02-15"),
        until: None,
        words: Some("slimnīcā".to_owned()),
    };
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let id = change.exempt(std::slice::from_ref(&new)).await.unwrap()[0];
    change.commit().await.unwrap();
    assert_eq!(first(&base, person, "2024-03-05").await, (DueState::Waiting, day("2024-03-01")));
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    assert!(matches!(change.end_exemption(id, 9, day("2024-02-28")).await, Err(RecordError::Stale { .. })));
    assert_eq!(change.end_exemption(id, 1, day("2024-02-28")).await.unwrap(), person);
    change.commit().await.unwrap();
    assert_eq!(first(&base, person, "2024-03-05").await, (DueState::Pending, day("2024-03-09")));
    let dossier = base.record.dossier(&anna, person, &ChronologyFilter::default(), Page::default()).await.unwrap();
    let [one] = &dossier.exemptions[..] else { panic!("{:?}", dossier.exemptions) };
    assert_eq!((one.id, one.version, one.data.until), (id, 2, Some(day("2024-02-28"))));
    assert_eq!(one.data, NewExemption { until: Some(day("2024-02-28")), ..new });
}

async fn terms_are_refused_where_they_make_no_sense(base: Base) {
    let person = held(&base, "Ozola", PRISON).await;
    let custody = custody_of(&base, person).await;
    let anna = specialist("anna", "2024-02-20T08:00:00Z");
    let expect = |on: &str| ExpectedRelease { custody, on: day(on), words: None };
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let refused = change.expect_releases(&[expect("2023-12-31")]).await.unwrap_err();
    assert!(matches!(refused, RecordError::Invalid { problem: Problem::Before { .. }, .. }), "{refused}");
    let exemption = |kind: &str, until: &str| NewExemption {
        person,
        kind: kind.to_owned(),
        from: day("2024-02-01"),
        until: Some(day(until)),
        words: None,
    };
    assert!(change.exempt(&[exemption("holiday", "2024-02-02")]).await.is_err());
    assert!(change.exempt(&[exemption("health", "2024-01-02")]).await.is_err());
    let unknown = change.end_exemption(ExemptionId(7), 1, day("2024-02-02")).await;
    assert!(matches!(unknown, Err(RecordError::Missing("exemption"))));
    drop(change);
    // Another unit does not see the person.
    let elsewhere = record::Actor { unit: "valmieras-cietums".to_owned(), ..anna };
    let mut change = base.record.change(&elsewhere, "write", None).await.unwrap();
    assert!(change.exempt(&[exemption("health", "2024-02-02")]).await.is_err());
    assert!(change.expect_releases(&[expect("2024-12-31")]).await.is_err());
    drop(change);
    let mut change = base.change().await;
    let release = NewRelease { custody, on: day("2024-02-20"), kind: "full-term".to_owned() };
    change.releases(&[release]).await.unwrap();
    assert!(change.expect_releases(&[expect("2024-12-31")]).await.is_err(), "the stay has ended");
}
