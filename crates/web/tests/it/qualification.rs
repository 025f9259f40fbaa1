//! Qualifications of staff: recorded by the head, and said where one is lacking.

use axum::http::StatusCode;

use crate::office::Office;

#[tokio::test]
async fn a_head_adds_a_qualification_and_sets_its_end() {
    let office = Office::open().await;
    let head = office.as_staff("sandra").await;
    head.get("/qualifications").await.says("Neviena kvalifikācija vēl nav reģistrēta.");
    let ilze = office.account("ilze");
    let add = [
        ("act", "add"),
        ("about", "0"),
        ("account", ilze.as_str()),
        ("code", "risk-needs-assessor"),
        ("from", "2026-06-01"),
        ("until", "2026-05-01"),
        ("certificate", "A-17"),
    ];
    let refused = head.post("/qualifications", &add).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Spēkā līdz: norādiet 01.06.2026 vai vēlāku dienu");
    refused.says("value=\"A-17\"");
    assert_eq!(refused.chosen("add-0-account"), ilze);
    let sent = head.post("/qualifications", &[add[0], add[1], add[2], add[3], add[4], add[6]]).await;
    assert_eq!(sent.location(), "/qualifications?saved=1");
    let listed = head.get("/qualifications").await;
    listed.says("A-17");
    listed.says(">spēkā<");
    let end = |version: &'static str, until: &'static str| {
        [("act", "end"), ("about", "1"), ("version", version), ("until", until)]
    };
    assert_eq!(head.post("/qualifications", &end("1", "2026-06-15")).await.status, StatusCode::SEE_OTHER);
    head.get("/qualifications").await.says("beigusies");
    let stale = head.post("/qualifications", &end("1", "2026-12-31")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    stale.says("šo kvalifikāciju mainīja kāds cits");
    stale.says("value=\"2026-12-31\"");
}

#[tokio::test]
async fn who_lacks_a_qualification_is_told_before_beginning() {
    let office = Office::open().await;
    let ilze = office.as_staff("ilze").await;
    let page = format!("/people/{}/assessments/new", office.people[0].0);
    let form = ilze.get(&page).await;
    form.says("Jums šajā dienā nav spēkā esošas kvalifikācijas “riska un vajadzību novērtētājs”");
    form.says("id=\"i-rvn-paraugs\" name=\"instrument\" value=\"rvn-paraugs\" disabled");
    let refused = ilze.post(&page, &[("instrument", "rvn-paraugs"), ("on", "2026-06-30")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Vajadzīga kvalifikācija");
    office.certify("ilze", "2026-06-01").await;
    assert!(!ilze.get(&page).await.body.contains("value=\"rvn-paraugs\" disabled"));
    // Heads of units record them; those they concern do not.
    assert_eq!(ilze.get("/qualifications").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_assessor_whose_certificate_ended_is_told_on_the_draft() {
    let office = Office::open().await;
    office.certify("ilze", "2026-06-01").await;
    let actor = Office::actor("ilze", "specialist");
    let record = office.site.record();
    let mut change = record.change(&actor, "write", None).await.unwrap();
    let id = change.begin_assessment(&Office::assessment(office.people[0], "2026-06-30", &[])).await.unwrap();
    change.commit().await.unwrap();
    let head = office.as_staff("sandra").await;
    head.get("/qualifications").await;
    let end = [("act", "end"), ("about", "1"), ("version", "1"), ("until", "2026-06-15")];
    assert_eq!(head.post("/qualifications", &end).await.status, StatusCode::SEE_OTHER);
    let ilze = office.as_staff("ilze").await;
    ilze.get(&format!("/assessments/{}", id.0)).await.says("Jums šajā dienā nav spēkā esošas kvalifikācijas");
}
