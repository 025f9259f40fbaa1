//! Organisations, places, milestones, deliverables, money, documents and external values.

use record::{
    BudgetBalance, BudgetMovement, Checklist, DocumentsSent, ExternalValue, Keys, MilestoneReached, NewDeliverable,
    NewOrganisation, Place, Problem, Record, RecordError,
};

use crate::base::{Base, admin, day, keys, on_both, problem};
use crate::pack;

on_both! {
    organisations_are_updated_by_id
    places_are_locked_optimistically
    milestones_are_those_of_the_pack
    deliverables_are_updated_by_id
    money_is_summed_by_source_and_kind
    more_documents_signed_than_sent_are_refused
    external_values_are_kept_with_their_day
    other_keys_do_not_open_the_record
}

async fn organisations_are_updated_by_id(base: Base) {
    let one = NewOrganisation {
        id: "ngo-tilts".to_owned(),
        name: "Biedrība “Tilts”".to_owned(),
        kind: "ngo".to_owned(),
        ..NewOrganisation::default()
    };
    let mut change = base.change().await;
    change.organisations(std::slice::from_ref(&one)).await.unwrap();
    let wrong = NewOrganisation { id: "x".to_owned(), parent: Some("y".to_owned()), ..one.clone() };
    assert_eq!(problem(change.organisations(&[wrong]).await).0, "0.parent");
    let wrong = NewOrganisation { kind: "prisom".to_owned(), ..one };
    assert_eq!(problem(change.organisations(&[wrong]).await).1.remedy(), "did you mean `prison`?");
    change.commit().await.unwrap();
    let all = base.record.organisations(&admin()).await.unwrap();
    let ngo = all.iter().find(|one| one.data.id == "ngo-tilts").unwrap();
    assert_eq!((ngo.data.name.as_str(), ngo.version, all.len()), ("Biedrība “Tilts”", 2, 6));
}

async fn places_are_locked_optimistically(base: Base) {
    let place = Place {
        id: "olaine-1".to_owned(),
        name: "Atklātais korpuss".to_owned(),
        organisation: "jelgavas-cietums".to_owned(),
        kind: "block".to_owned(),
        places: 100,
        checklist: Checklist { built_or_renovated: true, ..Checklist::default() },
        compliant_from: None,
        compliant_until: None,
        version: 0,
    };
    let mut change = base.change().await;
    change.places(std::slice::from_ref(&place)).await.unwrap();
    change.commit().await.unwrap();
    let read = base.record.places(&admin()).await.unwrap();
    assert_eq!(read, [Place { version: 1, ..place.clone() }]);
    let mut change = base.change().await;
    change.places(&[Place { places: 120, ..read[0].clone() }]).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.change().await;
    let stale = change.places(&[Place { places: 130, ..read[0].clone() }]).await.unwrap_err();
    assert!(matches!(stale, RecordError::Stale { noun: "place", version: 2, .. }), "{stale:?}");
    let backwards = Place {
        version: 2,
        compliant_from: Some(day("2024-01-02")),
        compliant_until: Some(day("2024-01-01")),
        ..place
    };
    assert_eq!(problem(change.places(&[backwards]).await).0, "0.compliant_until");
}

async fn milestones_are_those_of_the_pack(base: Base) {
    let open = base.record.milestones(&admin()).await.unwrap();
    assert_eq!((open.len(), open[0].version), (1, 0));
    let reached = MilestoneReached { reached_on: Some(day("2025-09-29")), ..open[0].clone() };
    let mut change = base.change().await;
    change.milestones(std::slice::from_ref(&reached)).await.unwrap();
    let stale = change.milestones(&[reached]).await.unwrap_err();
    assert!(matches!(stale, RecordError::Stale { noun: "milestone", version: 1, .. }));
    let wrong = MilestoneReached { milestone: "liepaja-prison-in-us".to_owned(), ..open[0].clone() };
    assert_eq!(problem(change.milestones(&[wrong]).await).1.remedy(), "did you mean `liepaja-prison-in-use`?");
    change.commit().await.unwrap();
    assert_eq!(base.record.milestones(&admin()).await.unwrap()[0].reached_on, Some(day("2025-09-29")));
}

async fn deliverables_are_updated_by_id(base: Base) {
    let one = NewDeliverable {
        id: "e-cabinet".to_owned(),
        name: "E-kabinets".to_owned(),
        kind: "e-solution".to_owned(),
        agency: "ievp".to_owned(),
        project: Some("dari".to_owned()),
        count: 1,
        ..NewDeliverable::default()
    };
    let mut change = base.change().await;
    change.deliverables(std::slice::from_ref(&one)).await.unwrap();
    let introduced = NewDeliverable { introduced_on: Some(day("2025-06-30")), ..one.clone() };
    change.deliverables(std::slice::from_ref(&introduced)).await.unwrap();
    let withdrawn = NewDeliverable { withdrawn_on: Some(day("2025-06-30")), ..one };
    assert_eq!(problem(change.deliverables(&[withdrawn]).await).0, "0.introduced_on");
    change.commit().await.unwrap();
    let read = base.record.deliverables(&admin()).await.unwrap();
    assert_eq!((read.len(), &read[0].data, read[0].version), (1, &introduced, 2));
}

async fn money_is_summed_by_source_and_kind(base: Base) {
    let movement = |kind: &str, cents| BudgetMovement {
        project: "dari".to_owned(),
        source: "esf-plus".to_owned(),
        kind: kind.to_owned(),
        activity: Some("A1".to_owned()),
        on: day("2024-05-01"),
        cents,
        note: None,
    };
    let mut change = base.change().await;
    change.budget(&[movement("planned", 241_344_800), movement("spent", 100), movement("spent", -30)]).await.unwrap();
    let wrong = BudgetMovement { activity: Some("A9".to_owned()), ..movement("spent", 1) };
    assert_eq!(problem(change.budget(&[wrong]).await).0, "0.activity");
    change.commit().await.unwrap();
    let balance = |kind: &str, cents| BudgetBalance { source: "esf-plus".to_owned(), kind: kind.to_owned(), cents };
    assert_eq!(
        base.record.budget(&admin(), "dari").await.unwrap(),
        [balance("planned", 241_344_800), balance("spent", 70)]
    );
    assert!(matches!(base.record.budget(&admin(), "other").await, Err(RecordError::Missing("project"))));
}

async fn more_documents_signed_than_sent_are_refused(base: Base) {
    let sent = |e_signed| DocumentsSent {
        agency: "vpd".to_owned(),
        addressee: "institution".to_owned(),
        on: day("2024-05-02"),
        sent: 75,
        e_signed,
    };
    let mut change = base.change().await;
    let (field, found) = problem(change.documents(&[sent(76)]).await);
    assert_eq!(field, "0.e_signed");
    assert_eq!(found, Problem::Above { value: 76, field: "sent", most: 75 });
    change.documents(&[sent(75)]).await.unwrap();
    assert_eq!(
        problem(change.documents(&[sent(70)]).await).1,
        Problem::Taken { noun: "entry", id: "2024-05-02".to_owned() }
    );
}

async fn external_values_are_kept_with_their_day(base: Base) {
    let value = |thousandths| ExternalValue {
        indicator: "1.1".to_owned(),
        year: 2023,
        thousandths,
        source: "Ziņojums".to_owned(),
    };
    let mut change = base.change().await;
    change.external_values(&[value(12_860), value(12_900)]).await.unwrap();
    assert_eq!(
        problem(change.external_values(&[ExternalValue { source: " ".to_owned(), ..value(1) }]).await).0,
        "0.source"
    );
    change.commit().await.unwrap();
    let export = base.record.export(&admin()).await.unwrap();
    let read = export.external_values().await.unwrap();
    assert_eq!(read.iter().map(|one| one.data.thousandths).collect::<Vec<_>>(), [12_860, 12_900]);
    assert_eq!(read[0].entered_on, day("2024-06-03"));
    export.finish().await.unwrap();
}

async fn other_keys_do_not_open_the_record(base: Base) {
    for other in [Keys { encryption: [3; 32], ..keys() }, Keys { lookup: [3; 32], ..keys() }] {
        let refused = Record::open(&base.url, other, std::sync::Arc::new(pack::catalogue())).await.unwrap_err();
        assert!(matches!(refused, RecordError::WrongKeys), "{refused:?}");
    }
    let refused = Record::open("mysql://nowhere", keys(), std::sync::Arc::new(pack::catalogue())).await.unwrap_err();
    assert!(matches!(refused, RecordError::Address(_)));
}
