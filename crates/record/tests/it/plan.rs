//! Plans: from needs found to steps shown by the ledger, with versions, signatures and the person's own answer.

use record::{
    Actor, Agreement, AuditFilter, NeedGround, NeedResult, NewStep, Page, PersonId, PlanEdit, PlanId, PlanReview,
    PlanState, Problem, RecordError, StepDoer, StepState, StepWhat,
};

use crate::activity::consultation;
use crate::assessment::{certified, head, signed, specialist};
use crate::base::{Base, actor, day, on_both, problem, protection_officer};
use crate::scope::held;

on_both! {
    a_plan_begins_with_the_needs_an_assessment_established
    every_need_has_a_measure_or_a_reason_before_approval
    a_need_no_assessment_established_takes_a_reason
    changes_of_one_day_are_one_version
    progress_leaves_an_approved_plan_approved
    the_persons_answer_is_recorded_and_may_come_later
    the_ledger_shows_a_step
    a_plan_is_closed_when_every_need_has_its_result
    two_people_cannot_overwrite_a_plan
    an_edit_that_is_refused_leaves_nothing
    a_plan_out_of_sight_is_missing
}

const PRISON: &str = "jelgavas-cietums";

fn anna(on: &str) -> Actor {
    specialist("anna", &format!("{on}T09:00:00Z"))
}

/// A person with an assessment that established the need `attitudes`, and an open plan.
async fn planned(base: &Base) -> (PersonId, PlanId) {
    certified(base, "anna").await;
    let person = held(base, "Ozola", PRISON).await;
    signed(base, person, "2024-02-05").await;
    let mut change = base.record.change(&anna("2024-02-06"), "write", None).await.unwrap();
    let plan = change.open_plan(person).await.unwrap();
    change.commit().await.unwrap();
    (person, plan)
}

fn step(by: &str) -> NewStep {
    NewStep {
        what: StepWhat::Activity("consultation".to_owned()),
        words: "trīs sarunas".to_owned(),
        who: StepDoer::Role("psychologist".to_owned()),
        by: day(by),
    }
}

async fn edit(base: &Base, actor: &Actor, plan: PlanId, version: i32, edits: &[PlanEdit]) -> i32 {
    let mut change = base.record.change(actor, "write", None).await.unwrap();
    let version = change.edit_plan(plan, version, edits).await.unwrap();
    change.commit().await.unwrap();
    version
}

/// Gives the first need a goal (2) and a step (3), and approves the plan on 7 February; now at version 3.
async fn approved(base: &Base) -> (PersonId, PlanId) {
    let (person, plan) = planned(base).await;
    let own = NewStep { who: StepDoer::Person, ..step("2024-05-01") };
    let edits = [
        PlanEdit::SetGoal { need: 1, goal: None, words: "Atzīstu savu vainu".to_owned(), by: Some(day("2024-08-01")) },
        PlanEdit::AddStep { goal: 2, step: own },
    ];
    assert_eq!(edit(base, &anna("2024-02-06"), plan, 1, &edits).await, 2);
    let mut change = base.record.change(&head("2024-02-07T08:00:00Z"), "verify", None).await.unwrap();
    change.approve_plan(plan, 2).await.unwrap();
    change.commit().await.unwrap();
    (person, plan)
}

async fn a_plan_begins_with_the_needs_an_assessment_established(base: Base) {
    let (person, plan) = planned(&base).await;
    let view = base.record.plan(&anna("2024-02-06"), plan).await.unwrap();
    let needs: Vec<_> = view.content.needs.iter().map(|need| (need.area.as_str(), need.ground.clone())).collect();
    let assessment = base.record.assessments(&anna("2024-02-06"), person).await.unwrap()[0].id;
    assert_eq!(needs, [("attitudes", NeedGround::Assessed { assessment, level: "high".to_owned() })]);
    let mut change = base.record.change(&anna("2024-02-06"), "write", None).await.unwrap();
    let (field, found) = problem(change.open_plan(person).await);
    assert_eq!((field.as_str(), found), ("0.person", Problem::Taken { noun: "case-plan", id: plan.0.to_string() }));
}

async fn every_need_has_a_measure_or_a_reason_before_approval(base: Base) {
    let (_, plan) = planned(&base).await;
    let chief = head("2024-02-07T08:00:00Z");
    let mut change = base.record.change(&chief, "verify", None).await.unwrap();
    assert_eq!(problem(change.approve_plan(plan, 1).await), ("0.needs.1".to_owned(), Problem::Required));
    drop(change);
    let mut change = base.record.change(&anna("2024-02-07"), "write", None).await.unwrap();
    assert!(matches!(change.approve_plan(plan, 1).await, Err(RecordError::Forbidden(_))));
    let blank = PlanEdit::ExceptNeed { need: 1, reason: " ".to_owned() };
    assert_eq!(problem(change.edit_plan(plan, 1, &[blank]).await), ("0.reason".to_owned(), Problem::Required));
    let excepted = PlanEdit::ExceptNeed { need: 1, reason: "atbrīvošana pēc trim nedēļām".to_owned() };
    change.edit_plan(plan, 1, &[excepted]).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.record.change(&chief, "verify", None).await.unwrap();
    change.approve_plan(plan, 2).await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.plan(&chief, plan).await.unwrap();
    assert_eq!(view.shown.state, PlanState::Approved);
    assert_eq!((view.coverage.needs, view.coverage.with_measure, view.coverage.excepted), (1, 0, 1));
    assert!(!view.coverage.is_full());
}

async fn a_need_no_assessment_established_takes_a_reason(base: Base) {
    let (person, plan) = planned(&base).await;
    let assessment = base.record.assessments(&anna("2024-02-06"), person).await.unwrap()[0].id;
    let mut change = base.record.change(&anna("2024-02-06"), "write", None).await.unwrap();
    let not_established = PlanEdit::TakeUpNeed { assessment, area: "substance-use".to_owned() };
    let (field, found) = problem(change.edit_plan(plan, 1, &[not_established]).await);
    let value = assessment.0.to_string();
    assert_eq!((field.as_str(), found), ("0.area", Problem::DoesNotFit { field: "assessment", value }));
    let again = PlanEdit::TakeUpNeed { assessment, area: "attitudes".to_owned() };
    assert_eq!(problem(change.edit_plan(plan, 1, &[again]).await).0, "0.area");
    let unknown = PlanEdit::JustifyNeed { area: "astrology".to_owned(), reason: "vēlas".to_owned() };
    assert_eq!(problem(change.edit_plan(plan, 1, &[unknown]).await).0, "0.area");
    let justified = PlanEdit::JustifyNeed { area: "housing".to_owned(), reason: "nav kur dzīvot".to_owned() };
    change.edit_plan(plan, 1, &[justified]).await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.plan(&anna("2024-02-06"), plan).await.unwrap();
    let ground = NeedGround::Justified { reason: "nav kur dzīvot".to_owned(), by: "anna".to_owned() };
    assert_eq!(view.content.needs[1].ground, ground);
}

async fn changes_of_one_day_are_one_version(base: Base) {
    let (_, plan) = planned(&base).await;
    let goal = |words: &str| PlanEdit::SetGoal { need: 1, goal: None, words: words.to_owned(), by: None };
    edit(&base, &anna("2024-02-06"), plan, 1, &[goal("pirmais")]).await;
    edit(&base, &anna("2024-02-06"), plan, 2, &[goal("otrais")]).await;
    edit(&base, &anna("2024-02-09"), plan, 3, &[goal("trešais")]).await;
    let versions = base.record.plan_versions(&anna("2024-02-09"), plan).await.unwrap();
    let told: Vec<_> = versions.iter().map(|version| (version.number, version.on)).collect();
    assert_eq!(told, [(1, day("2024-02-06")), (2, day("2024-02-09"))]);
    let then = base.record.plan_on(&anna("2024-02-09"), plan, day("2024-02-08")).await.unwrap().unwrap();
    assert_eq!(then.content.needs[0].goals.len(), 2);
    let now = base.record.plan(&anna("2024-02-09"), plan).await.unwrap();
    assert_eq!(now.content.needs[0].goals.len(), 3);
    assert_eq!(base.record.plan_on(&anna("2024-02-09"), plan, day("2024-02-05")).await.unwrap(), None);
}

async fn progress_leaves_an_approved_plan_approved(base: Base) {
    let (_, plan) = approved(&base).await;
    let moved = PlanEdit::MoveStep { step: 3, to: StepState::InProgress };
    edit(&base, &anna("2024-03-01"), plan, 3, &[moved]).await;
    let view = base.record.plan(&anna("2024-03-01"), plan).await.unwrap();
    assert_eq!((view.shown.number, view.shown.state), (2, PlanState::Approved));
    assert_eq!(view.shown.approved, Some(("head".to_owned(), day("2024-02-07"))));
    let more = PlanEdit::AddStep { goal: 2, step: step("2024-06-01") };
    edit(&base, &anna("2024-03-01"), plan, 4, &[more]).await;
    let view = base.record.plan(&anna("2024-03-01"), plan).await.unwrap();
    assert_eq!((view.shown.number, view.shown.state, view.shown.approved), (3, PlanState::Draft, None));
    let late = PlanEdit::AddStep { goal: 2, step: step("2024-02-01") };
    let mut change = base.record.change(&anna("2024-03-01"), "write", None).await.unwrap();
    assert_eq!(problem(change.edit_plan(plan, 5, &[late]).await).0, "0.by");
}

async fn the_persons_answer_is_recorded_and_may_come_later(base: Base) {
    let (_, plan) = approved(&base).await;
    let mut change = base.record.change(&anna("2024-02-08"), "write", None).await.unwrap();
    let silent = Agreement::CouldNotAnswer(String::new());
    let refused = change.record_agreement(plan, 3, &silent, day("2024-02-08")).await;
    assert_eq!(problem(refused), ("0.words".to_owned(), Problem::Required));
    let early = change.record_agreement(plan, 3, &Agreement::Agreed(None), day("2024-02-06")).await;
    assert_eq!(problem(early).0, "0.on");
    let ill = Agreement::CouldNotAnswer("slimnīcā".to_owned());
    change.record_agreement(plan, 3, &ill, day("2024-02-08")).await.unwrap();
    let disagrees = Agreement::DidNotAgree("negribu pie psihologa".to_owned());
    change.record_agreement(plan, 4, &disagrees, day("2024-02-08")).await.unwrap();
    let (field, found) = problem(change.record_agreement(plan, 5, &Agreement::Agreed(None), day("2024-02-08")).await);
    assert!(field == "0.agreement" && matches!(found, Problem::NotInState { .. }));
    change.acknowledge_plan(plan, 5, day("2024-02-08"), Some("parakstīja")).await.unwrap();
    let review = PlanReview { on: day("2024-02-08"), words: "sākums".to_owned(), next_on: Some(day("2024-08-01")) };
    change.review_plan(plan, 6, &review).await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.plan(&anna("2024-02-08"), plan).await.unwrap();
    assert_eq!(view.shown.agreement, Some((disagrees, day("2024-02-08"))));
    assert_eq!(view.shown.acknowledged, Some((day("2024-02-08"), Some("parakstīja".to_owned()))));
    assert_eq!((view.next_review_on, view.reviews), (Some(day("2024-08-01")), vec![(review, "anna".to_owned())]));
}

async fn the_ledger_shows_a_step(base: Base) {
    let (person, plan) = approved(&base).await;
    let mut change = base.change().await;
    let ids = change.activities(&[consultation(PRISON, person)]).await.unwrap();
    let other = base_person(&mut change).await;
    let foreign = change.activities(&[consultation(PRISON, other)]).await.unwrap();
    change.commit().await.unwrap();
    let found = base.record.evidence_for(&anna("2024-03-02"), plan).await.unwrap().remove(&3).unwrap();
    assert_eq!(found.iter().map(|one| (one.activity, one.on)).collect::<Vec<_>>(), [(ids[0], day("2024-03-01"))]);
    let mut change = base.record.change(&anna("2024-03-02"), "write", None).await.unwrap();
    let link = |activity| PlanEdit::LinkEvidence { step: 3, activity };
    assert_eq!(problem(change.edit_plan(plan, 3, &[link(foreign[0])]).await).0, "0.activity");
    change.edit_plan(plan, 3, &[link(ids[0])]).await.unwrap();
    change.commit().await.unwrap();
    let view = base.record.plan(&anna("2024-03-02"), plan).await.unwrap();
    assert_eq!((view.coverage.steps, view.coverage.shown, view.coverage.done), (1, 1, 0));
    assert_eq!(view.content.steps().next().unwrap().2.state, StepState::InProgress);
    assert_eq!(base.record.evidence_for(&anna("2024-03-02"), plan).await.unwrap()[&3], []);
    let done = PlanEdit::MoveStep { step: 3, to: StepState::Done("trīs sarunas notikušas".to_owned()) };
    edit(&base, &anna("2024-03-02"), plan, 4, &[done]).await;
    let view = base.record.plan(&anna("2024-03-02"), plan).await.unwrap();
    assert!(view.coverage.is_full());
}

async fn base_person(change: &mut record::Change<'_>) -> PersonId {
    change.people(&[crate::base::person("Cita", "Persona")]).await.unwrap()[0]
}

async fn a_plan_is_closed_when_every_need_has_its_result(base: Base) {
    let (_, plan) = approved(&base).await;
    let mut change = base.record.change(&anna("2024-06-01"), "write", None).await.unwrap();
    assert_eq!(problem(change.close_plan(plan, 3, "sods izciests").await).0, "0.needs.1");
    let closed =
        PlanEdit::CloseNeed { need: 1, result: NeedResult::PartlyMet, words: "atzīst vainu daļēji".to_owned() };
    change.edit_plan(plan, 3, &[closed]).await.unwrap();
    let goal = PlanEdit::SetGoal { need: 1, goal: None, words: "vēl".to_owned(), by: None };
    assert_eq!(problem(change.edit_plan(plan, 4, &[goal]).await).1, Problem::Ended { on: day("2024-06-01") });
    change.close_plan(plan, 4, "sods izciests").await.unwrap();
    let late = PlanEdit::MoveStep { step: 3, to: StepState::InProgress };
    assert_eq!(problem(change.edit_plan(plan, 5, &[late]).await).0, "0.plan");
    change.commit().await.unwrap();
    let view = base.record.plan(&anna("2024-06-01"), plan).await.unwrap();
    assert_eq!((view.closed_on, view.closing_words.as_deref()), (Some(day("2024-06-01")), Some("sods izciests")));
    assert_eq!(view.content.needs[0].closing.as_ref().unwrap().result, NeedResult::PartlyMet);
}

async fn two_people_cannot_overwrite_a_plan(base: Base) {
    let (_, plan) = planned(&base).await;
    let goal = PlanEdit::SetGoal { need: 1, goal: None, words: "mērķis".to_owned(), by: None };
    edit(&base, &anna("2024-02-06"), plan, 1, std::slice::from_ref(&goal)).await;
    let juris = specialist("juris", "2024-02-06T10:00:00Z");
    let mut change = base.record.change(&juris, "write", None).await.unwrap();
    let stale = change.edit_plan(plan, 1, &[goal]).await;
    assert!(matches!(stale, Err(RecordError::Stale { noun: "case-plan", version: 2, .. })));
}

async fn an_edit_that_is_refused_leaves_nothing(base: Base) {
    let (_, plan) = planned(&base).await;
    let good = PlanEdit::SetGoal { need: 1, goal: None, words: "mērķis".to_owned(), by: None };
    let bad = PlanEdit::SetGoal { need: 9, goal: None, words: "mērķis".to_owned(), by: None };
    let mut change = base.record.change(&anna("2024-02-06"), "write", None).await.unwrap();
    assert_eq!(problem(change.edit_plan(plan, 1, &[good, bad]).await).0, "1.need");
    drop(change);
    let view = base.record.plan(&anna("2024-02-06"), plan).await.unwrap();
    assert_eq!((view.version, view.content.needs[0].goals.len()), (1, 0));
}

async fn a_plan_out_of_sight_is_missing(base: Base) {
    let (person, plan) = planned(&base).await;
    let elsewhere = actor("maija", "specialist", "ievp", "valmieras-cietums");
    assert!(matches!(base.record.plan(&elsewhere, plan).await, Err(RecordError::Missing("person"))));
    assert!(matches!(base.record.plan(&crate::base::planner(), plan).await, Err(RecordError::Forbidden(_))));
    let mut change = base.record.change(&elsewhere, "write", None).await.unwrap();
    assert!(matches!(change.edit_plan(plan, 1, &[]).await, Err(RecordError::Missing("person"))));
    drop(change);
    base.record.plan(&anna("2024-02-06"), plan).await.unwrap();
    let filter = AuditFilter { noun: Some("case-plan".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    let told: Vec<_> = log.rows.iter().map(|entry| (entry.verb.as_str(), entry.subject.clone())).collect();
    assert_eq!(told, [("read", Some(person.0.to_string())), ("write", Some(plan.0.to_string()))]);
}
