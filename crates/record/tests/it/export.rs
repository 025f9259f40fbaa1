//! Rows for a snapshot: pages, one consistent view, and what derived columns need.

use record::{NewActivity, NewCustody, NewFact, NewParticipation, NewPerson, NewStay, PersonId, StayRelease};

use crate::activity::{consultation, family_day, part};
use crate::base::{Base, admin, day, on_both, person};

on_both! {
    pages_follow_each_other_by_id
    an_export_does_not_see_what_is_written_meanwhile
    a_release_knows_the_next_stay_and_the_facts
    a_participation_knows_its_person_and_organisation
}

async fn pages_follow_each_other_by_id(base: Base) {
    let mut change = base.change().await;
    let people: Vec<NewPerson> = (0..7).map(|at| person("Anna", &format!("Ozola {at}"))).collect();
    change.people(&people).await.unwrap();
    change.commit().await.unwrap();
    let export = base.record.export(&admin()).await.unwrap();
    let (mut after, mut sizes, mut ids) = (0, Vec::new(), Vec::new());
    loop {
        let page = export.people(after, 3).await.unwrap();
        sizes.push(page.len());
        ids.extend(page.iter().map(|row| row.id.0));
        let Some(last) = page.last() else { break };
        after = last.id.0;
    }
    assert_eq!((sizes, ids), (vec![3, 3, 1, 0], (1..=7).collect()));
    assert_eq!(export.organisations().await.unwrap().len(), 6);
    export.finish().await.unwrap();
}

async fn an_export_does_not_see_what_is_written_meanwhile(base: Base) {
    base.person("Anna", "Ozola").await;
    let export = base.record.export(&admin()).await.unwrap();
    assert_eq!(export.people(0, 10).await.unwrap().len(), 1);
    base.person("Jānis", "Bērziņš").await;
    assert_eq!(export.people(0, 10).await.unwrap().len(), 1);
    export.finish().await.unwrap();
    let export = base.record.export(&admin()).await.unwrap();
    assert_eq!(export.people(0, 10).await.unwrap().len(), 2);
}

async fn a_release_knows_the_next_stay_and_the_facts(base: Base) {
    let mut change = base.change().await;
    let born =
        NewPerson { born_on: Some(day("1985-03-15")), sex: Some("male".to_owned()), ..person("Jānis", "Bērziņš") };
    let id: PersonId = change.people(&[born]).await.unwrap()[0];
    let stay = |from: &str, until: Option<&str>| NewStay {
        custody: NewCustody {
            person: id,
            legal_status: "sentenced".to_owned(),
            from: day(from),
            unit: "jelgavas-cietums".to_owned(),
            regime: None,
        },
        moves: Vec::new(),
        release: until.map(|on| StayRelease { on: day(on), kind: "full-term".to_owned() }),
    };
    let stays =
        [stay("2020-01-01", Some("2021-01-01")), stay("2021-06-01", Some("2022-01-01")), stay("2023-01-01", None)];
    change.stays(&stays).await.unwrap();
    let fact = |on: &str| NewFact {
        person: id,
        kind: "employment".to_owned(),
        on: day(on),
        until: None,
        value: None,
        source: "vid".to_owned(),
        queried_on: day("2023-12-31"),
    };
    change.facts(&[fact("2022-03-01"), fact("2021-02-01")]).await.unwrap();
    change.commit().await.unwrap();
    let export = base.record.export(&admin()).await.unwrap();
    let releases = export.releases(0, 10).await.unwrap();
    let next: Vec<_> = releases.iter().map(|one| one.next_custody_from).collect();
    assert_eq!(next, [Some(day("2021-06-01")), Some(day("2023-01-01"))]);
    assert_eq!((releases[0].born_on, releases[0].sex.as_deref()), (Some(day("1985-03-15")), Some("male")));
    let paid: Vec<_> = releases[1].facts.iter().map(|fact| fact.on).collect();
    assert_eq!(paid, [day("2021-02-01"), day("2022-03-01")]);
    assert_eq!(export.facts(1, 10).await.unwrap().len(), 1);
}

async fn a_participation_knows_its_person_and_organisation(base: Base) {
    let mut change = base.change().await;
    let staff = NewPerson { employer_agency: Some("ievp".to_owned()), ..person("Anna", "Ozola") };
    let id = change.people(&[staff]).await.unwrap()[0];
    let representative = NewParticipation {
        role: "representative".to_owned(),
        organisation: Some("ngo-tilts".to_owned()),
        attended: true,
        ..NewParticipation::default()
    };
    let table = NewActivity {
        kind: "round-table".to_owned(),
        partner: Some("ngo-tilts".to_owned()),
        participations: vec![part(id, "staff"), representative],
        ..family_day(&[])
    };
    change.activities(&[consultation("jelgavas-cietums", id), table]).await.unwrap();
    change.commit().await.unwrap();
    let export = base.record.export(&admin()).await.unwrap();
    let rows = export.participations(1, 10).await.unwrap();
    assert_eq!(rows[0].employer_agency.as_deref(), Some("ievp"));
    assert_eq!((rows[1].person, rows[1].organisation_kind.as_deref()), (None, Some("ngo")));
    assert_eq!(rows[1].activity_on, day("2022-06-04"));
    let activities = export.activities(0, 10).await.unwrap();
    assert_eq!(activities[1].partner_kind.as_deref(), Some("ngo"));
    assert_eq!(activities[0].recorded_on, day("2024-06-03"));
}
