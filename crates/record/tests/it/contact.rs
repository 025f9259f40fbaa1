//! Contact persons: choosing, capacity, handing over, sessions and concerns.

use record::{
    Absence, AccountId, Actor, AuditFilter, ContactEnd, ContactGround, ContactMove, ContactRollout, ContactWorker,
    NewConcern, NewContact, NewSessionNote, NoAdvice, Page, PersonId, Problem, RecordError, Unfit, WaitingFilter,
};

use crate::base::{Base, actor, day, on_both, problem, protection_officer, specialist_in};
use crate::scope::{account, held, new_account};

on_both! {
    the_lowest_load_is_advised_and_counts_those_advised_before
    a_previous_contact_person_comes_first
    the_absent_the_full_and_complex_cases_are_left_out
    an_assigned_person_is_on_the_caseload_until_it_ends
    a_full_contact_person_takes_more_only_by_a_supervisors_words
    a_leaver_hands_everybody_over
    a_handover_is_advised_without_the_one_who_hands_over
    people_of_the_unit_without_a_contact_person_are_listed
    the_frequency_of_sessions_is_changed
    staff_who_may_write_sessions_can_become_contact_persons
    sessions_recommended_are_set_against_those_held
    a_concern_goes_to_a_specialist_and_comes_back_answered
    a_contact_person_may_not_assign
    a_stale_version_is_refused
}

const PRISON: &str = "jelgavas-cietums";

fn head() -> Actor {
    Actor { at: crate::base::at("2025-08-01T08:00:00Z"), ..actor("head", "head", "ievp", PRISON) }
}

fn contact_person(name: &str) -> Actor {
    Actor { at: crate::base::at("2025-08-01T08:00:00Z"), ..actor(name, "contact-person", "ievp", PRISON) }
}

async fn worker(base: &Base, name: &str, capacity: i32) -> AccountId {
    let id = account(base, name, "contact-person", "ievp").await;
    let new =
        ContactWorker { account: id, unit: PRISON.to_owned(), capacity, absence: None, left_on: None, version: 0 };
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    change.contact_worker(&new).await.unwrap();
    change.commit().await.unwrap();
    id
}

fn contact(person: PersonId, account: AccountId) -> NewContact {
    NewContact { person, account, from: day("2025-07-01"), every_days: None, ground: ContactGround::LowestLoad }
}

async fn assign(base: &Base, new: &[NewContact]) -> Vec<record::ContactId> {
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let ids = change.assign_contacts(new).await.unwrap();
    change.commit().await.unwrap();
    ids
}

async fn end(base: &Base, contact: record::ContactId, on: &str) {
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let end = ContactEnd { contact, version: 1, on: day(on), reason: "transferred".to_owned(), words: None };
    change.end_contact(&end).await.unwrap();
    change.commit().await.unwrap();
}

async fn the_lowest_load_is_advised_and_counts_those_advised_before(base: Base) {
    let (anna, juris) = (worker(&base, "anna", 3).await, worker(&base, "juris", 9).await);
    let mut people = Vec::new();
    for at in 0..6 {
        people.push(held(&base, &format!("Persona {at}"), PRISON).await);
    }
    let advice = base.record.advise_contacts(&head(), "ievp", &people).await.unwrap();
    let chosen: Vec<_> = advice.iter().map(|one| one.advice.clone().unwrap()).collect();
    assert!(chosen.iter().all(|(_, ground)| *ground == ContactGround::LowestLoad));
    let chosen: Vec<AccountId> = chosen.into_iter().map(|(account, _)| account).collect();
    // Shares 0/3 and 0/9, then 1/3, then 1/9 and 2/9, then both 1/3 with fewer people at Anna's.
    assert_eq!(chosen, [anna, juris, juris, juris, anna, juris]);
    assert_eq!(advice[5].considered[0].load, 3);
    assert_eq!(base.count("contact").await, 0);
}

async fn a_previous_contact_person_comes_first(base: Base) {
    let (anna, juris) = (worker(&base, "anna", 9).await, worker(&base, "juris", 9).await);
    let person = held(&base, "Ozola", PRISON).await;
    let others = [held(&base, "Pirmā", PRISON).await, held(&base, "Otrā", PRISON).await];
    let first = assign(&base, &[contact(person, juris)]).await[0];
    end(&base, first, "2025-07-10").await;
    assign(&base, &others.map(|other| contact(other, juris))).await;
    let advice = base.record.advise_contacts(&head(), PRISON, &[person]).await.unwrap().remove(0);
    assert_eq!(advice.advice, Ok((juris, ContactGround::Previous)));
    let told: Vec<_> = advice.considered.iter().map(|one| (one.account, one.load, one.previous_until)).collect();
    assert_eq!(told, [(juris, 2, Some(day("2025-07-10"))), (anna, 0, None)]);
}

async fn the_absent_the_full_and_complex_cases_are_left_out(base: Base) {
    let (anna, juris) = (worker(&base, "anna", 1).await, worker(&base, "juris", 9).await);
    let (one, other) = (held(&base, "Ozola", PRISON).await, held(&base, "Kalna", PRISON).await);
    assign(&base, &[contact(one, anna)]).await;
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let absence = Absence { kind: "leave".to_owned(), from: day("2025-07-20"), until: Some(day("2025-08-20")) };
    let away = ContactWorker {
        account: juris,
        unit: PRISON.to_owned(),
        capacity: 9,
        absence: Some(absence),
        left_on: None,
        version: 1,
    };
    change.contact_worker(&away).await.unwrap();
    change.commit().await.unwrap();
    let advice = base.record.advise_contacts(&head(), PRISON, &[one, other]).await.unwrap();
    // By name: Kalna before Ozola.
    assert_eq!(advice[0].advice, Err(NoAdvice::NobodyFree));
    let unfit: Vec<_> = advice[0].considered.iter().map(|one| (one.account, one.unfit.clone())).collect();
    assert!(unfit.contains(&(anna, Some(Unfit::Full))));
    assert!(unfit.contains(&(juris, Some(Unfit::Absent(Some(day("2025-08-20")))))));
    assert_eq!(advice[1].advice, Err(NoAdvice::HasOne(anna)));
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    change.mark_complex(other, Some("ilgstošs konflikts")).await.unwrap();
    let (field, found) =
        problem(change.assign_contacts(&[NewContact { from: day("2025-08-01"), ..contact(other, juris) }]).await);
    assert_eq!((field.as_str(), found), ("0.account", Problem::Unavailable { on: day("2025-08-01") }));
    change.commit().await.unwrap();
    let advice = base.record.advise_contacts(&head(), PRISON, &[other]).await.unwrap().remove(0);
    assert_eq!(advice.advice, Err(NoAdvice::Complex("ilgstošs konflikts".to_owned())));
}

async fn an_assigned_person_is_on_the_caseload_until_it_ends(base: Base) {
    let anna = worker(&base, "anna", 9).await;
    let person = held(&base, "Ozola", PRISON).await;
    let me = contact_person("anna");
    assert!(matches!(base.record.person(&me, person).await, Err(RecordError::Missing("person"))));
    let id = assign(&base, &[contact(person, anna)]).await[0];
    base.record.person(&me, person).await.unwrap();
    let rows = base.record.contact_caseload(&me).await.unwrap();
    assert_eq!((rows.len(), rows[0].contact, rows[0].due, rows[0].every_days), (1, id, day("2025-07-08"), 7));
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let (field, found) = problem(change.assign_contacts(&[contact(person, anna)]).await);
    assert_eq!((field.as_str(), found), ("0.person", Problem::Taken { noun: "contact", id: id.0.to_string() }));
    drop(change);
    end(&base, id, "2025-07-20").await;
    assert!(matches!(base.record.person(&me, person).await, Err(RecordError::Missing("person"))));
    let told = base.record.contacts_of(&head(), person).await.unwrap();
    assert_eq!((told[0].until, told[0].end_reason.as_deref()), (Some(day("2025-07-20")), Some("transferred")));
    let filter = AuditFilter { noun: Some("contact".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    let verbs: Vec<_> = log.rows.iter().map(|entry| (entry.account.as_str(), entry.verb.as_str())).collect();
    assert_eq!(verbs, [("head", "read"), ("head", "write"), ("anna", "read"), ("head", "write")]);
}

async fn a_full_contact_person_takes_more_only_by_a_supervisors_words(base: Base) {
    let anna = worker(&base, "anna", 1).await;
    let (one, other) = (held(&base, "Ozola", PRISON).await, held(&base, "Kalna", PRISON).await);
    assign(&base, &[contact(one, anna)]).await;
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let (field, found) = problem(change.assign_contacts(&[contact(other, anna)]).await);
    assert_eq!((field.as_str(), found), ("0.account", Problem::Above { value: 2, field: "capacity", most: 1 }));
    let wordless = NewContact { ground: ContactGround::Chosen(" ".to_owned()), ..contact(other, anna) };
    assert_eq!(problem(change.assign_contacts(&[wordless]).await), ("0.ground".to_owned(), Problem::Required));
    let chosen = NewContact { ground: ContactGround::Chosen("zina valodu".to_owned()), ..contact(other, anna) };
    change.assign_contacts(&[chosen]).await.unwrap();
    change.commit().await.unwrap();
}

async fn a_leaver_hands_everybody_over(base: Base) {
    let (anna, juris) = (worker(&base, "anna", 9).await, worker(&base, "juris", 9).await);
    let people = [held(&base, "Ozola", PRISON).await, held(&base, "Kalna", PRISON).await];
    assign(&base, &people.map(|person| contact(person, anna))).await;
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let ground = ContactGround::Chosen("aiziet no darba".to_owned());
    let to = people.map(|person| ContactMove { person, account: juris, ground: ground.clone() });
    change.hand_over_contacts(anna, &to, day("2025-07-31"), "staff-left", None).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.contact_caseload(&contact_person("anna")).await.unwrap(), []);
    assert_eq!(base.record.contact_caseload(&contact_person("juris")).await.unwrap().len(), 2);
    let told = base.record.contacts_of(&head(), people[0]).await.unwrap();
    assert_eq!(told.iter().map(|one| one.account).collect::<Vec<_>>(), [juris, anna]);
    assert_eq!(told[0].ground, ground);
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let again = change.hand_over_contacts(anna, &to, day("2025-08-01"), "staff-left", None).await;
    assert!(matches!(problem(again), (field, Problem::Unknown { noun: "contact", .. }) if field == "0.person"));
}

async fn a_handover_is_advised_without_the_one_who_hands_over(base: Base) {
    let (anna, juris) = (worker(&base, "anna", 9).await, worker(&base, "juris", 9).await);
    let (one, other) = (held(&base, "Kalna", PRISON).await, held(&base, "Ozola", PRISON).await);
    let before = assign(&base, &[contact(other, juris)]).await[0];
    end(&base, before, "2025-07-10").await;
    assign(&base, &[contact(one, anna), NewContact { from: day("2025-07-11"), ..contact(other, anna) }]).await;
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    change.mark_complex(one, Some("ilgstošs konflikts")).await.unwrap();
    change.commit().await.unwrap();
    let people = [one, other];
    let usual = base.record.advise_contacts(&head(), PRISON, &people).await.unwrap();
    assert!(usual.iter().all(|one| one.advice == Err(NoAdvice::HasOne(anna))));
    let advice = base.record.advise_handover(&head(), PRISON, anna, &people).await.unwrap();
    assert_eq!(advice[0].advice, Err(NoAdvice::Complex("ilgstošs konflikts".to_owned())));
    assert_eq!(advice[1].advice, Ok((juris, ContactGround::Previous)));
    assert!(advice.iter().all(|one| one.considered.iter().all(|one| one.account == juris)));
    let rows = base.record.contact_caseload_of(&head(), anna).await.unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.person, row.complex.as_deref())).collect();
    assert_eq!(told, [(one, Some("ilgstošs konflikts")), (other, None)]);
    let elsewhere = Actor { unit: "valmieras-cietums".to_owned(), ..head() };
    assert_eq!(base.record.contact_caseload_of(&elsewhere, anna).await.unwrap(), []);
    let loads = base.record.contact_loads(&head(), PRISON, day("2025-07-01"), day("2025-07-31")).await.unwrap();
    assert_eq!(loads.iter().map(|one| (one.load, one.complex)).collect::<Vec<_>>(), [(2, 1), (0, 0)]);
}

async fn people_of_the_unit_without_a_contact_person_are_listed(base: Base) {
    let anna = worker(&base, "anna", 9).await;
    let mine = held(&base, "Ozola", PRISON).await;
    let (below, free) = (held(&base, "Bērza", "jelgavas-1-nodala").await, held(&base, "Āboliņa", PRISON).await);
    held(&base, "Cita", "valmieras-cietums").await;
    assign(&base, &[contact(mine, anna)]).await;
    let listed = async |filter: &WaitingFilter| {
        let found = base.record.people_without_contact(&head(), PRISON, filter, Page::default()).await.unwrap();
        assert_eq!(found.total, found.rows.len() as u64);
        found.rows.into_iter().map(|row| row.person).collect::<Vec<_>>()
    };
    let named = |name: &str| WaitingFilter { name: Some(name.to_owned()), ..WaitingFilter::default() };
    assert_eq!(listed(&WaitingFilter::default()).await, [free, below]);
    assert_eq!(listed(&named("ABOL anna")).await, [free]);
    assert_eq!(listed(&WaitingFilter { people: vec![below, mine], ..WaitingFilter::default() }).await, [below]);
    let found = base.record.people_without_contact(&head(), PRISON, &named("bērza"), Page::default()).await.unwrap();
    assert_eq!((found.rows[0].name.as_str(), found.rows[0].here_since), ("Anna Bērza", day("2024-01-01")));
    let refused = base
        .record
        .people_without_contact(&crate::base::planner(), PRISON, &WaitingFilter::default(), Page::default())
        .await;
    assert!(matches!(refused, Err(RecordError::Forbidden(_))));
}

async fn the_frequency_of_sessions_is_changed(base: Base) {
    let anna = worker(&base, "anna", 9).await;
    let person = held(&base, "Ozola", PRISON).await;
    let id = assign(&base, &[contact(person, anna)]).await[0];
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let (field, _) = problem(change.set_contact_frequency(id, 1, 0).await);
    assert_eq!(field, "0.every_days");
    change.set_contact_frequency(id, 1, 14).await.unwrap();
    assert!(matches!(change.set_contact_frequency(id, 1, 7).await, Err(RecordError::Stale { version: 2, .. })));
    change.commit().await.unwrap();
    assert_eq!(base.record.contacts_of(&head(), person).await.unwrap()[0].every_days, 14);
}

async fn staff_who_may_write_sessions_can_become_contact_persons(base: Base) {
    worker(&base, "anna", 9).await;
    let new = |name: &str, role: &str, unit: &str| new_account(name, role, "ievp", unit);
    let accounts = [
        new("juris", "contact-person", "jelgavas-1-nodala"),
        new("ilze", "coordinator", PRISON),
        new("zane", "contact-person", "valmieras-cietums"),
    ];
    let mut change = base.record.change(&crate::base::admin(), "manage", None).await.unwrap();
    change.accounts(&accounts).await.unwrap();
    change.commit().await.unwrap();
    let found = base.record.contact_candidates(&head(), PRISON).await.unwrap();
    assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["juris"]);
    let me = contact_person("anna");
    assert!(matches!(base.record.contact_candidates(&me, PRISON).await, Err(RecordError::Forbidden(_))));
}

fn note(contact: record::ContactId, on: &str, held: bool) -> NewSessionNote {
    NewSessionNote {
        contact,
        on: day(on),
        delivery: "in-person".to_owned(),
        minutes: Some(30),
        held,
        words: "saruna par ģimeni".to_owned(),
        concern: None,
    }
}

async fn sessions_recommended_are_set_against_those_held(base: Base) {
    let anna = worker(&base, "anna", 9).await;
    let rollout = ContactRollout {
        unit: "ievp".to_owned(),
        pilot_from: Some(day("2024-01-01")),
        used_from: Some(day("2025-07-01")),
        capacity: 9,
        every_days: 14,
        version: 0,
    };
    let mut change = base.change().await;
    change.roll_out_contacts(std::slice::from_ref(&rollout)).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.contact_rollouts(&head()).await.unwrap(), [ContactRollout { version: 1, ..rollout }]);
    let person = held(&base, "Ozola", PRISON).await;
    let id = assign(&base, &[contact(person, anna)]).await[0];
    let me = contact_person("anna");
    let mut change = base.record.change(&me, "write", None).await.unwrap();
    for (on, held) in [("2025-07-05", true), ("2025-07-19", false), ("2025-07-20", true)] {
        change.note_session(&note(id, on, held)).await.unwrap();
    }
    let (field, _) = problem(change.note_session(&note(id, "2025-06-30", true)).await);
    assert_eq!(field, "0.on");
    let (field, found) = problem(change.note_session(&note(id, "2025-08-02", true)).await);
    assert_eq!((field.as_str(), found), ("0.on", Problem::InFuture { on: day("2025-08-02") }));
    change.commit().await.unwrap();
    let row = base.record.contact_caseload(&me).await.unwrap().remove(0);
    assert_eq!((row.last_session, row.due), (Some(day("2025-07-20")), day("2025-08-03")));
    let loads = base.record.contact_loads(&head(), PRISON, day("2025-07-01"), day("2025-07-31")).await.unwrap();
    assert_eq!((loads[0].load, loads[0].recommended, loads[0].held), (1, 2, 2));
    let notes = base.record.session_notes(&specialist_in(PRISON), person).await.unwrap();
    assert_eq!(notes.iter().map(|note| note.held).collect::<Vec<_>>(), [true, false, true]);
}

async fn a_concern_goes_to_a_specialist_and_comes_back_answered(base: Base) {
    let anna = worker(&base, "anna", 9).await;
    let person = held(&base, "Ozola", PRISON).await;
    let id = assign(&base, &[contact(person, anna)]).await[0];
    let me = contact_person("anna");
    let mut change = base.record.change(&me, "write", None).await.unwrap();
    let concern = |to_role: &str| NewConcern { to_role: to_role.to_owned(), words: "nomāktība".to_owned() };
    let to = |role: &str| NewSessionNote { concern: Some(concern(role)), ..note(id, "2025-07-05", true) };
    let (field, _) = problem(change.note_session(&to("planner")).await);
    assert_eq!(field, "0.concern.to_role");
    drop(change);
    let mut change = base.record.change(&me, "write", None).await.unwrap();
    let raised = change.note_session(&to("specialist")).await.unwrap().unwrap();
    change.commit().await.unwrap();
    let specialist = specialist_in(PRISON);
    let waiting = base.record.concerns(&specialist).await.unwrap();
    assert_eq!((waiting.len(), waiting[0].id, waiting[0].person_name.as_str()), (1, raised, "Anna Ozola"));
    assert_eq!(base.record.concerns(&specialist_in("valmieras-cietums")).await.unwrap(), []);
    let mut change = base.record.change(&me, "write", None).await.unwrap();
    assert!(matches!(change.answer_concern(raised, 1, "izrunāts").await, Err(RecordError::Forbidden(_))));
    drop(change);
    let mut change = base.record.change(&specialist, "write", None).await.unwrap();
    change.take_concern(raised, 1).await.unwrap();
    assert!(matches!(change.take_concern(raised, 1).await, Err(RecordError::Stale { version: 2, .. })));
    change.answer_concern(raised, 2, "pieteikts psihologam").await.unwrap();
    let (_, found) = problem(change.answer_concern(raised, 3, "vēlreiz").await);
    assert!(matches!(found, Problem::NotInState { .. }));
    change.commit().await.unwrap();
    assert_eq!(base.record.concerns(&specialist).await.unwrap(), []);
    let about = base.record.concerns_about(&me, person).await.unwrap();
    assert_eq!(about[0].answer.as_deref(), Some("pieteikts psihologam"));
}

async fn a_contact_person_may_not_assign(base: Base) {
    let anna = worker(&base, "anna", 9).await;
    let person = held(&base, "Ozola", PRISON).await;
    let mut change = base.record.change(&contact_person("anna"), "write", None).await.unwrap();
    assert!(matches!(change.assign_contacts(&[contact(person, anna)]).await, Err(RecordError::Forbidden(_))));
    drop(change);
    let elsewhere = Actor { unit: "valmieras-cietums".to_owned(), ..head() };
    let mut change = base.record.change(&elsewhere, "write", None).await.unwrap();
    assert!(matches!(change.assign_contacts(&[contact(person, anna)]).await, Err(RecordError::Missing("person"))));
}

async fn a_stale_version_is_refused(base: Base) {
    let anna = worker(&base, "anna", 9).await;
    let person = held(&base, "Ozola", PRISON).await;
    let id = assign(&base, &[contact(person, anna)]).await[0];
    let mut change = base.record.change(&head(), "write", None).await.unwrap();
    let end =
        ContactEnd { contact: id, version: 0, on: day("2025-07-20"), reason: "transferred".to_owned(), words: None };
    assert!(matches!(change.end_contact(&end).await, Err(RecordError::Stale { noun: "contact", version: 1, .. })));
}
