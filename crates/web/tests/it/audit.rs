//! The data-protection officer's view.

use axum::http::StatusCode;

use crate::site::Site;

#[tokio::test]
async fn the_officer_filters_the_log_and_verifies_the_chain() {
    let site = Site::open().await;
    let officer = site.as_protection_officer().await;
    officer.get("/audit").await.says("sign-in");
    let filtered = officer.get("/audit?account=nobody").await;
    filtered.says("Nav neviena ieraksta");
    filtered.says("value=\"nobody\"");
    let verdict = officer.post("/audit/verify", &[]).await;
    assert_eq!(verdict.status, StatusCode::OK);
    verdict.says("Ķēde ir vesela");
}
