//! Coding a case twice: asked by the head, blind for the second assessor, compared when both are done.

use axum::http::StatusCode;
use record::AssessmentId;

use crate::office::Office;

/// An assessment completed by Ilze about the first person.
async fn first(office: &Office) -> AssessmentId {
    office.certify("ilze", "2025-01-01").await;
    let ilze = Office::actor("ilze", "specialist");
    let mut change = office.site.record().change(&ilze, "write", None).await.unwrap();
    let id = change.begin_assessment(&Office::assessment(office.people[0], "2026-05-04", &[])).await.unwrap();
    change.complete_assessment(id, 1).await.unwrap();
    change.commit().await.unwrap();
    id
}

#[tokio::test]
async fn a_second_assessor_sees_nothing_of_the_first_until_both_are_done() {
    let office = Office::open().await;
    let AssessmentId(first) = first(&office).await;
    office.certify("zane", "2025-01-01").await;
    let head = office.as_staff("sandra").await;
    let page = format!("/assessments/{first}");
    let form = head.get(&page).await;
    form.says("Lūgt otru, neatkarīgu novērtējumu");
    form.says(">Zane</option>");
    // Another prison's specialist could not open the person; the first assessor is not asked again.
    assert!(!form.body.contains(">Liga</option>") && !form.body.contains(">Ilze</option>"));
    let blank = head.post(&format!("{page}/second"), &[("assessor", "")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    blank.says("id=\"assessor-error\"");
    let zane = office.account("zane");
    assert_eq!(
        head.post(&format!("{page}/second"), &[("assessor", &zane)]).await.location(),
        format!("{page}?saved=1")
    );
    let asked = head.get(&page).await;
    asked.says("zane: Melnraksts");
    assert!(!asked.body.contains("Lūgt otru, neatkarīgu novērtējumu"));
    // Sent once more, nobody else is asked.
    head.post(&format!("{page}/second"), &[("assessor", &zane)]).await.says("Vēl nav");

    let zane = office.as_staff("zane").await;
    assert_eq!(zane.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(zane.get(&format!("{page}/comparison")).await.status, StatusCode::NOT_FOUND);
    let person = zane.get(&format!("/people/{}", office.people[0].0)).await;
    assert!(!person.body.contains(&format!("href=\"{page}\"")));
    assert_eq!(head.get(&format!("{page}/comparison")).await.status, StatusCode::NOT_FOUND);

    let actor = Office::actor("zane", "specialist");
    let record = office.site.record();
    let rows = record.assessments(&actor, office.people[0]).await.unwrap();
    let answers = Office::assessment(office.people[0], "2026-05-04", &[("supports_crime", "marked")]).answers;
    let mut change = record.change(&actor, "write", None).await.unwrap();
    let version = change.save_assessment(rows[0].id, 1, &answers).await.unwrap();
    change.complete_assessment(rows[0].id, version).await.unwrap();
    change.commit().await.unwrap();

    for visitor in [&head, &zane, &office.as_staff("ilze").await] {
        visitor.get(&page).await.says(&format!("href=\"{page}/comparison\""));
        let compared = visitor.get(&format!("{page}/comparison")).await;
        assert_eq!(compared.status, StatusCode::OK);
        compared.says("Sakrīt ");
        compared.says("atšķiras");
        compared.says("ilze");
        compared.says("zane");
    }
    let english = head.get(&format!("{page}/comparison?lang=en")).await;
    assert!(!english.body.contains('⟦'), "{}", english.body);
}

#[tokio::test]
async fn nobody_without_the_qualification_can_be_asked() {
    let office = Office::open().await;
    let AssessmentId(first) = first(&office).await;
    // Certified after the day the assessment is about.
    office.certify("zane", "2026-06-01").await;
    let head = office.as_staff("sandra").await;
    let page = format!("/assessments/{first}");
    let form = head.get(&page).await;
    form.says("Šobrīd nav neviena, ko lūgt");
    form.says("Nav vajadzīgās kvalifikācijas: Zane.");
    let zane = office.account("zane");
    let refused = head.post(&format!("{page}/second"), &[("assessor", &zane)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Vajadzīga kvalifikācija");
    // Asking is for those who countersign.
    let ilze = office.as_staff("ilze").await;
    assert!(!ilze.get(&page).await.body.contains("Lūgt otru"));
    let refused = ilze.post(&format!("{page}/second"), &[("assessor", &zane)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
