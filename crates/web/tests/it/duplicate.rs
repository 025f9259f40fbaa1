//! Records that may be of one person.

use axum::http::StatusCode;

use crate::site::Site;

#[tokio::test]
async fn two_records_are_weighed_merged_and_taken_apart_again() {
    let site = Site::open().await;
    let head = site.signed_in("unit-head").await;
    let list = head.get("/people/1/duplicates").await;
    list.says("href=\"/people/1/duplicates/3\"");
    list.says("Dzimšanas diena");
    let pair = head.get("/people/1/duplicates/3").await;
    let (kept, other) = (pair.hidden("kept"), pair.hidden("other"));
    let decide = [("kept", kept.as_str()), ("other", other.as_str()), ("merge", "1")];
    let refused = head.post("/people/1/duplicates/3", &decide).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("href=\"#words\"");
    let with_words = [&decide[..], &[("words", "Viens un tas pats dokuments")]].concat();
    let merged = head.post("/people/1/duplicates/3", &with_words).await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
    let list = head.get("/people/1/duplicates").await;
    list.says("Viens un tas pats dokuments");
    list.says("Atsaukt apvienošanu");
    // The record that went leads to the one that stays.
    head.get("/people/3").await.says("Ērika Bērziņa");
    let undone = head.post("/people/1/merges/1/undoing", &[("words", "Pārskatīšanās")]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    let list = head.get("/people/1/duplicates").await;
    list.says("Pārskatīšanās");
    list.says("href=\"/people/1/duplicates/3\"");
}

#[tokio::test]
async fn records_found_to_be_of_two_people_are_not_shown_to_each_other_again() {
    let site = Site::open().await;
    let head = site.signed_in("unit-head").await;
    head.get("/people/1/duplicates/3").await;
    let apart = head.post("/people/1/duplicates/3", &[("apart", "1"), ("words", "Dvīņi")]).await;
    assert_eq!(apart.status, StatusCode::SEE_OTHER);
    assert!(!head.get("/people/1/duplicates").await.body.contains("/duplicates/3"));
    assert_eq!(head.get("/people/1/duplicates/3").await.status, StatusCode::NOT_FOUND);
}
