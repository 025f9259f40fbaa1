//! Everything about one person, opened at once.

use record::{AuditFilter, ChronologyFilter, Page};

use crate::assessment::{certified, signed, specialist};
use crate::base::{Base, actor, on_both, protection_officer};
use crate::scope::held;

on_both! {
    a_dossier_holds_what_each_part_says_and_leaves_one_entry
    parts_out_of_sight_are_empty_and_named
}

const PRISON: &str = "jelgavas-cietums";

async fn a_dossier_holds_what_each_part_says_and_leaves_one_entry(base: Base) {
    certified(&base, "anna").await;
    let id = held(&base, "Ozola", PRISON).await;
    signed(&base, id, "2024-02-05").await;
    let anna = specialist("anna", "2024-02-06T09:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    change.open_plan(id).await.unwrap();
    change.commit().await.unwrap();
    let (filter, page) = (ChronologyFilter::default(), Page::default());
    let officer = protection_officer();
    let everything = AuditFilter::default();
    let log = |size| base.record.audit(&officer, &everything, Page { number: 1, size });
    let before = log(1).await.unwrap().total;
    let dossier = base.record.dossier(&anna, id, &filter, page).await.unwrap();
    let after = log(1).await.unwrap();
    assert_eq!((after.total, after.rows[0].account.as_str()), (before + 1, "anna"));
    assert_eq!((after.rows[0].noun.as_str(), after.rows[0].subject.as_deref()), ("person", Some("1")));
    let detail = "with deadlines, chronology, custody, section, assessment, case-plan, contact, session-note, concern";
    assert_eq!(after.rows[0].detail.as_deref(), Some(detail));
    let record = &base.record;
    assert_eq!(dossier.person, record.person(&anna, id).await.unwrap());
    assert_eq!(dossier.deadlines, record.deadlines(&anna, id).await.unwrap());
    assert_eq!(dossier.assessments, record.assessments(&anna, id).await.unwrap());
    assert_eq!(dossier.plans, record.plans(&anna, id).await.unwrap());
    assert_eq!((dossier.assessments.len(), dossier.plans.len()), (1, 1));
    assert_eq!(dossier.chronology, record.chronology(&anna, id, &filter, page).await.unwrap());
}

async fn parts_out_of_sight_are_empty_and_named(base: Base) {
    certified(&base, "anna").await;
    let id = held(&base, "Ozola", PRISON).await;
    signed(&base, id, "2024-02-05").await;
    // This role may open people of its unit, nothing else.
    let inga = actor("inga", "psychologist", "ievp", PRISON);
    let (filter, page) = (ChronologyFilter::default(), Page::default());
    let dossier = base.record.dossier(&inga, id, &filter, page).await.unwrap();
    assert_eq!((dossier.person.id, dossier.assessments.len(), dossier.chronology.entries.total), (id, 0, 0));
    assert!(dossier.chronology.left_out.contains(&"assessment"));
    let elsewhere = actor("inga", "psychologist", "ievp", "rigas-cietums");
    assert!(base.record.dossier(&elsewhere, id, &filter, page).await.is_err());
}
