//! The permission matrix in the documents, and whether the site keeps to it.

use axum::http::StatusCode;
use web::Access;

use crate::site::{Site, pack, workspace};

/// An address with its placeholders filled in by what the pack or the site has.
pub fn address(path: &str) -> String {
    let id = match path.split('/').nth(1).unwrap_or_default() {
        "indicators" => "1.2",
        "projects" => "4.3.4.7",
        "instruments" => "rvn-paraugs",
        "studies" => "recidivism",
        _ => "1",
    };
    path.replace("{id}", id)
        .replace("{version}", "1")
        .replace("{plan}", "plan-2023-2024")
        .replace("{task}", "1.3")
        .replace("{other}", "3")
        .replace("{merge}", "1")
        .replace("{run}", "1")
        .replace("{indicator}", "1.2")
        .replace("{instrument}", "rvn-paraugs")
        .replace("{list}", "sex")
        .replace("{file}", "x")
}

#[test]
fn the_permission_matrix_is_up_to_date() {
    let file = workspace().join("docs/PERMISSIONS.md");
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let present = web::permissions_document(&pack());
    assert!(written == present, "docs/PERMISSIONS.md is not what roles.toml says; run `tilts docs`");
}

#[test]
fn the_matrix_names_reach_and_what_is_seen() {
    let document = web::permissions_document(&pack());
    assert!(document.contains("| planner | all # | "), "{document}");
    assert!(document.contains("## audit"));
}

#[test]
fn every_address_stands_in_the_matrix_and_somebody_may_open_it() {
    let (document, pack) = (web::permissions_document(&pack()), pack());
    for route in web::routes() {
        let method = route.method().map(|method| format!("{method} ")).unwrap_or_default();
        let line = format!("| `{method}{}` | ", route.path);
        assert!(document.contains(&line), "{line} is not in the matrix");
        let held = pack.roles.values().any(|role| route.access.is_held_by(role));
        assert!(held, "no role of the pack has what {} needs: {:?}", route.path, route.access);
    }
}

#[tokio::test]
async fn every_role_opens_the_pages_the_matrix_gives_it_and_no_others() {
    let (site, pack) = (Site::open().await, pack());
    for role in pack.roles.values() {
        let visitor = site.signed_in(&role.id).await;
        // Which files of reports a role may have is decided per file.
        let pages =
            web::routes().into_iter().filter(|route| route.method().is_none() && route.path != "/reports/{file}");
        for route in pages {
            let path = address(route.path);
            let answer = visitor.get(&path).await;
            let refused = answer.status == StatusCode::FORBIDDEN;
            assert_eq!(refused, !route.access.is_held_by(role), "{} opens {path}: {}", role.id, answer.status);
            assert!(!answer.status.is_server_error(), "{} opens {path}: {}", role.id, answer.status);
        }
    }
}

#[tokio::test]
async fn every_role_reads_through_the_api_what_the_matrix_gives_it_and_nothing_else() {
    let (site, pack) = (Site::open().await, pack());
    let visitor = site.visitor();
    for role in pack.roles.values() {
        let token = site.token(&role.id).await;
        for route in web::routes().into_iter().filter(|route| route.method() == Some("GET")) {
            let path = address(route.path);
            let answer = visitor.get_as(&token, &path).await;
            let refused = answer.status == StatusCode::FORBIDDEN;
            assert_eq!(refused, !route.access.is_held_by(role), "{} reads {path}: {}", role.id, answer.body);
            assert!(!answer.status.is_server_error(), "{} reads {path}: {}", role.id, answer.body);
            let kind = answer.headers["content-type"].to_str().unwrap();
            let expected = if answer.status.is_success() { "application/json" } else { "application/problem+json" };
            assert_eq!(kind, expected, "{} reads {path}", role.id);
        }
    }
}

#[test]
fn addresses_of_systems_are_never_public() {
    let open = |route: &web::Route| route.method().is_some() && route.access == Access::Public;
    assert!(!web::routes().iter().any(open));
}
