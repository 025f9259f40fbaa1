//! The door of the API, and its contract in the documents.

use axum::http::StatusCode;

use crate::site::{Site, workspace};

#[test]
fn the_contract_is_up_to_date() {
    let written = std::fs::read_to_string(workspace().join("docs/openapi.json")).unwrap_or_default();
    assert!(written == web::openapi_document(), "docs/openapi.json is not what the routes say; run `tilts docs`");
}

#[tokio::test]
async fn a_session_of_a_page_is_no_token_and_a_token_is_no_session() {
    let site = Site::open().await;
    let specialist = site.signed_in("specialist").await;
    let answer = specialist.get("/api/v1/persons?q=Ozols").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    answer.says("urn:tilts:problem:no-token");
    let token = site.token("specialist").await;
    assert_eq!(site.visitor().get_as(&token, "/people").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_address_or_method_that_is_not_there_is_told_as_a_problem() {
    let site = Site::open().await;
    let (visitor, token) = (site.visitor(), site.token("specialist").await);
    let lost = visitor.get_as(&token, "/api/v1/nowhere").await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    lost.says("urn:tilts:problem:not-found");
    let wrong = visitor.get_as(&token, "/api/v1/custody/1/release").await;
    assert_eq!((wrong.status, wrong.headers["allow"].to_str().unwrap()), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
}

#[tokio::test]
async fn what_a_system_reads_is_logged_with_its_token() {
    let site = Site::open().await;
    let token = site.token("specialist").await;
    assert_eq!(site.visitor().get_as(&token, "/api/v1/persons/1").await.status, StatusCode::OK);
    let log = site.as_protection_officer().await.get("/audit?account=specialist&noun=person").await;
    log.says("token 1 (Testi)");
}

#[tokio::test]
async fn a_page_of_the_chronology_goes_on_where_the_one_before_ended() {
    let site = Site::open().await;
    let (visitor, token) = (site.visitor(), site.token("specialist").await);
    let whole = visitor.get_as(&token, "/api/v1/persons/1/chronology").await;
    whole.says("\"what\":\"placed\"");
    whole.says("\"next\":null");
    let odd = visitor.get_as(&token, "/api/v1/persons/1/chronology?cursor=zz").await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    odd.says("\"where\":\"query/cursor\"");
}
