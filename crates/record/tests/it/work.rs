//! What somebody has to do.

use catalogue::{DueState, DueStep};
use record::{
    AuditFilter, ContactGround, ContactWorker, NewConcern, NewContact, NewStep, Page, PlanEdit, PlanReview, StepDoer,
    StepWhat, WorkTask,
};

use crate::assessment::{certified, head, needs, signed, specialist};
use crate::base::{Base, actor, at, day, on_both, protection_officer};
use crate::scope::{account, held};

on_both! {
    a_contact_person_sees_the_sessions_due
    a_specialist_sees_drafts_steps_reviews_and_what_others_changed
    a_head_sees_what_waits_for_a_second_signature
    concerns_wait_for_their_role
    a_deadline_appears_with_its_explanation_until_it_is_met
}

const PRISON: &str = "jelgavas-cietums";

async fn a_contact_person_sees_the_sessions_due(base: Base) {
    let chief = head("2025-07-01T08:00:00Z");
    let id = account(&base, "juris", "contact-person", "ievp").await;
    let people =
        [held(&base, "Ozola", PRISON).await, held(&base, "Kalna", PRISON).await, held(&base, "Zīle", PRISON).await];
    let mut change = base.record.change(&chief, "write", None).await.unwrap();
    let worker =
        ContactWorker { account: id, unit: PRISON.to_owned(), capacity: 9, absence: None, left_on: None, version: 0 };
    change.contact_worker(&worker).await.unwrap();
    let days = [("2025-07-01", 7), ("2025-07-10", 7), ("2025-07-10", 60)];
    let new: Vec<NewContact> = people
        .iter()
        .zip(days)
        .map(|(person, (from, every))| NewContact {
            person: *person,
            account: id,
            from: day(from),
            every_days: Some(every),
            ground: ContactGround::LowestLoad,
        })
        .collect();
    let contacts = change.assign_contacts(&new).await.unwrap();
    change.commit().await.unwrap();
    let juris = record::Actor { at: at("2025-07-12T08:00:00Z"), ..actor("juris", "contact-person", "ievp", PRISON) };
    let work = base.record.work(&juris, at("2025-07-11T08:00:00Z")).await.unwrap();
    let told = |items: &[record::WorkItem]| items.iter().map(|item| (item.task.clone(), item.due)).collect::<Vec<_>>();
    assert_eq!(told(&work.overdue), [(WorkTask::HoldSession(contacts[0]), Some(day("2025-07-08")))]);
    assert_eq!(told(&work.due), [(WorkTask::HoldSession(contacts[1]), Some(day("2025-07-17")))]);
    assert_eq!(work.overdue[0].person, Some((people[0], "Anna Ozola".to_owned())));
    assert_eq!(work.waiting, []);
    let filter = AuditFilter { noun: Some("work".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    assert_eq!(log.rows[0].detail.as_deref(), Some("work: 3 people"));
}

async fn a_specialist_sees_drafts_steps_reviews_and_what_others_changed(base: Base) {
    let own = certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let assessment = signed(&base, person, "2024-02-05").await;
    let anna = |on: &str| specialist("anna", &format!("{on}T09:00:00Z"));
    let mut change = base.record.change(&anna("2024-02-06"), "write", None).await.unwrap();
    let plan = change.open_plan(person).await.unwrap();
    let step = NewStep {
        what: StepWhat::Other,
        words: "saruna".to_owned(),
        who: StepDoer::Account(own),
        by: day("2024-02-20"),
    };
    let edits = [
        PlanEdit::SetGoal { need: 1, goal: None, words: "mērķis".to_owned(), by: None },
        PlanEdit::AddStep { goal: 2, step },
    ];
    change.edit_plan(plan, 1, &edits).await.unwrap();
    let review = PlanReview { on: day("2024-02-06"), words: "sākums".to_owned(), next_on: Some(day("2024-03-01")) };
    change.review_plan(plan, 2, &review).await.unwrap();
    let draft = change.begin_assessment(&needs(person, "2024-02-06")).await.unwrap();
    change.commit().await.unwrap();
    let work = base.record.work(&anna("2024-02-21"), at("2024-02-05T11:00:00Z")).await.unwrap();
    let tasks = |items: &[record::WorkItem]| items.iter().map(|item| item.task.clone()).collect::<Vec<_>>();
    assert_eq!(tasks(&work.overdue), [WorkTask::DoStep { plan, step: 3 }]);
    assert_eq!(tasks(&work.due), [WorkTask::ReviewPlan(plan)]);
    assert_eq!(tasks(&work.waiting), [WorkTask::FinishAssessment(draft)]);
    // The head's signature came after 11:00; Anna's own steps are not told.
    let changed: Vec<_> = work.changed.iter().map(|item| (item.noun, item.act.as_str())).collect();
    assert_eq!(changed, [("assessment", "countersign")]);
    // The head is asked to approve the plan; nothing of it is left once that is done but the person's answer.
    let waiting = base.record.work(&head("2024-02-21T10:00:00Z"), at("2024-02-21T00:00:00Z")).await.unwrap().waiting;
    assert_eq!(tasks(&waiting), [WorkTask::ApprovePlan(plan)]);
    let mut change = base.record.change(&head("2024-02-21T10:00:00Z"), "verify", None).await.unwrap();
    change.approve_plan(plan, 3).await.unwrap();
    change.commit().await.unwrap();
    let waiting = base.record.work(&anna("2024-02-22"), at("2024-02-22T00:00:00Z")).await.unwrap().waiting;
    assert!(tasks(&waiting).contains(&WorkTask::AskAgreement(plan)));
    // A certificate that ends is told two months ahead.
    let work = base.record.work(&anna("2024-11-10"), at("2024-11-09T00:00:00Z")).await.unwrap();
    assert!(matches!(work.due.last().unwrap().task, WorkTask::RenewCertificate { ref code, .. } if code == "assessor"));
    assert_eq!(work.due.last().unwrap().due, Some(day("2024-12-31")));
    assert_eq!(assessment.0, 1);
}

async fn a_head_sees_what_waits_for_a_second_signature(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let anna = specialist("anna", "2024-02-01T08:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    let new = record::NewAssessment {
        answers: crate::assessment::written(crate::assessment::ALL_MARKED),
        ..needs(person, "2024-02-01")
    };
    let id = change.begin_assessment(&new).await.unwrap();
    change.complete_assessment(id, 1).await.unwrap();
    change.commit().await.unwrap();
    let since = at("2024-02-01T00:00:00Z");
    let work = base.record.work(&head("2024-02-02T08:00:00Z"), since).await.unwrap();
    assert_eq!(work.waiting.iter().map(|item| item.task.clone()).collect::<Vec<_>>(), [WorkTask::Countersign(id)]);
    let elsewhere = record::Actor { unit: "valmieras-cietums".to_owned(), ..head("2024-02-02T08:00:00Z") };
    assert_eq!(base.record.work(&elsewhere, since).await.unwrap().waiting, []);
    let mut change = base.record.change(&head("2024-02-02T08:00:00Z"), "verify", None).await.unwrap();
    change.return_assessment(id, 2, "precizēt").await.unwrap();
    change.commit().await.unwrap();
    let work = base.record.work(&anna, since).await.unwrap();
    assert_eq!(work.waiting[0].task, WorkTask::MendAssessment(id));
}

async fn concerns_wait_for_their_role(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", PRISON).await;
    let mut change = base.record.change(&head("2024-02-02T08:00:00Z"), "write", None).await.unwrap();
    let new = NewConcern { to_role: "specialist".to_owned(), words: "parādi".to_owned() };
    let id = change.raise_concern(person, &new).await.unwrap();
    change.commit().await.unwrap();
    let anna = specialist("anna", "2024-02-03T08:00:00Z");
    let work = base.record.work(&anna, at("2024-02-03T00:00:00Z")).await.unwrap();
    assert_eq!(work.waiting[0].task, WorkTask::AnswerConcern(id));
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    change.answer_concern(id, 1, "izrunāts").await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.work(&anna, at("2024-02-03T00:00:00Z")).await.unwrap().waiting, []);
    let work = base.record.work(&head("2024-02-04T08:00:00Z"), at("2024-02-03T00:00:00Z")).await.unwrap();
    assert_eq!((work.changed[0].noun, work.changed[0].act.as_str()), ("concern", "answered"));
}

async fn a_deadline_appears_with_its_explanation_until_it_is_met(base: Base) {
    certified(&base, "anna").await;
    // Placed on 1 January 2024: the first assessment is due by 1 March.
    let person = held(&base, "Ozola", PRISON).await;
    let anna = |on: &str| specialist("anna", &format!("{on}T09:00:00Z"));
    let since = at("2024-01-01T00:00:00Z");
    assert_eq!(base.record.work(&anna("2024-02-10"), since).await.unwrap().due, []);
    let due = base.record.work(&anna("2024-02-20"), since).await.unwrap().due;
    assert_eq!((due.len(), due[0].due, due[0].person.as_ref().unwrap().0), (1, Some(day("2024-03-01")), person));
    let WorkTask::MeetDeadline(told) = &due[0].task else { panic!("{due:?}") };
    assert!(matches!(&told.steps[0], DueStep::Started(event) if event.on == day("2024-01-01")));
    assert!(matches!(told.steps[1], DueStep::Within { due, .. } if due == day("2024-03-01")));
    assert_eq!(base.record.work(&anna("2024-03-02"), since).await.unwrap().overdue.len(), 1);
    let elsewhere = record::Actor { unit: "valmieras-cietums".to_owned(), ..anna("2024-03-02") };
    assert_eq!(base.record.work(&elsewhere, since).await.unwrap().overdue, []);
    signed(&base, person, "2024-03-03").await;
    assert_eq!(base.record.work(&anna("2024-03-04"), since).await.unwrap().overdue, []);
    let all = base.record.deadlines(&anna("2024-03-04"), person).await.unwrap();
    assert_eq!((all[0].deadline.as_str(), all[0].state), ("first-assessment", DueState::DoneLate));
}
