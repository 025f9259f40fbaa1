//! Signing in and out, idle sessions, tokens of forms.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, SET_COOKIE};

use crate::site::{PASSWORD, Site, wait};

#[tokio::test]
async fn a_wrong_password_is_refused_and_the_name_is_kept() {
    let site = Site::open().await;
    let visitor = site.visitor();
    visitor.get("/sign-in").await;
    let answer = visitor.post("/sign-in", &[("name", "planner"), ("password", "wrong")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("Lietotājvārds vai parole nav pareizi");
    answer.says("value=\"planner\"");
    answer.says("href=\"#name\"");
}

#[tokio::test]
async fn many_wrong_passwords_are_slowed_down_and_the_time_is_told() {
    let site = Site::open().await;
    let visitor = site.visitor();
    visitor.get("/sign-in").await;
    for _ in 0..20 {
        let answer = visitor.post("/sign-in", &[("name", "planner"), ("password", "wrong")]).await;
        if answer.body.contains("Pārāk daudz neveiksmīgu mēģinājumu") {
            answer.says("minūt");
            let right = visitor.post("/sign-in", &[("name", "planner"), ("password", PASSWORD)]).await;
            assert_eq!(right.status, StatusCode::UNPROCESSABLE_ENTITY);
            return;
        }
    }
    panic!("twenty wrong passwords were not slowed down");
}

#[tokio::test]
async fn after_signing_in_the_page_asked_for_is_opened() {
    let site = Site::open().await;
    let visitor = site.visitor();
    let asked = visitor.get("/plans?x=1").await;
    assert_eq!(asked.location(), "/sign-in?next=/plans%3Fx%3D1");
    let form = visitor.get(asked.location()).await;
    let next = form.hidden("next");
    let answer = visitor.post("/sign-in", &[("name", "planner"), ("password", PASSWORD), ("next", &next)]).await;
    assert_eq!(answer.location(), "/plans?x=1");
}

#[tokio::test]
async fn session_cookies_are_kept_from_scripts_and_other_sites() {
    let site = Site::open().await;
    let visitor = site.visitor();
    visitor.get("/sign-in").await;
    let answer = visitor.post("/sign-in", &[("name", "planner"), ("password", PASSWORD)]).await;
    let cookies: Vec<&str> = answer.headers.get_all(SET_COOKIE).iter().map(|one| one.to_str().unwrap()).collect();
    let session = cookies.iter().find(|cookie| cookie.starts_with("tilts-session=")).unwrap();
    for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(session.contains(attribute), "{session}");
    }
}

#[tokio::test]
async fn pages_allow_nothing_inline_and_nothing_from_elsewhere() {
    let site = Site::open().await;
    let page = site.visitor().get("/sign-in").await;
    let policy = page.headers.get(CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert!(!page.body.contains("<script") && !page.body.contains(" style=") && !page.body.contains("http://"));
}

#[tokio::test]
async fn a_form_without_the_sessions_token_changes_nothing() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    let answer = planner.post_bare("/sign-out", &[("csrf", "guessed")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    answer.says("Forma ir novecojusi");
    assert_eq!(planner.get("/standards").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    planner.get("/standards").await;
    assert_eq!(planner.post("/sign-out", &[]).await.status, StatusCode::SEE_OTHER);
    assert!(planner.get("/standards").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn an_idle_session_ends_and_says_that_nothing_is_lost() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    wait(29);
    assert_eq!(planner.get("/standards").await.status, StatusCode::OK);
    wait(31);
    let answer = planner.get("/standards").await;
    assert_eq!(answer.location(), "/sign-in?next=/standards&ended=1");
    planner.get(answer.location()).await.says("Nekas nav zudis");
}

#[tokio::test]
async fn a_form_typed_before_the_session_ended_can_be_sent_after_signing_in() {
    let site = Site::open().await;
    let organiser = site.as_organiser().await;
    organiser.get("/ledger/new?kind=family-day").await;
    wait(31);
    let fields =
        [("kind", "family-day"), ("on", "2024-05-15"), ("unit", "jelgavas-cietums"), ("h-guests", "7"), ("save", "1")];
    let asked = organiser.post("/ledger/new", &fields).await;
    asked.says("Ierakstītais nav zudis");
    assert_eq!(asked.hidden("held:h-guests"), "7");
    let held = [
        ("name", "organiser"),
        ("password", PASSWORD),
        ("held-to", "/ledger/new"),
        ("held:kind", "family-day"),
        ("held:on", "2024-05-15"),
        ("held:unit", "jelgavas-cietums"),
        ("held:h-guests", "7"),
        ("held:save", "1"),
    ];
    let offered = organiser.post("/sign-in", &held).await;
    offered.says("action=\"/ledger/new\"");
    let sent = organiser.post("/ledger/new", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}
