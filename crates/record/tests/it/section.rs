//! Probation sections.

use record::{NewSection, PersonId, Problem, SectionClosing};

use crate::base::{Base, day, on_both, problem};

on_both! {
    a_section_is_opened_and_closed_once
    a_closing_needs_a_reason_and_a_day_after_the_opening
    a_legal_basis_of_another_function_is_refused
}

pub fn section(person: PersonId) -> NewSection {
    NewSection {
        person,
        function: "supervision".to_owned(),
        basis: "suspended-sentence".to_owned(),
        unit: "vpd-riga".to_owned(),
        opened_on: day("2022-01-10"),
        closed_on: None,
        closing_reason: None,
        employed_at_opening: Some(false),
        employed_at_closing: None,
    }
}

async fn a_section_is_opened_and_closed_once(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let mut change = base.change().await;
    let id = change.sections(&[section(person)]).await.unwrap()[0];
    let closing = SectionClosing {
        section: id,
        on: day("2023-01-10"),
        reason: "fulfilled".to_owned(),
        employed_at_closing: Some(true),
    };
    change.close_sections(std::slice::from_ref(&closing)).await.unwrap();
    let (field, found) = problem(change.close_sections(&[closing]).await);
    assert_eq!((field.as_str(), found), ("0.section", Problem::Ended { on: day("2023-01-10") }));
    change.commit().await.unwrap();
    let export = base.record.export(&crate::base::admin()).await.unwrap();
    let section = &export.sections(0, 10).await.unwrap()[0];
    assert_eq!((section.closed_on, section.employed_at_closing), (Some(day("2023-01-10")), Some(true)));
}

async fn a_closing_needs_a_reason_and_a_day_after_the_opening(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let mut change = base.change().await;
    let closed = NewSection { closed_on: Some(day("2023-01-10")), ..section(person) };
    let (field, found) = problem(change.sections(std::slice::from_ref(&closed)).await);
    assert_eq!((field.as_str(), found), ("0.closing_reason", Problem::Required));
    let early = NewSection {
        closed_on: Some(day("2022-01-09")),
        closing_reason: Some("fulfilled".to_owned()),
        ..section(person)
    };
    let (field, found) = problem(change.sections(&[section(person), early]).await);
    assert_eq!(field, "1.closed_on");
    assert_eq!(found.to_string(), "2022-01-09 is before 2022-01-10 of `opened_on`");
}

async fn a_legal_basis_of_another_function_is_refused(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let wrong = NewSection { basis: "mediation-criminal".to_owned(), ..section(person) };
    let (field, found) = problem(base.change().await.sections(&[wrong]).await);
    assert_eq!(field, "0.basis");
    assert_eq!(found, Problem::DoesNotFit { field: "function", value: "supervision".to_owned() });
}
