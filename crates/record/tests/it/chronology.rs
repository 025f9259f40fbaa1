//! One chronology across prison and probation.

use record::{
    ChronologyFilter, ChronologySource, Happening, Nature, NewCustody, NewFact, NewRelease, NewSection, Page, PersonId,
    RecordError,
};

use crate::activity::consultation;
use crate::assessment::{certified, signed, specialist};
use crate::base::{Base, actor, admin, day, on_both};

on_both! {
    everything_stands_in_order_with_its_source
    a_page_is_a_part_of_the_whole
    what_the_role_may_not_read_is_left_out_and_said
}

const PRISON: &str = "jelgavas-cietums";

/// In prison from 1 January to 1 April 2024, supervised since.
async fn somebody(base: &Base) -> PersonId {
    certified(base, "anna").await;
    let id = base.person("Anna", "Ozola").await;
    let mut change = base.change().await;
    let stay = NewCustody {
        person: id,
        legal_status: "sentenced".to_owned(),
        from: day("2024-01-01"),
        unit: PRISON.to_owned(),
        regime: Some("closed".to_owned()),
    };
    let custody = change.custody(&[stay]).await.unwrap()[0];
    let moved = record::Movement { custody, on: day("2024-02-01"), unit: "jelgavas-1-nodala".to_owned(), regime: None };
    change.movements(&[moved]).await.unwrap();
    change.activities(&[consultation(PRISON, id)]).await.unwrap();
    change.releases(&[NewRelease { custody, on: day("2024-04-01"), kind: "conditional".to_owned() }]).await.unwrap();
    let section = NewSection {
        person: id,
        function: "supervision".to_owned(),
        basis: "suspended-sentence".to_owned(),
        unit: "vpd-riga".to_owned(),
        opened_on: day("2024-04-03"),
        closed_on: None,
        closing_reason: None,
        employed_at_opening: None,
        employed_at_closing: None,
    };
    change.sections(&[section]).await.unwrap();
    let fact = NewFact {
        person: id,
        kind: "employment".to_owned(),
        on: day("2024-05-01"),
        until: None,
        value: None,
        source: "vid".to_owned(),
        queried_on: day("2024-05-10"),
    };
    change.facts(&[fact]).await.unwrap();
    change.commit().await.unwrap();
    signed(base, id, "2024-02-05").await;
    let mut change = base.record.change(&specialist("anna", "2024-02-06T09:00:00Z"), "write", None).await.unwrap();
    change.open_plan(id).await.unwrap();
    change.commit().await.unwrap();
    id
}

async fn everything_stands_in_order_with_its_source(base: Base) {
    let id = somebody(&base).await;
    let all = record::Actor { unit: PRISON.to_owned(), agency: "ievp".to_owned(), ..admin() };
    let found = base.record.chronology(&all, id, &ChronologyFilter::default(), Page::default()).await.unwrap();
    assert_eq!((found.entries.total, found.left_out.as_slice()), (8, &[] as &[&str]));
    let days: Vec<_> = found.entries.rows.iter().map(|entry| (entry.on.to_string(), entry.nature)).collect();
    let expected = [
        ("2024-05-01", Nature::Fact),
        ("2024-04-03", Nature::Fact),
        ("2024-04-01", Nature::Fact),
        ("2024-03-01", Nature::Fact),
        ("2024-02-06", Nature::Opinion),
        ("2024-02-05", Nature::Opinion),
        ("2024-02-01", Nature::Fact),
        ("2024-01-01", Nature::Fact),
    ];
    assert_eq!(days, expected.map(|(on, nature)| (on.to_owned(), nature)));
    assert!(
        matches!(found.entries.rows[7].what, Happening::Placed { ref regime, .. } if regime.as_deref() == Some("closed"))
    );
    assert!(matches!(found.entries.rows[7].source, ChronologySource::Custody(1)));
    assert!(matches!(found.entries.rows[6].what, Happening::Moved { ref unit, .. } if unit == "jelgavas-1-nodala"));
    assert!(matches!(found.entries.rows[5].source, ChronologySource::Assessment { version: 3, .. }));
    let Happening::Assessed { ref band, ref state, .. } = found.entries.rows[5].what else { panic!("{found:?}") };
    assert_eq!((band.as_deref(), state.as_str()), (Some("high-risk"), "completed"));
}

async fn a_page_is_a_part_of_the_whole(base: Base) {
    let id = somebody(&base).await;
    let page = Page { number: 2, size: 3 };
    let found = base.record.chronology(&admin(), id, &ChronologyFilter::default(), page).await.unwrap();
    // A confidential consultation is told in its own unit only.
    assert_eq!((found.entries.total, found.entries.rows.len()), (7, 3));
    assert_eq!(found.entries.rows[0].on, day("2024-02-06"));
    let opinions = ChronologyFilter { nature: Some(Nature::Opinion), ..ChronologyFilter::default() };
    let found = base.record.chronology(&admin(), id, &opinions, Page::default()).await.unwrap();
    assert_eq!(found.entries.total, 2);
    let spring = ChronologyFilter {
        from: Some(day("2024-04-01")),
        until: Some(day("2024-04-30")),
        ..ChronologyFilter::default()
    };
    let found = base.record.chronology(&admin(), id, &spring, Page::default()).await.unwrap();
    assert_eq!(found.entries.total, 2);
}

async fn what_the_role_may_not_read_is_left_out_and_said(base: Base) {
    let id = somebody(&base).await;
    let coordinator = actor("coordinator", "coordinator", "ievp", "");
    let found = base.record.chronology(&coordinator, id, &ChronologyFilter::default(), Page::default()).await.unwrap();
    assert_eq!(found.left_out, ["custody", "section", "fact", "assessment", "case-plan", "contact", "session-note"]);
    let elsewhere = actor("maija", "specialist", "ievp", "valmieras-cietums");
    let refused = base.record.chronology(&elsewhere, id, &ChronologyFilter::default(), Page::default()).await;
    assert!(matches!(refused, Err(RecordError::Missing("person"))));
}
