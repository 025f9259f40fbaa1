//! Caseloads: who has how many people, handing them over, and what becomes of those of a closed account.

use record::{AccountId, Actor, AuditFilter, Page, PersonId, Problem, RecordError, WorkTask};

use crate::base::{Base, actor, admin, at, on_both, problem, protection_officer, specialist_in};
use crate::scope::{held, new_account};

on_both! {
    a_caseload_is_handed_over_whole_or_in_part
    the_people_of_a_closed_account_wait_to_be_handed_over
    what_does_not_fit_is_refused_and_nothing_moves
}

const PRISON: &str = "jelgavas-cietums";

fn head() -> Actor {
    actor("head", "head", "ievp", PRISON)
}

/// Two specialists of the prison, the first with three people.
async fn office(base: &Base) -> ([AccountId; 2], Vec<PersonId>) {
    let mut people = Vec::new();
    for name in ["Alksne", "Bērza", "Celma"] {
        people.push(held(base, name, PRISON).await);
    }
    let staff = ["anna", "ilze"].map(|name| new_account(name, "specialist", "ievp", PRISON));
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    let ids = change.accounts(&staff).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    change.assign(ids[0], &people).await.unwrap();
    change.commit().await.unwrap();
    ([ids[0], ids[1]], people)
}

async fn account_of(base: &Base, name: &str, role: &str) -> AccountId {
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    let ids = change.accounts(&[new_account(name, role, "ievp", PRISON)]).await.unwrap();
    change.commit().await.unwrap();
    ids[0]
}

async fn close(base: &Base, account: AccountId) {
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    change.set_active(account, false).await.unwrap();
    change.commit().await.unwrap();
}

async fn counts(base: &Base) -> Vec<(String, bool, u64)> {
    let caseloads = base.record.caseloads(&head()).await.unwrap();
    caseloads.into_iter().map(|one| (one.staff.name, one.active, one.people)).collect()
}

fn told(all: &[(&str, bool, u64)]) -> Vec<(String, bool, u64)> {
    all.iter().map(|(name, active, people)| ((*name).to_owned(), *active, *people)).collect()
}

async fn a_caseload_is_handed_over_whole_or_in_part(base: Base) {
    let ([anna, ilze], people) = office(&base).await;
    assert_eq!(counts(&base).await, told(&[("anna", true, 3), ("ilze", true, 0)]));
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    assert_eq!(change.hand_over_cases(anna, Some(ilze), &people[..2]).await.unwrap(), 2);
    change.commit().await.unwrap();
    let (of, rest) = base.record.caseload(&head(), anna).await.unwrap();
    assert_eq!((of.people, rest.len(), rest[0].person, rest[0].name.as_str()), (1, 1, people[2], "Anna Celma"));
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    change.hand_over_cases(anna, None, &people[2..]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(counts(&base).await, told(&[("anna", true, 0), ("ilze", true, 2)]));
    let filter = AuditFilter { noun: Some("caseload".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    assert_eq!(log.rows[0].detail.as_deref(), Some(&*format!("1 on the caseload: {}", people[2].0)));
}

async fn the_people_of_a_closed_account_wait_to_be_handed_over(base: Base) {
    let ([anna, ilze], people) = office(&base).await;
    close(&base, anna).await;
    assert_eq!(counts(&base).await, told(&[("anna", false, 3), ("ilze", true, 0)]));
    let waiting = base.record.work(&head(), at("2024-06-03T00:00:00Z")).await.unwrap().waiting;
    let tasks: Vec<WorkTask> = waiting.into_iter().map(|item| item.task).collect();
    assert_eq!(tasks, [WorkTask::HandOverCases { account: anna, name: "anna".to_owned(), people: 3 }]);
    let other = base.record.work(&specialist_in(PRISON), at("2024-06-03T00:00:00Z")).await.unwrap().waiting;
    assert_eq!(other, [], "specialists give no cases");
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    change.hand_over_cases(anna, Some(ilze), &people).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(counts(&base).await, told(&[("ilze", true, 3)]));
    assert_eq!(base.record.caseload(&head(), anna).await.unwrap().1, [], "the empty list opens still");
    assert_eq!(base.record.work(&head(), at("2024-06-03T00:00:00Z")).await.unwrap().waiting, []);
}

async fn what_does_not_fit_is_refused_and_nothing_moves(base: Base) {
    let ([anna, ilze], people) = office(&base).await;
    close(&base, ilze).await;
    let stranger = held(&base, "Dumpe", PRISON).await;
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let (field, why) = problem(change.hand_over_cases(anna, Some(ilze), &people).await);
    let closed = Problem::Unknown { noun: "account", id: ilze.0.to_string(), nearest: None };
    assert_eq!((field.as_str(), why), ("account", closed));
    drop(change);
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let (field, _) = problem(change.hand_over_cases(anna, None, &[people[0], stranger]).await);
    assert_eq!(field, "1.person");
    drop(change);
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    assert_eq!(problem(change.hand_over_cases(anna, Some(anna), &people).await).1, Problem::NotAllowed);
    drop(change);
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    assert_eq!(problem(change.hand_over_cases(anna, None, &[people[0], people[0]]).await).0, "1.person");
    drop(change);
    let juris = account_of(&base, "juris", "contact-person").await;
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    assert_eq!(problem(change.assign(juris, &people).await).0, "account", "contact persons are given otherwise");
    drop(change);
    let elsewhere = actor("head", "head", "ievp", "valmieras-cietums");
    assert!(matches!(base.record.caseload(&elsewhere, anna).await, Err(RecordError::Missing("account"))));
    let refused = base.record.caseloads(&specialist_in(PRISON)).await;
    assert!(matches!(refused, Err(RecordError::Forbidden(_))));
    assert_eq!(counts(&base).await, told(&[("anna", true, 3)]));
}
