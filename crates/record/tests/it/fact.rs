//! Facts of other registers.

use record::{NewFact, PersonId, Problem};

use crate::base::{Base, day, on_both, problem};

on_both! {
    a_fact_takes_only_the_values_of_its_kind
    a_register_cannot_answer_before_the_day_asked_about
    a_fact_about_nobody_is_refused
}

fn fact(person: PersonId) -> NewFact {
    NewFact {
        person,
        kind: "disability-group".to_owned(),
        on: day("2022-01-10"),
        until: None,
        value: Some("2".to_owned()),
        source: "vdeavk".to_owned(),
        queried_on: day("2022-02-01"),
    }
}

async fn a_fact_takes_only_the_values_of_its_kind(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let mut change = base.change().await;
    let wrong = NewFact { value: Some("4".to_owned()), ..fact(person) };
    let (field, found) = problem(change.facts(&[wrong]).await);
    assert_eq!(field, "0.value");
    assert_eq!(found.remedy(), "choose one of 1, 2, 3");
    let missing = NewFact { value: None, ..fact(person) };
    assert_eq!(problem(change.facts(&[missing]).await), ("0.value".to_owned(), Problem::Required));
    let reason =
        NewFact { kind: "return-to-custody".to_owned(), value: Some("new-offense".to_owned()), ..fact(person) };
    assert_eq!(problem(change.facts(&[reason]).await).1.remedy(), "did you mean `new-offence`?");
    change.facts(&[fact(person)]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.count("fact").await, 1);
}

async fn a_register_cannot_answer_before_the_day_asked_about(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let early = NewFact { queried_on: day("2022-01-09"), ..fact(person) };
    assert_eq!(problem(base.change().await.facts(&[early]).await).0, "0.queried_on");
}

async fn a_fact_about_nobody_is_refused(base: Base) {
    let (field, found) = problem(base.change().await.facts(&[fact(PersonId(77))]).await);
    assert_eq!(field, "0.person");
    assert_eq!(found.to_string(), "there is no person `77`");
}
