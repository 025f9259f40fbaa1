//! Supervision of sections: conditions, breaches, the contact plan and meetings.

use record::{
    Breach, ChronologyFilter, ConditionEnd, ConditionId, ContactPlan, Happening, Meeting, NewCondition, Page, PersonId,
    Problem, RecordError, SectionClosing, SectionId, Supervision, WorkTask,
};

use crate::base::{Base, actor, admin, at, day, on_both, problem};
use crate::scope::account;
use crate::section::section;

on_both! {
    conditions_are_set_ended_once_and_told_in_the_chronology
    a_breach_names_a_condition_of_its_section
    meetings_follow_the_contact_plan
    nothing_is_recorded_in_a_closed_section
}

async fn supervised(base: &Base) -> (PersonId, SectionId) {
    let person = base.person("Anna", "Ozola").await;
    let mut change = base.change().await;
    let id = change.sections(&[section(person)]).await.unwrap()[0];
    change.commit().await.unwrap();
    (person, id)
}

fn curfew(section: SectionId) -> NewCondition {
    NewCondition {
        section,
        kind: "curfew".to_owned(),
        set_by: "court".to_owned(),
        words: Some("no 22.00 līdz 6.00".to_owned()),
        from: day("2022-02-01"),
        until: None,
    }
}

fn met(section: SectionId, on: &str, held: bool) -> Meeting {
    Meeting { section, on: day(on), held, delivery: "in-person".to_owned(), words: "darbs, mājoklis".to_owned() }
}

async fn supervision(base: &Base, person: PersonId) -> Supervision {
    let mut dossier =
        base.record.dossier(&admin(), person, &ChronologyFilter::default(), Page::default()).await.unwrap();
    let section = dossier.sections[0].id;
    dossier.supervision.remove(&section).unwrap()
}

async fn conditions_are_set_ended_once_and_told_in_the_chronology(base: Base) {
    let (person, section) = supervised(&base).await;
    let mut change = base.change().await;
    let early = NewCondition { from: day("2022-01-09"), ..curfew(section) };
    let (field, found) = problem(change.set_conditions(&[curfew(section), early]).await);
    assert_eq!(field, "1.from");
    assert_eq!(found.to_string(), "2022-01-09 is before 2022-01-10 of `opened_on`");
    let id = change.set_conditions(&[curfew(section)]).await.unwrap()[0];
    change.commit().await.unwrap();
    let end = |version, on: &str| ConditionEnd { condition: id, version, on: day(on), ending: "lifted".to_owned() };
    let mut change = base.change().await;
    assert!(matches!(change.end_condition(&end(7, "2022-06-01")).await, Err(RecordError::Stale { .. })));
    let (field, _) = problem(change.end_condition(&end(1, "2022-01-31")).await);
    assert_eq!(field, "0.on");
    assert_eq!(change.end_condition(&end(1, "2022-06-01")).await.unwrap(), person);
    let (_, found) = problem(change.end_condition(&end(2, "2022-07-01")).await);
    assert_eq!(found, Problem::Ended { on: day("2022-06-01") });
    change.commit().await.unwrap();
    let [condition] = &supervision(&base, person).await.conditions[..] else { panic!("one condition") };
    assert_eq!((condition.version, condition.ending.as_deref()), (2, Some("lifted")));
    assert_eq!(condition.data, NewCondition { until: Some(day("2022-06-01")), ..curfew(section) });
    let dossier = base.record.dossier(&admin(), person, &ChronologyFilter::default(), Page::default()).await.unwrap();
    let told: Vec<_> = dossier.chronology.entries.rows.into_iter().map(|entry| entry.what).collect();
    assert_eq!(
        told[..2],
        [
            Happening::ConditionEnded { kind: "curfew".to_owned(), ending: "lifted".to_owned() },
            Happening::ConditionSet { kind: "curfew".to_owned(), set_by: "court".to_owned() },
        ]
    );
}

async fn a_breach_names_a_condition_of_its_section(base: Base) {
    let (person, own) = supervised(&base).await;
    let (_, other) = supervised(&base).await;
    let mut change = base.change().await;
    let condition = change.set_conditions(&[curfew(other), curfew(own)]).await.unwrap()[1];
    let breach = Breach {
        section: own,
        condition: Some(condition),
        on: day("2022-03-01"),
        words: "nebija mājās".to_owned(),
        answer: "warning".to_owned(),
    };
    change.record_breach(&breach).await.unwrap();
    let foreign = Breach { condition: Some(ConditionId(condition.0 - 1)), ..breach.clone() };
    let (field, _) = problem(change.record_breach(&foreign).await);
    assert_eq!(field, "0.condition");
    let (field, found) = problem(change.record_breach(&Breach { words: " ".to_owned(), ..breach.clone() }).await);
    assert_eq!((field.as_str(), found), ("0.words", Problem::Required));
    change.commit().await.unwrap();
    assert_eq!(supervision(&base, person).await.breaches, [breach]);
}

async fn meetings_follow_the_contact_plan(base: Base) {
    let (person, section) = supervised(&base).await;
    let own = account(&base, "laura", "officer", "vpd").await;
    let laura = actor("laura", "officer", "vpd", "vpd-riga");
    let plan = ContactPlan {
        section,
        officer: "laura".to_owned(),
        from: day("2022-02-01"),
        every_days: 14,
        delivery: "in-person".to_owned(),
    };
    let mut change = base.change().await;
    let nobody = ContactPlan { officer: "nobody".to_owned(), ..plan.clone() };
    let (field, _) = problem(change.plan_contacts(&[nobody]).await);
    assert_eq!(field, "0.officer");
    let (field, _) = problem(change.plan_contacts(&[ContactPlan { every_days: 0, ..plan.clone() }]).await);
    assert_eq!(field, "0.every_days");
    change.plan_contacts(std::slice::from_ref(&plan)).await.unwrap();
    change.assign(own, &[person]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(supervision(&base, person).await.next_meeting, Some(day("2022-02-01")), "the plan's first day");
    let mut change = base.change().await;
    change.record_meetings(&[met(section, "2022-02-03", true), met(section, "2022-02-17", false)]).await.unwrap();
    change.commit().await.unwrap();
    let kept = supervision(&base, person).await;
    assert_eq!(
        (kept.next_meeting, kept.contact_plan),
        (Some(day("2022-02-17")), Some(plan.clone())),
        "a missed one does not count"
    );
    assert_eq!(kept.meetings, [met(section, "2022-02-17", false), met(section, "2022-02-03", true)]);
    let today = record::Actor { at: at("2022-02-20T08:00:00Z"), ..laura };
    let work = base.record.work(&today, at("2022-02-19T08:00:00Z")).await.unwrap();
    let [due] = &work.overdue[..] else { panic!("{work:?}") };
    assert_eq!((&due.task, due.due), (&WorkTask::MeetPerson(section), Some(day("2022-02-17"))));
    // Off the caseload the person is out of sight, in the list of work too.
    let mut change = base.change().await;
    change.unassign(own, &[person]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.work(&today, at("2022-02-19T08:00:00Z")).await.unwrap().overdue, []);
    let mut change = base.change().await;
    change.assign(own, &[person]).await.unwrap();
    change.commit().await.unwrap();
    // A plan of somebody else takes the meetings over.
    let ivo = account(&base, "ivo", "officer", "vpd").await;
    let mut change = base.change().await;
    change.assign(ivo, &[person]).await.unwrap();
    let taken = ContactPlan { officer: "ivo".to_owned(), from: day("2022-02-18"), ..plan };
    change.plan_contacts(&[taken]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.work(&today, at("2022-02-19T08:00:00Z")).await.unwrap().overdue, []);
    assert_eq!(supervision(&base, person).await.next_meeting, Some(day("2022-02-18")));
    // Who leaves the case leaves the meetings to those who stay.
    let mut change = base.change().await;
    change.unassign(ivo, &[person]).await.unwrap();
    change.commit().await.unwrap();
    let work = base.record.work(&today, at("2022-02-19T08:00:00Z")).await.unwrap();
    assert_eq!(work.overdue.iter().map(|item| item.due).collect::<Vec<_>>(), [Some(day("2022-02-18"))]);
}

async fn nothing_is_recorded_in_a_closed_section(base: Base) {
    let (_, section) = supervised(&base).await;
    let mut change = base.change().await;
    let closing =
        SectionClosing { section, on: day("2022-12-31"), reason: "fulfilled".to_owned(), employed_at_closing: None };
    change.close_sections(&[closing]).await.unwrap();
    let ended = Problem::Ended { on: day("2022-12-31") };
    let (field, found) = problem(change.set_conditions(&[curfew(section)]).await);
    assert_eq!((field.as_str(), &found), ("0.section", &ended));
    let (field, found) = problem(change.record_meetings(&[met(section, "2022-03-01", true)]).await);
    assert_eq!((field.as_str(), &found), ("0.section", &ended));
    let unknown = change.record_meetings(&[met(SectionId(999), "2022-03-01", true)]).await;
    assert!(matches!(unknown, Err(RecordError::Missing("section"))), "{unknown:?}");
}
