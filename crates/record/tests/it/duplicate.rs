//! Two records of one person: found, merged, taken apart.

use record::{
    Actor, Agreed, AuditFilter, NewCustody, NewPerson, NewSection, Page, PersonId, PersonalCode, Problem, RecordError,
};

use crate::activity::consultation;
use crate::assessment::{certified, head, signed, specialist};
use crate::base::{Base, admin, day, on_both, person, problem, protection_officer};
use crate::scope::account;

on_both! {
    a_misspelled_double_is_found_with_its_weights
    a_namesake_born_on_another_day_is_not
    a_new_person_is_compared_before_registration
    a_merge_brings_everything_and_is_undone_with_a_trace
    what_contradicts_is_mended_first
    pairs_kept_apart_are_not_shown_again
    only_those_who_may_decide
}

const PRISON: &str = "jelgavas-cietums";

fn known(given: &str, family: &str, born: &str, code: Option<&str>) -> NewPerson {
    NewPerson {
        born_on: Some(day(born)),
        code: code.map(|code| PersonalCode::confirmed(code).unwrap()),
        sex: Some("female".to_owned()),
        ..person(given, family)
    }
}

async fn register(base: &Base, people: &[NewPerson]) -> Vec<PersonId> {
    let mut change = base.change().await;
    let ids = change.people(people).await.unwrap();
    let stays: Vec<NewCustody> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| NewCustody {
            person: *id,
            legal_status: "sentenced".to_owned(),
            from: day(&format!("202{at}-01-01")),
            unit: PRISON.to_owned(),
            regime: None,
        })
        .collect();
    let stays: Vec<record::NewStay> = stays
        .into_iter()
        .map(|custody| {
            let on = custody.from + chrono::Days::new(100);
            let release = Some(record::StayRelease { on, kind: "full-term".to_owned() });
            record::NewStay { custody, moves: Vec::new(), release }
        })
        .collect();
    change.stays(&stays).await.unwrap();
    change.commit().await.unwrap();
    ids
}

fn chief() -> Actor {
    head("2024-06-03T08:00:00Z")
}

async fn a_misspelled_double_is_found_with_its_weights(base: Base) {
    let people = [
        known("Kristīne", "Vītoliņa", "1985-03-15", Some("150385-10009")),
        known("Kristina", "Vitolina", "1985-05-13", Some("150385-10090")),
        known("Anna", "Ozola", "1985-03-15", None),
    ];
    let ids = register(&base, &people).await;
    let found = base.record.duplicates_of(&chief(), ids[0]).await.unwrap();
    assert_eq!(found.iter().map(|one| one.person.id).collect::<Vec<_>>(), [ids[1]]);
    let told: Vec<_> = found[0].traits.iter().map(|one| (one.name, one.agreed)).collect();
    let expected = [
        ("given_name", Agreed::Alike),
        ("family_name", Agreed::Same),
        ("born_on", Agreed::Different),
        ("code", Agreed::Alike),
        ("sex", Agreed::Same),
    ];
    assert_eq!(told, expected);
    let sum: f64 = found[0].traits.iter().map(|one| one.weight).sum();
    assert!((found[0].weight - sum).abs() < 1e-12);
}

async fn a_namesake_born_on_another_day_is_not(base: Base) {
    let mut people = vec![known("Anna", "Ozola", "1985-03-15", None), known("Anna", "Ozola", "1971-09-30", None)];
    people.extend((0..30).map(|at| known("Anna", &format!("Kalna {at}"), "1990-01-01", None)));
    people.truncate(10);
    let ids = register(&base, &people).await;
    let found = base.record.duplicates_of(&chief(), ids[0]).await.unwrap();
    assert_eq!(found, []);
}

async fn a_new_person_is_compared_before_registration(base: Base) {
    let ids = register(&base, &[known("Kristīne", "Vītoliņa", "1985-03-15", None)]).await;
    let new = known("Kristine", "Vitolina", "1985-03-15", None);
    let found = base.record.duplicates_of_new(&specialist("anna", "2024-06-03T08:00:00Z"), &new).await.unwrap();
    assert_eq!(found[0].person.id, ids[0]);
}

async fn a_merge_brings_everything_and_is_undone_with_a_trace(base: Base) {
    certified(&base, "anna").await;
    let officer = account(&base, "olga", "officer", "vpd").await;
    let people = [known("Anna", "Ozola", "1985-03-15", None), known("Ana", "Ozola", "1985-03-15", None)];
    let ids = register(&base, &people).await;
    let (kept, merged) = (ids[0], ids[1]);
    let assessment = signed(&base, merged, "2024-02-05").await;
    let mut change = base.change().await;
    change.activities(&[consultation(PRISON, merged)]).await.unwrap();
    let section = NewSection {
        person: merged,
        function: "supervision".to_owned(),
        basis: "suspended-sentence".to_owned(),
        unit: "vpd-riga".to_owned(),
        opened_on: day("2022-01-10"),
        closed_on: None,
        closing_reason: None,
        employed_at_opening: None,
        employed_at_closing: None,
    };
    change.sections(&[section]).await.unwrap();
    change.assign(officer, &[merged]).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.record.change(&chief(), "write", None).await.unwrap();
    assert_eq!(
        problem(change.merge_people((kept, 1), (merged, 1), "").await),
        ("0.words".to_owned(), Problem::Required)
    );
    assert!(matches!(change.merge_people((kept, 9), (merged, 1), "viena").await, Err(RecordError::Stale { .. })));
    let id = change.merge_people((kept, 1), (merged, 1), "viena un tā pati persona").await.unwrap();
    change.commit().await.unwrap();
    // Whoever asks for the old record is led to the one that stays, and it is no longer found by itself.
    assert_eq!(base.record.person(&admin(), merged).await.unwrap().id, kept);
    let hits = base.record.find_people(&admin(), "ozola", 10).await.unwrap();
    assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [kept]);
    assert_eq!(base.record.assessments(&chief(), kept).await.unwrap()[0].id, assessment);
    let olga = crate::base::actor("olga", "officer", "vpd", "vpd-riga");
    assert_eq!(base.record.person(&olga, kept).await.unwrap().id, kept);
    let export = base.record.export(&admin()).await.unwrap();
    assert_eq!(export.people(0, 10).await.unwrap().len(), 1);
    assert!(export.sections(0, 10).await.unwrap().iter().all(|section| section.person == kept));
    export.finish().await.unwrap();
    let mut change = base.record.change(&chief(), "write", None).await.unwrap();
    change.unmerge_people(id, "divas māsas").await.unwrap();
    assert!(matches!(problem(change.unmerge_people(id, "vēlreiz").await).1, Problem::Ended { .. }));
    change.commit().await.unwrap();
    assert_eq!(base.record.person(&admin(), merged).await.unwrap().given_name, "Ana");
    assert_eq!(base.record.assessments(&chief(), kept).await.unwrap(), []);
    assert_eq!(base.record.assessments(&chief(), merged).await.unwrap()[0].id, assessment);
    assert_eq!(base.record.find_people(&admin(), "ozola", 10).await.unwrap().len(), 2);
    let trace = base.record.merges_of(&chief(), kept).await.unwrap();
    assert_eq!((trace[0].words.as_str(), trace[0].decided.0.as_str()), ("viena un tā pati persona", "head"));
    assert_eq!(trace[0].undone.as_ref().unwrap().0, "divas māsas");
    let filter =
        AuditFilter { noun: Some("duplicate".to_owned()), verb: Some("write".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    assert_eq!(log.total, 2);
}

async fn what_contradicts_is_mended_first(base: Base) {
    certified(&base, "anna").await;
    let ids =
        register(&base, &[known("Anna", "Ozola", "1985-03-15", None), known("Ana", "Ozola", "1985-03-15", None)]).await;
    let anna = specialist("anna", "2024-06-03T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    change.open_plan(ids[0]).await.unwrap();
    let second = change.open_plan(ids[1]).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.record.change(&chief(), "write", None).await.unwrap();
    let (field, found) = problem(change.merge_people((ids[0], 1), (ids[1], 1), "viena").await);
    let id = second.0.to_string();
    assert_eq!((field.as_str(), found), ("0.merged", Problem::Taken { noun: "case-plan", id }));
}

async fn pairs_kept_apart_are_not_shown_again(base: Base) {
    let ids =
        register(&base, &[known("Anna", "Ozola", "1985-03-15", None), known("Anna", "Ozola", "1985-03-15", None)])
            .await;
    assert_eq!(base.record.duplicates_of(&chief(), ids[1]).await.unwrap().len(), 1);
    let mut change = base.record.change(&chief(), "write", None).await.unwrap();
    change.keep_apart(ids[1], ids[0], "dvīņu māsas kļūda anketā").await.unwrap();
    change.commit().await.unwrap();
    for id in ids {
        assert_eq!(base.record.duplicates_of(&chief(), id).await.unwrap(), []);
    }
}

async fn only_those_who_may_decide(base: Base) {
    let ids =
        register(&base, &[known("Anna", "Ozola", "1985-03-15", None), known("Anna", "Ozola", "1985-03-15", None)])
            .await;
    let anna = specialist("anna", "2024-06-03T08:00:00Z");
    assert!(matches!(base.record.duplicates_of(&anna, ids[0]).await, Err(RecordError::Forbidden(_))));
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let refused = change.merge_people((ids[0], 1), (ids[1], 1), "viena").await;
    assert!(matches!(refused, Err(RecordError::Forbidden(_))));
    drop(change);
    let elsewhere = Actor { unit: "valmieras-cietums".to_owned(), ..chief() };
    let mut change = base.record.change(&elsewhere, "write", None).await.unwrap();
    let refused = change.merge_people((ids[0], 1), (ids[1], 1), "viena").await;
    assert!(matches!(refused, Err(RecordError::Missing("person"))));
}
