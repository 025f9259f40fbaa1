//! A snapshot taken from the site.

use axum::http::StatusCode;

use crate::site::Site;

#[tokio::test]
async fn an_analyst_takes_a_new_snapshot_and_the_pages_show_it() {
    let site = Site::open().await;
    let analyst = site.signed_in("analyst").await;
    assert_eq!(analyst.get("/snapshot").await.status, StatusCode::OK);
    let answer = analyst.post("/snapshot", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let mut body = String::new();
    for _ in 0..600 {
        body = analyst.get("/snapshot").await.body;
        if body.contains("Jaunais momentuzņēmums ir gatavs") {
            return;
        }
        assert!(!body.contains("neizdevās uzņemt"), "{body}");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the snapshot did not come: {body}");
}

#[tokio::test]
async fn who_may_not_export_sees_no_snapshot() {
    let site = Site::open().await;
    let organiser = site.signed_in("organiser").await;
    assert_eq!(organiser.get("/snapshot").await.status, StatusCode::FORBIDDEN);
    assert_eq!(organiser.post("/snapshot", &[]).await.status, StatusCode::FORBIDDEN);
}
