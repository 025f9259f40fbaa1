//! Who gets in where.

use axum::http::StatusCode;
use web::Access;

use crate::site::Site;

#[tokio::test]
async fn every_address_but_the_sign_in_asks_for_a_session() {
    let site = Site::open().await;
    let mut guarded = 0;
    for route in web::routes().into_iter().filter(|route| route.method().is_none()) {
        let path = crate::permissions::address(route.path);
        let (read, sent) = (site.visitor().get(&path).await, site.visitor().post(&path, &[("a", "b")]).await);
        if route.access == Access::Public {
            assert_ne!(read.status, StatusCode::SEE_OTHER, "{path}");
            continue;
        }
        guarded += 1;
        assert_eq!(read.status, StatusCode::SEE_OTHER, "{path}");
        assert!(read.location().starts_with("/sign-in"), "{path} leads to {}", read.location());
        assert!(read.body.is_empty(), "{path} shows something");
        assert!(sent.body.contains("id=\"password\""), "{path} takes forms from anybody: {}", sent.body);
    }
    assert!(guarded > 20, "only {guarded} guarded addresses");
}

#[tokio::test]
async fn public_addresses_are_the_sign_in_and_the_assets() {
    let public: Vec<_> = web::routes().into_iter().filter(|route| route.access == Access::Public).collect();
    assert_eq!(public.iter().map(|route| route.path).collect::<Vec<_>>(), ["/assets/{file}", "/sign-in"]);
}

#[tokio::test]
async fn a_role_without_the_permission_is_refused_and_told_so() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    let audit = planner.get("/audit").await;
    assert_eq!(audit.status, StatusCode::FORBIDDEN);
    audit.says("Jūsu lomai šeit nav piekļuves");
    let officer = site.as_protection_officer().await;
    assert_eq!(officer.get("/plans").await.status, StatusCode::FORBIDDEN);
    assert_eq!(officer.get("/ledger").await.status, StatusCode::FORBIDDEN);
    assert_eq!(planner.get("/ledger/new").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_role_without_indicators_is_led_to_its_own_first_room() {
    let site = Site::open().await;
    let home = site.as_protection_officer().await.get("/").await;
    assert_eq!((home.status, home.location()), (StatusCode::SEE_OTHER, "/audit"));
}

#[tokio::test]
async fn the_row_of_rooms_shows_only_what_the_role_may_open() {
    let site = Site::open().await;
    let page = site.as_planner().await.get("/standards").await;
    page.says("href=\"/plans\"");
    assert!(!page.body.contains("href=\"/audit\""));
    let page = site.as_protection_officer().await.get("/audit").await;
    assert!(!page.body.contains("href=\"/plans\""));
}

#[tokio::test]
async fn an_unknown_address_says_so_with_ways_on() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    for path in
        ["/nowhere", "/indicators/9.9", "/plans/none", "/plans/plan-2023-2024/9.9", "/projects/none", "/ledger/99"]
    {
        let page = planner.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        page.says("Tādas lapas nav");
        page.says("href=\"/\"");
    }
}
