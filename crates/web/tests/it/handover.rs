//! Handing a person over, the recipient's view, and the summary on paper.

use axum::http::StatusCode;

use crate::site::Site;

const PACKAGE: [(&str, &str); 4] = [
    ("recipient", "vpd-riga"),
    ("recipient_words", "Uzraudzības nodaļa"),
    ("purpose", "handover"),
    ("ground", "Nosacīta pirmstermiņa atbrīvošana"),
];

#[tokio::test]
async fn a_package_is_chosen_handed_over_and_taken() {
    let site = Site::open().await;
    let specialist = site.signed_in("specialist").await;
    specialist.get("/people/1").await.says("href=\"/people/1/handover\"");
    let form = specialist.get("/people/1/handover").await;
    form.says("value=\"custody:1\"");
    assert!(!form.body.contains("checked"), "nothing is chosen for anybody");
    let refused = specialist.post("/people/1/handover", &PACKAGE).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("href=\"#contents\"");
    refused.says("value=\"Nosacīta pirmstermiņa atbrīvošana\"");
    let whole = [&PACKAGE[..], &[("contents", "custody:1")]].concat();
    let sent = specialist.post("/people/1/handover", &whole).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/packages/1?saved=1"));
    let package = specialist.get(sent.location()).await;
    package.says("Ērika Bērziņa");
    package.says("Rīgas nodaļa, Uzraudzības nodaļa");
    package.says("Sagatavoja");
    assert!(!package.body.contains("Saņemt paketi"), "the sender does not take it");

    let officer = site.signed_in("probation-officer").await;
    assert_eq!(officer.get("/people/1").await.status, StatusCode::NOT_FOUND);
    let opened = officer.get("/packages/1").await;
    opened.says("Saņemt paketi");
    let version = opened.hidden("version");
    let taken = officer.post("/packages/1/receipt", &[("version", &version)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert_eq!(officer.get("/people/1").await.status, StatusCode::OK);
    assert!(!officer.get("/packages/1").await.body.contains("name=\"version\""));
    let again = officer.post("/packages/1/receipt", &[("version", &version)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let log = site.as_protection_officer().await.get("/audit?noun=disclosure").await;
    log.says("specialist");
    log.says("probation-officer");
}

#[tokio::test]
async fn a_summary_holds_what_the_page_holds_and_is_signed() {
    let site = Site::open().await;
    let specialist = site.signed_in("specialist").await;
    let summary = specialist.get("/people/1/summary?lang=en").await;
    assert_eq!(summary.status, StatusCode::OK);
    summary.says("Summary of the person: Ērika Bērziņa");
    summary.says("Jelgavas cietums");
    summary.says("Prepared by");
    assert!(!summary.body.contains('⟦'), "{}", summary.body);
}
