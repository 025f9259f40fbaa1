//! Handing a person over from one agency to the other.

use record::{
    Actor, AuditFilter, ChronologySource, NewDisclosure, Page, PersonId, PlanEdit, Problem, RecordError, WorkTask,
};

use crate::assessment::{certified, signed, specialist};
use crate::base::{Base, actor, at, on_both, problem, protection_officer};
use crate::scope::{account, held};

on_both! {
    a_package_holds_what_was_chosen_as_it_stood
    the_recipient_opens_and_takes_it
    a_package_needs_purpose_ground_recipient_and_contents
}

const PRISON: &str = "jelgavas-cietums";

fn officer(name: &str, unit: &str) -> Actor {
    Actor { at: at("2024-03-03T08:00:00Z"), ..actor(name, "officer", "vpd", unit) }
}

fn package(person: PersonId, contents: Vec<ChronologySource>) -> NewDisclosure {
    NewDisclosure {
        person,
        recipient: "vpd-riga".to_owned(),
        recipient_words: Some("uzraudzības nodaļa".to_owned()),
        purpose: "handover".to_owned(),
        ground: "nosacīta pirmstermiņa atbrīvošana".to_owned(),
        contents,
    }
}

/// A person with an assessment and a plan, and what a package about them can hold.
async fn choices(base: &Base) -> (PersonId, Vec<ChronologySource>) {
    certified(base, "anna").await;
    let person = held(base, "Ozola", PRISON).await;
    signed(base, person, "2024-02-05").await;
    let anna = specialist("anna", "2024-02-06T09:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    change.open_plan(person).await.unwrap();
    change.commit().await.unwrap();
    let choices = base.record.package_choices(&anna, person).await.unwrap();
    (person, choices.into_iter().map(|one| one.source).collect())
}

async fn a_package_holds_what_was_chosen_as_it_stood(base: Base) {
    let (person, choices) = choices(&base).await;
    assert_eq!(choices.len(), 3);
    let anna = specialist("anna", "2024-03-01T09:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let id = change.disclose(&package(person, choices[..2].to_vec())).await.unwrap();
    change.commit().await.unwrap();
    // What happens later is not in it.
    let goal = PlanEdit::SetGoal { need: 1, goal: None, words: "vēlāk".to_owned(), by: None };
    let plan = base.record.plans(&anna, person).await.unwrap()[0].id;
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    change.edit_plan(plan, 1, &[goal]).await.unwrap();
    change.commit().await.unwrap();
    let opened = base.record.package(&anna, id).await.unwrap();
    assert_eq!(opened.name, "Anna Ozola");
    assert_eq!(opened.disclosure.contents.len(), 2);
    assert_eq!(opened.assessments[0].row.band.as_deref(), Some("high-risk"));
    assert_eq!(opened.plans[0].content.needs[0].goals, []);
    let listed = base.record.disclosures(&anna, person).await.unwrap();
    assert_eq!((listed.len(), listed[0].sender.0.as_str(), listed[0].received.is_none()), (1, "anna", true));
}

async fn the_recipient_opens_and_takes_it(base: Base) {
    let (person, choices) = choices(&base).await;
    let anna = specialist("anna", "2024-03-01T09:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let id = change.disclose(&package(person, choices)).await.unwrap();
    change.commit().await.unwrap();
    account(&base, "olga", "officer", "vpd").await;
    let (olga, elsewhere) = (officer("olga", "vpd-riga"), officer("olga", "ngo-tilts"));
    assert!(matches!(base.record.package(&elsewhere, id).await, Err(RecordError::Missing("person"))));
    let waiting = base.record.work(&olga, at("2024-03-01T00:00:00Z")).await.unwrap().waiting;
    assert_eq!(waiting.iter().map(|item| item.task.clone()).collect::<Vec<_>>(), [WorkTask::ReceivePackage(id)]);
    assert_eq!(base.record.package(&olga, id).await.unwrap().name, "Anna Ozola");
    assert!(matches!(base.record.person(&olga, person).await, Err(RecordError::Missing("person"))));
    let mut change = base.record.change(&elsewhere, "write", None).await.unwrap();
    assert!(matches!(change.receive_package(id, 1).await, Err(RecordError::Missing("disclosure"))));
    drop(change);
    let mut change = base.record.change(&olga, "write", None).await.unwrap();
    change.receive_package(id, 1).await.unwrap();
    assert!(matches!(change.receive_package(id, 1).await, Err(RecordError::Stale { noun: "disclosure", .. })));
    assert!(matches!(problem(change.receive_package(id, 2).await).1, Problem::NotInState { .. }));
    change.commit().await.unwrap();
    // Who takes a case over has the person on the caseload.
    assert_eq!(base.record.person(&olga, person).await.unwrap().family_name, "Ozola");
    let filter = AuditFilter { noun: Some("disclosure".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    let told: Vec<_> = log.rows.iter().map(|entry| (entry.account.as_str(), entry.verb.as_str())).collect();
    assert_eq!(told, [("olga", "write"), ("olga", "read"), ("anna", "write"), ("anna", "read")]);
}

async fn a_package_needs_purpose_ground_recipient_and_contents(base: Base) {
    let (person, choices) = choices(&base).await;
    let anna = specialist("anna", "2024-03-01T09:00:00Z");
    let good = package(person, choices);
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let refused = [
        (NewDisclosure { purpose: "gossip".to_owned(), ..good.clone() }, "0.purpose"),
        (NewDisclosure { ground: " ".to_owned(), ..good.clone() }, "0.ground"),
        (NewDisclosure { recipient: "vpd-rigaa".to_owned(), ..good.clone() }, "0.recipient"),
        (NewDisclosure { contents: Vec::new(), ..good.clone() }, "0.contents"),
        (NewDisclosure { contents: vec![ChronologySource::Fact(77)], ..good.clone() }, "0.contents"),
    ];
    for (new, expected) in refused {
        assert_eq!(problem(change.disclose(&new).await).0, expected);
    }
    drop(change);
    let planner = crate::base::planner();
    let mut change = base.record.change(&planner, "write", None).await.unwrap();
    assert!(matches!(change.disclose(&good).await, Err(RecordError::Forbidden(_))));
}
