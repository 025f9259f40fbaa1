//! What each role has in sight, and where it may write.

use record::{
    AccountId, ActivityFilter, ChronologyFilter, NewAccount, NewCustody, Page, PersonId, Place, Problem, RecordError,
};

use crate::activity::{consultation, family_day, part};
use crate::base::{Base, actor, admin, day, on_both, person, planner, problem, specialist_in};

on_both! {
    a_specialist_sees_people_of_the_own_unit_and_below
    an_officer_sees_the_own_caseload
    an_agency_sees_the_people_it_holds_and_registers
    writing_outside_the_own_unit_is_refused
    a_person_out_of_sight_cannot_be_put_into_an_activity
    a_role_without_grant_may_not_write
    places_are_seen_by_agency
}

pub async fn held(base: &Base, name: &str, unit: &str) -> PersonId {
    let id = base.person("Anna", name).await;
    let mut change = base.change().await;
    let stay = NewCustody {
        person: id,
        legal_status: "sentenced".to_owned(),
        from: day("2024-01-01"),
        unit: unit.to_owned(),
        regime: None,
    };
    change.custody(&[stay]).await.unwrap();
    change.commit().await.unwrap();
    id
}

/// An account of a unit.
pub fn new_account(name: &str, role: &str, agency: &str, unit: &str) -> NewAccount {
    NewAccount {
        name: name.to_owned(),
        display_name: name.to_owned(),
        role: role.to_owned(),
        agency: agency.to_owned(),
        unit: unit.to_owned(),
        password: "correct horse".to_owned(),
        salt: [7; 16],
    }
}

pub async fn account(base: &Base, name: &str, role: &str, agency: &str) -> AccountId {
    let new = new_account(name, role, agency, "");
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    let ids = change.accounts(&[new]).await.unwrap();
    change.commit().await.unwrap();
    ids[0]
}

async fn a_specialist_sees_people_of_the_own_unit_and_below(base: Base) {
    let below = held(&base, "Zemāka", "jelgavas-1-nodala").await;
    let elsewhere = held(&base, "Cita", "valmieras-cietums").await;
    let specialist = specialist_in("jelgavas-cietums");
    assert_eq!(base.record.person(&specialist, below).await.unwrap().family_name, "Zemāka");
    assert!(matches!(base.record.person(&specialist, elsewhere).await, Err(RecordError::Missing("person"))));
    let found = base.record.find_people(&specialist, "anna", 10).await.unwrap();
    assert_eq!(found.iter().map(|hit| hit.id).collect::<Vec<_>>(), [below]);
    // A consultation at the own unit brings the person into sight.
    let mut change = base.change().await;
    change.activities(&[consultation("jelgavas-cietums", elsewhere)]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.person(&specialist, elsewhere).await.unwrap().family_name, "Cita");
}

async fn an_officer_sees_the_own_caseload(base: Base) {
    let (mine, other) = (base.person("Anna", "Mana").await, base.person("Anna", "Cita").await);
    let account = account(&base, "officer-1", "officer", "vpd").await;
    let officer = actor("officer-1", "officer", "vpd", "vpd-riga");
    assert!(matches!(base.record.person(&officer, mine).await, Err(RecordError::Missing("person"))));
    let mut change = base.change().await;
    change.assign(account, &[mine]).await.unwrap();
    change.assign(account, &[mine]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.count("assignment").await, 1);
    assert_eq!(base.record.person(&officer, mine).await.unwrap().family_name, "Mana");
    let dossier = base.record.dossier(&officer, mine, &ChronologyFilter::default(), Page::default()).await.unwrap();
    assert_eq!(dossier.caseworkers.iter().map(|one| one.staff.id).collect::<Vec<_>>(), [account]);
    assert!(matches!(base.record.person(&officer, other).await, Err(RecordError::Missing("person"))));
    // The ledger shows what people of the caseload took part in.
    let mut change = base.change().await;
    change
        .activities(&[consultation("jelgavas-cietums", mine), consultation("jelgavas-cietums", other)])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let list = base.record.activities(&officer, &ActivityFilter::default(), Page::default()).await.unwrap();
    assert_eq!(list.total, 1);
    // Taken off, the person is out of sight again.
    let mut change = base.change().await;
    change.unassign(account, &[mine]).await.unwrap();
    change.commit().await.unwrap();
    assert!(matches!(base.record.person(&officer, mine).await, Err(RecordError::Missing("person"))));
}

async fn an_agency_sees_the_people_it_holds_and_registers(base: Base) {
    let held = held(&base, "Ieslodzīta", "jelgavas-cietums").await;
    let foreign = base.person("Anna", "Cita").await;
    let coordinator = actor("coordinator", "coordinator", "ievp", "");
    let mut change = base.record.change(&coordinator, "write", None).await.unwrap();
    let registered = change.people(&[person("Anna", "Reģistrēta")]).await.unwrap()[0];
    change.commit().await.unwrap();
    for (id, seen) in [(held, true), (registered, true), (foreign, false)] {
        assert_eq!(base.record.person(&coordinator, id).await.is_ok(), seen, "{id:?}");
    }
}

async fn writing_outside_the_own_unit_is_refused(base: Base) {
    let specialist = specialist_in("valmieras-cietums");
    let mut change = base.record.change(&specialist, "write", None).await.unwrap();
    let refused = change.activities(&[family_day(&[("prisoners", 1)])]).await.unwrap_err();
    assert_eq!(refused.to_string(), "role `specialist` may not write activity here");
    drop(change);
    let mut change = base.record.change(&specialist_in("ievp"), "write", None).await.unwrap();
    change.activities(&[family_day(&[("prisoners", 1)])]).await.unwrap();
}

async fn a_person_out_of_sight_cannot_be_put_into_an_activity(base: Base) {
    let elsewhere = held(&base, "Cita", "valmieras-cietums").await;
    let mut change = base.record.change(&specialist_in("jelgavas-cietums"), "write", None).await.unwrap();
    let mut day = family_day(&[]);
    day.participations = vec![part(elsewhere, "prisoner")];
    let (field, found) = problem(change.activities(&[day]).await);
    assert_eq!(field, "0.participations.0.person");
    assert!(matches!(found, Problem::Unknown { noun: "person", .. }));
}

async fn a_role_without_grant_may_not_write(base: Base) {
    let mut change = base.record.change(&planner(), "write", None).await.unwrap();
    assert!(matches!(change.people(&[person("Anna", "Ozola")]).await, Err(RecordError::Forbidden(_))));
    assert!(matches!(change.activities(&[]).await, Err(RecordError::Forbidden(_))));
    drop(change);
    assert!(matches!(base.record.export(&planner()).await, Err(RecordError::Forbidden(_))));
    assert!(base.record.may(&planner(), "read", "activity") && !base.record.may(&planner(), "write", "activity"));
    assert!(!base.record.sees_persons(&planner(), "activity"));
    assert!(base.record.sees_persons(&specialist_in("ievp"), "activity"));
}

async fn places_are_seen_by_agency(base: Base) {
    let place = |id: &str, organisation: &str| Place {
        id: id.to_owned(),
        name: id.to_owned(),
        organisation: organisation.to_owned(),
        kind: "block".to_owned(),
        places: 100,
        checklist: record::Checklist::default(),
        compliant_from: None,
        compliant_until: None,
        version: 0,
    };
    let mut change = base.change().await;
    change.places(&[place("block", "jelgavas-cietums"), place("office", "vpd-riga")]).await.unwrap();
    change.commit().await.unwrap();
    let ids = |places: Vec<Place>| places.into_iter().map(|place| place.id).collect::<Vec<_>>();
    assert_eq!(ids(base.record.places(&planner()).await.unwrap()), ["block", "office"]);
    let coordinator = actor("coordinator", "coordinator", "ievp", "");
    assert_eq!(ids(base.record.places(&coordinator).await.unwrap()), ["block"]);
    let mut change = base.record.change(&coordinator, "write", None).await.unwrap();
    let moved = Place { version: 1, organisation: "jelgavas-cietums".to_owned(), ..place("office", "vpd-riga") };
    assert!(matches!(change.places(&[moved]).await, Err(RecordError::Forbidden(_))));
}
