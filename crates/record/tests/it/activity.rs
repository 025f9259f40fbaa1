//! The ledger: what an entry must be, and revising it.

use record::{
    ActivityFilter, ActivityId, Headcount, NewActivity, NewParticipation, Page, PersonId, Problem, RecordError,
};

use crate::base::{Base, admin, day, on_both, planner, problem, specialist_in};

on_both! {
    adults_and_children_must_add_up_to_the_guests
    family_days_of_2022_have_1291_guests
    parts_without_their_whole_are_refused
    a_role_the_type_does_not_have_is_refused
    too_few_and_too_many_in_a_role_are_refused
    imports_may_bring_participations_later_but_not_too_many
    references_must_exist
    required_fields_and_professions_are_checked
    an_external_key_is_used_once
    a_revision_of_an_older_version_is_stale
    participants_of_a_confidential_activity_are_named_only_in_its_unit
    the_list_filters_by_unit_and_those_below
}

pub fn family_day(counts: &[(&str, i32)]) -> NewActivity {
    let headcount =
        |(kind, count): &(&str, i32)| Headcount { kind: (*kind).to_owned(), organisation_kind: None, count: *count };
    NewActivity {
        kind: "family-day".to_owned(),
        on: day("2022-06-04"),
        agency: "ievp".to_owned(),
        unit: "jelgavas-cietums".to_owned(),
        headcounts: counts.iter().map(headcount).collect(),
        ..NewActivity::default()
    }
}

pub fn part(person: PersonId, role: &str) -> NewParticipation {
    NewParticipation { person: Some(person), role: role.to_owned(), attended: true, ..NewParticipation::default() }
}

pub fn consultation(unit: &str, person: PersonId) -> NewActivity {
    NewActivity {
        kind: "consultation".to_owned(),
        on: day("2024-03-01"),
        agency: "ievp".to_owned(),
        unit: unit.to_owned(),
        profession: Some("psychotherapist".to_owned()),
        participations: vec![part(person, "prisoner")],
        ..NewActivity::default()
    }
}

async fn adults_and_children_must_add_up_to_the_guests(base: Base) {
    let typed = family_day(&[("prisoners", 447), ("guests", 1291), ("adults", 950), ("children", 340)]);
    let refused = base.change().await.activities(&[typed]).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "field `0.headcounts.guests`: adults + children add up to 1290, guests are 1291; correct guests or adults, children"
    );
    let RecordError::Invalid { problem, .. } = refused else { panic!("{refused:?}") };
    let parts = vec!["adults".to_owned(), "children".to_owned()];
    assert_eq!(problem, Problem::HeadcountSum { whole: "guests".to_owned(), parts, expected: 1291, found: 1290 });
    assert_eq!(base.count("activity").await, 0);
}

async fn family_days_of_2022_have_1291_guests(base: Base) {
    // 38 events: 447 prisoners, 951 adults and 340 children.
    let spread = |total: i32, at: i32| total / 38 + i32::from(at < total % 38);
    let events: Vec<NewActivity> = (0..38)
        .map(|at| {
            let (adults, children) = (spread(951, at), spread(340, at));
            family_day(&[
                ("prisoners", spread(447, at)),
                ("guests", adults + children),
                ("adults", adults),
                ("children", children),
            ])
        })
        .collect();
    let mut change = base.change().await;
    change.activities(&events).await.unwrap();
    change.commit().await.unwrap();
    let export = base.record.export(&admin()).await.unwrap();
    let counts = export.headcounts(0, 1000).await.unwrap();
    let total = |kind: &str| counts.iter().filter(|one| one.kind == kind).map(|one| one.count).sum::<i32>();
    assert_eq!((total("prisoners"), total("guests"), total("adults"), total("children")), (447, 1291, 951, 340));
    let adults = counts.iter().find(|one| one.kind == "adults").unwrap();
    assert_eq!(adults.part_of.as_deref(), Some("guests"));
    let page = Page { number: 1, size: 100 };
    let list = base.record.activities(&planner(), &ActivityFilter::default(), page).await.unwrap();
    assert_eq!(list.total, 38);
    assert_eq!(list.rows.iter().map(|row| row.headcount).sum::<u64>(), 447 + 1291);
}

async fn parts_without_their_whole_are_refused(base: Base) {
    let mut change = base.change().await;
    let (field, found) = problem(change.activities(&[family_day(&[("adults", 3), ("children", 2)])]).await);
    assert_eq!(field, "0.headcounts.guests");
    assert_eq!(found, Problem::HeadcountWhole { whole: "guests".to_owned(), found: 5 });
    let (field, _) = problem(change.activities(&[family_day(&[("representatives", 3)])]).await);
    assert_eq!(field, "0.headcounts.representatives");
    let (_, found) = problem(change.activities(&[family_day(&[("prisoners", -1)])]).await);
    assert_eq!(found, Problem::Below { value: -1, least: 0 });
    change.activities(&[family_day(&[("prisoners", 3), ("guests", 5)])]).await.unwrap();
}

async fn a_role_the_type_does_not_have_is_refused(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let one = NewActivity { participations: vec![part(person, "representative")], ..family_day(&[]) };
    let (field, found) = problem(base.change().await.activities(&[family_day(&[("prisoners", 1)]), one]).await);
    assert_eq!(field, "1.participations.0.role");
    assert_eq!(found.remedy(), "choose one of the roles prisoner, relative, staff");
}

async fn too_few_and_too_many_in_a_role_are_refused(base: Base) {
    let mut change = base.change().await;
    let people: Vec<_> = (0..4).map(|at| crate::base::person("Anna", &format!("Ozola {at}"))).collect();
    let people = change.people(&people).await.unwrap();
    let (field, found) = problem(change.activities(&[family_day(&[])]).await);
    assert_eq!(field, "0.participations");
    assert_eq!(found, Problem::TooFew { role: "prisoner".to_owned(), least: 1, found: 0 });
    let mut participations = vec![part(people[0], "prisoner")];
    participations.extend(people[1..].iter().map(|person| part(*person, "staff")));
    let crowd = NewActivity { participations, ..family_day(&[]) };
    let (_, found) = problem(change.activities(&[crowd]).await);
    assert_eq!(found, Problem::TooMany { role: "staff".to_owned(), most: 2, found: 3 });
    let twice = vec![part(people[0], "prisoner"), part(people[0], "prisoner")];
    let (field, _) = problem(change.activities(&[NewActivity { participations: twice, ..family_day(&[]) }]).await);
    assert_eq!(field, "0.participations.1.person");
}

async fn imports_may_bring_participations_later_but_not_too_many(base: Base) {
    let mut change = base.record.change(&admin(), "import", None).await.unwrap();
    let people: Vec<_> = (0..4).map(|at| crate::base::person("Anna", &format!("Ozola {at}"))).collect();
    let people = change.people(&people).await.unwrap();
    let keyed = NewActivity { external_key: Some("F-1".to_owned()), ..family_day(&[]) };
    let activity = change.activities(&[keyed]).await.unwrap()[0];
    assert_eq!(change.activity_ids_by_external_key(&["F-2", "F-1"]).await.unwrap(), [None, Some(activity)]);
    change
        .participations(&[(activity, part(people[0], "prisoner")), (activity, part(people[1], "staff"))])
        .await
        .unwrap();
    let more = [(activity, part(people[2], "staff")), (activity, part(people[3], "staff"))];
    let (_, found) = problem(change.participations(&more).await);
    assert_eq!(found, Problem::TooMany { role: "staff".to_owned(), most: 2, found: 3 });
    let (field, _) = problem(change.participations(&[(ActivityId(99), part(people[2], "staff"))]).await);
    assert_eq!(field, "0.activity");
}

async fn references_must_exist(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let ok = NewActivity { participations: vec![part(person, "prisoner")], ..family_day(&[]) };
    let some = |text: &str| Some(text.to_owned());
    let cases = [
        ("kind", NewActivity { kind: "family-dey".to_owned(), ..ok.clone() }, "did you mean `family-day`?"),
        ("agency", NewActivity { agency: "vpd".to_owned(), ..ok.clone() }, "record it for ievp"),
        ("project", NewActivity { project: some("dair"), ..ok.clone() }, "record the project first or correct the id"),
        (
            "measure",
            NewActivity { measure: some("plan/1.3"), ..ok.clone() },
            "record the measure first or correct the id",
        ),
        ("funding", NewActivity { funding: some("esf-pluss"), ..ok.clone() }, "did you mean `esf-plus`?"),
        ("place", NewActivity { place: some("hall"), ..ok.clone() }, "record the place first or correct the id"),
        ("until", NewActivity { until: Some(day("2022-06-03")), ..ok.clone() }, "give 2022-06-04 or a later day"),
        ("minutes", NewActivity { minutes: Some(0), ..ok.clone() }, "give 1 or more"),
    ];
    for (field, one, remedy) in cases {
        let (found, problem) = problem(base.change().await.activities(&[one]).await);
        assert_eq!(found, format!("0.{field}"));
        assert_eq!(problem.remedy(), remedy);
    }
    let gone = NewActivity { participations: vec![part(PersonId(500), "prisoner")], ..family_day(&[]) };
    assert_eq!(problem(base.change().await.activities(&[gone]).await).0, "0.participations.0.person");
    base.change().await.activities(&[ok]).await.unwrap();
}

async fn required_fields_and_professions_are_checked(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let none = NewActivity { profession: None, ..consultation("jelgavas-cietums", person) };
    assert_eq!(problem(base.change().await.activities(&[none]).await), ("0.profession".to_owned(), Problem::Required));
    let other = NewActivity { profession: Some("narcologist".to_owned()), ..consultation("jelgavas-cietums", person) };
    let (_, found) = problem(base.change().await.activities(&[other]).await);
    assert_eq!(found.remedy(), "choose one of psychotherapist");
}

async fn an_external_key_is_used_once(base: Base) {
    let keyed = NewActivity { external_key: Some("F-1".to_owned()), ..family_day(&[("prisoners", 1)]) };
    let mut change = base.change().await;
    let (_, found) = problem(change.activities(&[keyed.clone(), keyed.clone()]).await);
    assert_eq!(found, Problem::Twice { value: "F-1".to_owned() });
    change.activities(std::slice::from_ref(&keyed)).await.unwrap();
    let (_, found) = problem(change.activities(&[keyed]).await);
    assert_eq!(found, Problem::Taken { noun: "activity", id: "F-1".to_owned() });
}

async fn a_revision_of_an_older_version_is_stale(base: Base) {
    let mut change = base.change().await;
    let id = change.activities(&[family_day(&[("prisoners", 5)])]).await.unwrap()[0];
    change.commit().await.unwrap();
    let opened = base.record.activity(&admin(), id).await.unwrap();
    assert_eq!(opened.version, 1);
    let mut change = base.change().await;
    change.revise_activity(id, opened.version, &family_day(&[("prisoners", 6)])).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.change().await;
    let stale = change.revise_activity(id, opened.version, &family_day(&[("prisoners", 7)])).await.unwrap_err();
    assert_eq!(stale.to_string(), "activity 1 was changed by somebody else; it is now at version 2");
    drop(change);
    let opened = base.record.activity(&admin(), id).await.unwrap();
    assert_eq!((opened.version, opened.data.headcounts[0].count), (2, 6));
    assert_eq!(opened.recorded_by, "admin");
}

async fn participants_of_a_confidential_activity_are_named_only_in_its_unit(base: Base) {
    let person = base.person("Anna", "Ozola").await;
    let mut change = base.change().await;
    let id = change.activities(&[consultation("jelgavas-1-nodala", person)]).await.unwrap()[0];
    change.commit().await.unwrap();
    let own = base.record.activity(&specialist_in("jelgavas-1-nodala"), id).await.unwrap();
    assert_eq!(own.participants[0].name.as_deref(), Some("Anna Ozola"));
    assert_eq!(own.data.participations[0].person, Some(person));
    for other in [specialist_in("jelgavas-cietums"), specialist_in("valmieras-cietums"), planner(), admin()] {
        let seen = base.record.activity(&other, id).await.unwrap();
        assert_eq!((seen.participants.len(), &seen.participants[0].name), (1, &None), "{other:?}");
        assert_eq!(seen.data.participations[0].person, None);
    }
}

async fn the_list_filters_by_unit_and_those_below(base: Base) {
    let mut change = base.change().await;
    let at =
        |unit: &str, on: &str| NewActivity { unit: unit.to_owned(), on: day(on), ..family_day(&[("prisoners", 1)]) };
    let all = [
        at("jelgavas-1-nodala", "2022-05-01"),
        at("jelgavas-cietums", "2022-06-01"),
        at("valmieras-cietums", "2022-07-01"),
    ];
    change.activities(&all).await.unwrap();
    change.commit().await.unwrap();
    let filter = ActivityFilter { unit: Some("jelgavas-cietums".to_owned()), ..ActivityFilter::default() };
    let list = base.record.activities(&planner(), &filter, Page { number: 1, size: 1 }).await.unwrap();
    assert_eq!((list.total, list.rows.len(), list.rows[0].unit.as_str()), (2, 1, "Jelgavas cietums"));
    let second = base.record.activities(&planner(), &filter, Page { number: 2, size: 1 }).await.unwrap();
    assert_eq!(second.rows[0].unit, "Jelgavas cietuma 1. nodaļa");
    let dated =
        ActivityFilter { from: Some(day("2022-06-01")), to: Some(day("2022-06-30")), ..ActivityFilter::default() };
    assert_eq!(base.record.activities(&planner(), &dated, Page::default()).await.unwrap().total, 1);
}
