//! Assessments and plans as a snapshot takes them.

use record::{PlanEdit, StepState};

use crate::assessment::{certified, signed, specialist};
use crate::base::{Base, admin, day, on_both};
use crate::scope::held;

on_both! {
    assessments_needs_and_plans_are_exported
}

async fn assessments_needs_and_plans_are_exported(base: Base) {
    certified(&base, "anna").await;
    let person = held(&base, "Ozola", "jelgavas-cietums").await;
    let id = signed(&base, person, "2024-02-05").await;
    let anna = specialist("anna", "2024-02-06T09:00:00Z");
    let mut change = base.record.change(&anna, "write", None).await.unwrap();
    // A draft has nothing to tell yet.
    change.begin_assessment(&crate::assessment::needs(person, "2024-02-06")).await.unwrap();
    let plan = change.open_plan(person).await.unwrap();
    let step = record::NewStep {
        what: record::StepWhat::Other,
        words: "saruna".to_owned(),
        who: record::StepDoer::Person,
        by: day("2024-03-01"),
    };
    let edits = [
        PlanEdit::SetGoal { need: 1, goal: None, words: "mērķis".to_owned(), by: None },
        PlanEdit::AddStep { goal: 2, step },
        PlanEdit::MoveStep { step: 3, to: StepState::Done("izdarīts".to_owned()) },
    ];
    change.edit_plan(plan, 1, &edits).await.unwrap();
    change.commit().await.unwrap();
    let export = base.record.export(&admin()).await.unwrap();
    let assessments = export.assessments(0, 10).await.unwrap();
    let [one] = &assessments[..] else { panic!("{assessments:?}") };
    assert_eq!((one.id, one.person, one.state, one.value), (id, person, "completed", Some(5.0)));
    assert_eq!((one.final_band.as_deref(), one.countersigned_on), (Some("high-risk"), Some(day("2024-02-05"))));
    let answer = |item: &str, answer: &str| (item.to_owned(), answer.to_owned());
    assert_eq!(one.answers, [answer("alcohol", "some"), answer("blames", "marked"), answer("excuses", "marked")]);
    assert_eq!(one.scores, [("risk".to_owned(), 5.0, Some("high-risk".to_owned()))]);
    assert!(export.assessments(id.0, 10).await.unwrap().is_empty());
    let told: Vec<_> = one.needs.iter().map(|need| (need.area.as_str(), need.established)).collect();
    assert_eq!(told, [("attitudes", true), ("substance-use", false)]);
    let plans = export.plans(0, 10).await.unwrap();
    let [version] = &plans[0].versions[..] else { panic!("{plans:?}") };
    assert_eq!((plans[0].id, plans[0].closed_on, version.number, version.on), (plan, None, 1, day("2024-02-06")));
    assert_eq!((version.content.coverage().is_full(), version.approved_on), (true, None));
    let ground = record::NeedGround::Assessed { assessment: id, level: "high".to_owned() };
    assert_eq!(version.content.needs[0].ground, ground);
    assert_eq!(export.qualifications(0, 10).await.unwrap()[0].code, "assessor");
    assert!(export.contacts(0, 10).await.unwrap().is_empty());
    export.finish().await.unwrap();
}
