//! Assessments: from the first answer to the second signature, and who may do and see what.

use std::collections::BTreeMap;

use record::{
    AccountId, Actor, AssessmentId, AssessmentState, AuditFilter, Decision, NewAssessment, NewPerson, NewQualification,
    Page, PersonId, Problem, RecordError,
};

use crate::base::{Base, actor, admin, at, day, on_both, person, problem, protection_officer};
use crate::scope::{account, held, new_account};

on_both! {
    an_assessment_goes_from_draft_to_the_second_signature
    every_step_is_kept_and_two_people_cannot_overwrite_each_other
    a_missing_answer_stops_completion_and_is_named
    another_band_counts_once_a_second_person_approves
    a_returned_assessment_is_completed_again
    only_the_certified_may_assess
    the_own_work_is_not_countersigned
    a_later_assessment_supersedes_and_a_correction_takes_answers_over
    a_second_assessor_sees_the_first_when_both_are_done
    second_assessors_work_there_and_are_told_apart_by_their_certificates
    an_instrument_for_some_roles_is_hidden_from_others
    an_instrument_is_used_for_those_it_is_for
    a_locked_draft_stays_incomplete
    out_of_sight_means_missing_and_reads_are_logged
}

const PRISON: &str = "jelgavas-cietums";

pub fn specialist(name: &str, at_instant: &str) -> Actor {
    Actor { at: at(at_instant), ..actor(name, "specialist", "ievp", PRISON) }
}

pub fn head(at_instant: &str) -> Actor {
    Actor { at: at(at_instant), ..actor("head", "head", "ievp", PRISON) }
}

pub fn written(answers: &[(&str, &str)]) -> BTreeMap<String, String> {
    answers.iter().map(|(item, answer)| ((*item).to_owned(), (*answer).to_owned())).collect()
}

pub fn needs(person: PersonId, on: &str) -> NewAssessment {
    NewAssessment {
        person,
        instrument: "needs".to_owned(),
        topic: None,
        on: day(on),
        answers: BTreeMap::new(),
        corrects: None,
    }
}

/// A certified specialist.
pub async fn certified(base: &Base, name: &str) -> AccountId {
    let id = account(base, name, "specialist", "ievp").await;
    let mut change = base.change().await;
    let new = NewQualification {
        account: id,
        code: "assessor".to_owned(),
        from: day("2020-01-01"),
        until: Some(day("2024-12-31")),
        certificate: Some("A-1".to_owned()),
    };
    change.qualify(&new).await.unwrap();
    change.commit().await.unwrap();
    id
}

pub const ALL_MARKED: &[(&str, &str)] = &[("excuses", "marked"), ("blames", "marked"), ("alcohol", "some")];

/// An assessment completed by `anna` and signed by the head.
pub async fn signed(base: &Base, person: PersonId, on: &str) -> AssessmentId {
    let anna = specialist("anna", &format!("{on}T10:00:00Z"));
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let new = NewAssessment { answers: written(ALL_MARKED), ..needs(person, on) };
    let id = change.begin_assessment(&new).await.unwrap();
    change.complete_assessment(id, 1).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.record.change(&head(&format!("{on}T12:00:00Z")), "verify", None).await.unwrap();
    change.countersign_assessment(id, 2).await.unwrap();
    change.commit().await.unwrap();
    id
}

async fn an_assessment_goes_from_draft_to_the_second_signature(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let id = signed(&base, person, "2024-02-05").await;
    let view = base.record.assessment(&head("2024-02-06T08:00:00Z"), id).await.unwrap();
    assert_eq!((view.row.state, view.row.band.as_deref()), (AssessmentState::Completed, Some("high-risk")));
    assert_eq!(view.countersigned, Some(("head".to_owned(), at("2024-02-05T12:00:00Z"))));
    let scored = view.scored.unwrap();
    assert_eq!(scored.hash, view.hash);
    let terms: Vec<_> = scored.outcome().unwrap().terms.iter().map(|term| (term.term.as_str(), term.value)).collect();
    assert_eq!(terms, [("attitudes", 4.0), ("substances", 1.0)]);
    let established: Vec<_> = scored.established_needs().map(|need| need.area.as_str()).collect();
    assert_eq!(established, ["attitudes"]);
    let anna = specialist("anna", "2024-02-07T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let blank = Decision::Disagrees(" ".to_owned());
    assert_eq!(problem(change.decide_assessment(id, 3, &blank).await), ("0.words".to_owned(), Problem::Required));
    let decision = Decision::Disagrees("jauni apstākļi ģimenē".to_owned());
    change.decide_assessment(id, 3, &decision).await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.assessment(&anna, id).await.unwrap();
    assert_eq!(view.decision, Some((decision, "anna".to_owned())));
    let steps = base.record.assessment_steps(&anna, id).await.unwrap();
    let told: Vec<_> = steps.iter().map(|step| (step.act.as_str(), step.account.as_str())).collect();
    assert_eq!(told, [("begin", "anna"), ("complete", "anna"), ("countersign", "head"), ("decide", "anna")]);
}

async fn every_step_is_kept_and_two_people_cannot_overwrite_each_other(base: Base) {
    certified(&base, "anna").await;
    certified(&base, "juris").await;
    let person = held(&base, "Ozola", PRISON).await;
    let anna = |hour: u8| specialist("anna", &format!("2024-02-0{hour}T08:00:00Z"));
    let mut change = base.record.change(&anna(1), "write", None).await.unwrap();
    let id = change.begin_assessment(&needs(person, "2024-02-01")).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.record.change(&anna(2), "write", None).await.unwrap();
    assert_eq!(change.save_assessment(id, 1, &written(&[("excuses", "some")])).await.unwrap(), 2);
    change.commit().await.unwrap();
    let juris = specialist("juris", "2024-02-02T09:00:00Z");
    let mut change = base.record.change(&juris, "write", None).await.unwrap();
    let stale = change.save_assessment(id, 1, &written(&[("excuses", "none")])).await;
    assert!(matches!(stale, Err(RecordError::Stale { noun: "assessment", version: 2, .. })));
    drop(change);
    let mut change = base.record.change(&anna(3), "write", None).await.unwrap();
    change.save_assessment(id, 2, &written(&[("excuses", ""), ("blames", "marked")])).await.unwrap();
    let wrong = change.save_assessment(id, 3, &written(&[("alcohol", "lots")])).await.unwrap_err();
    let RecordError::Answers(wrong) = wrong else { panic!("{wrong:?}") };
    assert_eq!(wrong.unsuitable[0].item, "alcohol");
    change.commit().await.unwrap();
    let stood = |on: &'static str| {
        let (base, anna) = (&base, anna(4));
        async move {
            let view = base.record.assessment_on(&anna, id, day(on)).await.unwrap();
            view.map(|view| (view.version, view.answers.written()))
        }
    };
    assert_eq!(stood("2024-01-31").await, None);
    assert_eq!(stood("2024-02-01").await, Some((1, written(&[]))));
    assert_eq!(stood("2024-02-02").await, Some((2, written(&[("excuses", "some")]))));
    assert_eq!(stood("2024-02-20").await, Some((3, written(&[("blames", "marked")]))));
}

async fn a_missing_answer_stops_completion_and_is_named(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let anna = specialist("anna", "2024-02-01T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let new = NewAssessment { answers: written(&ALL_MARKED[..2]), ..needs(person, "2024-02-01") };
    let id = change.begin_assessment(&new).await.unwrap();
    let refused = change.complete_assessment(id, 1).await.unwrap_err();
    let RecordError::Answers(refused) = refused else { panic!("{refused:?}") };
    assert_eq!(refused.missing, ["alcohol"]);
    change.save_assessment(id, 1, &written(&[("alcohol", "none")])).await.unwrap();
    change.complete_assessment(id, 2).await.unwrap();
    let (_, found) = problem(change.save_assessment(id, 3, &written(&[("alcohol", "some")])).await);
    assert!(matches!(found, Problem::NotInState { .. }));
    change.commit().await.unwrap();
    let view = base.record.assessment(&anna, id).await.unwrap();
    assert_eq!(view.row.state, AssessmentState::AwaitsCountersignature);
}

async fn another_band_counts_once_a_second_person_approves(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let anna = specialist("anna", "2024-02-01T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let new = NewAssessment { answers: written(ALL_MARKED), ..needs(person, "2024-02-01") };
    let id = change.begin_assessment(&new).await.unwrap();
    let (field, _) = problem(change.complete_assessment_overriding(id, 1, "medium-risk", "iemesls").await);
    assert_eq!(field, "0.band");
    change.complete_assessment_overriding(id, 1, "low-risk", "pabeigta programma").await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.assessment(&anna, id).await.unwrap();
    assert_eq!(view.row.band.as_deref(), Some("high-risk"));
    let mut change = base.record.change(&head("2024-02-02T08:00:00Z"), "verify", None).await.unwrap();
    change.countersign_assessment(id, 2).await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.assessment(&anna, id).await.unwrap();
    assert_eq!(view.row.band.as_deref(), Some("low-risk"));
    let told = view.override_.unwrap();
    assert_eq!((told.by.as_str(), told.approved_by.as_deref()), ("anna", Some("head")));
    assert_eq!(view.scored.unwrap().band(), Some("high-risk"));
}

async fn a_returned_assessment_is_completed_again(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let anna = specialist("anna", "2024-02-01T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let new = NewAssessment { answers: written(ALL_MARKED), ..needs(person, "2024-02-01") };
    let id = change.begin_assessment(&new).await.unwrap();
    change.complete_assessment(id, 1).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.record.change(&head("2024-02-02T08:00:00Z"), "verify", None).await.unwrap();
    assert_eq!(problem(change.return_assessment(id, 2, "").await), ("0.words".to_owned(), Problem::Required));
    change.return_assessment(id, 2, "pamatot alkohola lietošanu").await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.assessment(&anna, id).await.unwrap();
    assert_eq!(view.returned_with.as_deref(), Some("pamatot alkohola lietošanu"));
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    change.save_assessment(id, 3, &written(&[("alcohol", "marked")])).await.unwrap();
    change.complete_assessment(id, 4).await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.assessment(&anna, id).await.unwrap();
    assert!((view.scored.unwrap().outcome().unwrap().value - 6.0).abs() < 1e-12);
}

async fn only_the_certified_may_assess(base: Base) {
    account(&base, "juris", "specialist", "ievp").await;
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let expected = |on: &str| Problem::NotQualified { qualification: "assessor".to_owned(), on: day(on) };
    let juris = specialist("juris", "2024-02-01T08:00:00Z");
    let mut change = base.record.change(&juris, "write", None).await.unwrap();
    let (field, found) = problem(change.begin_assessment(&needs(person, "2024-02-01")).await);
    assert_eq!((field.as_str(), found), ("0.instrument", expected("2024-02-01")));
    drop(change);
    // Anna's certificate has ended by 2025.
    let anna = specialist("anna", "2025-01-02T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let (_, found) = problem(change.begin_assessment(&needs(person, "2025-01-01")).await);
    assert_eq!(found, expected("2025-01-01"));
    drop(change);
    let own = base.record.qualifications(&anna).await.unwrap();
    assert_eq!((own.len(), own[0].data.code.as_str(), own[0].version), (1, "assessor", 1));
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    assert!(matches!(
        change.set_qualification_end(own[0].id, 1, day("2026-01-01")).await,
        Err(RecordError::Forbidden(_))
    ));
    drop(change);
    let mut change = base.change().await;
    change.set_qualification_end(own[0].id, 1, day("2026-01-01")).await.unwrap();
    assert!(matches!(
        change.set_qualification_end(own[0].id, 1, day("2026-01-01")).await,
        Err(RecordError::Stale { noun: "qualification", .. })
    ));
    change.commit().await.unwrap();
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    change.begin_assessment(&needs(person, "2025-01-01")).await.unwrap();
}

async fn the_own_work_is_not_countersigned(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let anna = specialist("anna", "2024-02-01T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let new = NewAssessment { answers: written(ALL_MARKED), ..needs(person, "2024-02-01") };
    let id = change.begin_assessment(&new).await.unwrap();
    change.complete_assessment(id, 1).await.unwrap();
    assert!(matches!(change.countersign_assessment(id, 2).await, Err(RecordError::Forbidden(_))));
    change.commit().await.unwrap();
    let both = Actor { account: "anna".to_owned(), ..head("2024-02-02T08:00:00Z") };
    let mut change = base.record.change(&both, "verify", None).await.unwrap();
    assert_eq!(problem(change.countersign_assessment(id, 2).await).1, Problem::OwnWork);
}

async fn a_later_assessment_supersedes_and_a_correction_takes_answers_over(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let first = signed(&base, person, "2024-02-05").await;
    let second = signed(&base, person, "2024-05-05").await;
    let anna = specialist("anna", "2024-06-01T08:00:00Z");
    let rows = base.record.assessments(&anna, person).await.unwrap();
    let states: Vec<_> = rows.iter().map(|row| (row.id, row.state)).collect();
    assert_eq!(states, [(second, AssessmentState::Completed), (first, AssessmentState::Superseded)]);
    assert_eq!(base.record.assessment(&anna, second).await.unwrap().previous, Some(first));
    let stood = base.record.assessment_on(&anna, first, day("2024-03-01")).await.unwrap().unwrap();
    assert_eq!(stood.row.state, AssessmentState::Completed);
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let correction = NewAssessment {
        answers: written(&[("alcohol", "marked")]),
        corrects: Some(second),
        ..needs(person, "2024-05-05")
    };
    let id = change.begin_assessment(&correction).await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.assessment(&anna, id).await.unwrap();
    assert_eq!(view.answers.written(), written(&[("excuses", "marked"), ("blames", "marked"), ("alcohol", "marked")]));
    assert_eq!(view.corrects, Some(second));
}

async fn a_second_assessor_sees_the_first_when_both_are_done(base: Base) {
    certified(&base, "anna").await;
    let second = certified(&base, "juris").await;
    let person = held(&base, "Ozola", PRISON).await;
    let first = signed(&base, person, "2024-02-05").await;
    let juris = specialist("juris", "2024-02-06T08:00:00Z");
    let mut change = base.record.change(&head("2024-02-06T08:00:00Z"), "verify", None).await.unwrap();
    let coding = change.ask_second_coding(first, second).await.unwrap();
    let (field, _) = problem(change.ask_second_coding(first, second).await);
    assert_eq!(field, "0.first");
    change.commit().await.unwrap();
    let seen = base.record.assessment(&head("2024-02-06T08:00:00Z"), first).await.unwrap();
    assert_eq!(seen.second_coding.map(|row| row.id), Some(coding));
    assert!(matches!(base.record.assessment(&juris, first).await, Err(RecordError::Missing("assessment"))));
    let listed = base.record.assessments(&juris, person).await.unwrap();
    assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [coding]);
    let mut change = base.record.change(&juris, "write", None).await.unwrap();
    assert!(matches!(change.save_assessment(first, 3, &written(&[])).await, Err(RecordError::Missing("assessment"))));
    drop(change);
    // Nor does the first assessor see the second before it is done.
    let anna = specialist("anna", "2024-02-06T08:00:00Z");
    assert!(matches!(base.record.assessment(&anna, coding).await, Err(RecordError::Missing("assessment"))));
    assert_eq!(base.record.assessment(&anna, first).await.unwrap().second_coding, None);
    let mut change = base.record.change(&juris, "write", None).await.unwrap();
    change
        .save_assessment(coding, 1, &written(&[("excuses", "some"), ("blames", "none"), ("alcohol", "none")]))
        .await
        .unwrap();
    change.complete_assessment(coding, 2).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.assessment(&juris, first).await.unwrap().row.band.as_deref(), Some("high-risk"));
    let view = base.record.assessment(&anna, coding).await.unwrap();
    assert_eq!((view.row.second_of, view.row.band.as_deref()), (Some(first), Some("low-risk")));
    // It stands beside the first, not after it.
    assert_eq!(view.previous, None);
    // It stands beside the first, which still counts.
    let mut change = base.record.change(&head("2024-02-07T08:00:00Z"), "verify", None).await.unwrap();
    change.countersign_assessment(coding, 3).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.assessment(&anna, first).await.unwrap().row.state, AssessmentState::Completed);
}

async fn second_assessors_work_there_and_are_told_apart_by_their_certificates(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let first = signed(&base, person, "2024-02-05").await;
    let new = |name: &str, role: &str, unit: &str| new_account(name, role, "ievp", unit);
    let accounts = [
        new("zane", "specialist", PRISON),
        new("ilze", "specialist", PRISON),
        new("maris", "contact-person", PRISON),
        new("liga", "specialist", "valmieras-cietums"),
        new("juris", "specialist", "jelgavas-1-nodala"),
    ];
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    let ids = change.accounts(&accounts).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.change().await;
    let certificate = NewQualification {
        account: ids[0],
        code: "assessor".to_owned(),
        from: day("2024-02-05"),
        until: None,
        certificate: None,
    };
    change.qualify(&certificate).await.unwrap();
    change.commit().await.unwrap();
    let head = head("2024-02-06T08:00:00Z");
    let found = base.record.second_assessors(&head, first).await.unwrap();
    // Juris works in a part of the prison where the person is not held.
    let found: Vec<_> = found.iter().map(|one| (one.staff.name.as_str(), one.qualified)).collect();
    assert_eq!(found, [("ilze", false), ("zane", true)]);
    let anna = specialist("anna", "2024-02-06T08:00:00Z");
    assert!(matches!(base.record.second_assessors(&anna, first).await, Err(RecordError::Forbidden(_))));
    let staff = base.record.staff(&admin()).await.unwrap();
    assert!(staff.iter().any(|one| one.name == "liga" && one.unit == "valmieras-cietums"));
}

async fn an_instrument_for_some_roles_is_hidden_from_others(base: Base) {
    let person = held(&base, "Ozola", PRISON).await;
    let mut change = base.change().await;
    let new = NewAssessment {
        instrument: "security".to_owned(),
        answers: written(ALL_MARKED),
        ..needs(person, "2024-02-05")
    };
    let refused = change.begin_assessment(&new).await;
    assert_eq!(problem(refused).1, Problem::DoesNotFit { field: "agency", value: "tm".to_owned() });
    drop(change);
    let security = Actor { agency: "ievp".to_owned(), ..admin() };
    let mut change = base.record.change(&security, "write", None).await.unwrap();
    let id = change.begin_assessment(&new).await.unwrap();
    change.complete_assessment(id, 1).await.unwrap();
    change.commit().await.unwrap();
    let anna = specialist("anna", "2024-06-01T08:00:00Z");
    assert!(matches!(base.record.assessment(&anna, id).await, Err(RecordError::Missing("assessment"))));
    assert_eq!(base.record.assessments(&anna, person).await.unwrap(), []);
    let rows = base.record.assessments(&head("2024-06-01T08:00:00Z"), person).await.unwrap();
    assert_eq!((rows.len(), rows[0].state), (1, AssessmentState::Completed));
}

async fn an_instrument_is_used_for_those_it_is_for(base: Base) {
    certified(&base, "anna").await;
    let mut change = base.change().await;
    let young = NewPerson { born_on: Some(day("2006-02-02")), ..person("Jauns", "Puisis") };
    let id = change.people(&[young]).await.unwrap()[0];
    change
        .custody(&[record::NewCustody {
            person: id,
            legal_status: "sentenced".to_owned(),
            from: day("2024-01-01"),
            unit: PRISON.to_owned(),
            regime: None,
        }])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let anna = specialist("anna", "2024-06-01T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let (_, found) = problem(change.begin_assessment(&needs(id, "2024-02-01")).await);
    assert_eq!(found, Problem::DoesNotFit { field: "age", value: "17".to_owned() });
    let (field, _) = problem(change.begin_assessment(&needs(id, "2024-06-02")).await);
    assert_eq!(field, "0.on");
    let (_, found) = problem(change.begin_assessment(&needs(id, "2019-06-02")).await);
    assert_eq!(found, Problem::Unavailable { on: day("2019-06-02") });
    let topical = NewAssessment { topic: Some("alcohol".to_owned()), ..needs(id, "2024-02-02") };
    assert_eq!(problem(change.begin_assessment(&topical).await), ("0.topic".to_owned(), Problem::NotAllowed));
    change.begin_assessment(&needs(id, "2024-02-02")).await.unwrap();
}

async fn a_locked_draft_stays_incomplete(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let anna = specialist("anna", "2024-02-01T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let id = change.begin_assessment(&needs(person, "2024-02-01")).await.unwrap();
    change.lock_assessment(id, 1, "atbrīvots").await.unwrap();
    let (_, found) = problem(change.complete_assessment(id, 2).await);
    let needed = vec!["draft".to_owned(), "returned".to_owned()];
    assert_eq!(found, Problem::NotInState { state: "locked-incomplete".to_owned(), needed });
}

async fn out_of_sight_means_missing_and_reads_are_logged(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let id = signed(&base, person, "2024-02-05").await;
    let elsewhere = actor("maija", "specialist", "ievp", "valmieras-cietums");
    assert!(matches!(base.record.assessment(&elsewhere, id).await, Err(RecordError::Missing("person"))));
    assert!(matches!(base.record.assessment(&crate::base::planner(), id).await, Err(RecordError::Forbidden(_))));
    let mut change = base.record.change(&elsewhere, "write", None).await.unwrap();
    assert!(matches!(change.begin_assessment(&needs(person, "2024-02-01")).await, Err(RecordError::Missing("person"))));
    drop(change);
    base.record.assessment(&specialist("anna", "2024-02-06T08:00:00Z"), id).await.unwrap();
    let filter = AuditFilter { noun: Some("assessment".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    let told: Vec<_> = log.rows.iter().map(|entry| (entry.verb.as_str(), entry.subject.as_deref())).collect();
    let subject = person.0.to_string();
    assert_eq!(told[0], ("read", Some(subject.as_str())));
    assert_eq!(log.rows[0].detail.as_deref(), Some(format!("assessment {}", id.0).as_str()));
    assert_eq!(told[1], ("verify", Some(id.0.to_string().as_str())));
    assert_eq!(told[2].0, "write");
}
