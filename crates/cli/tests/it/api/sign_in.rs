//! Tokens at the door, writes that are repeated, versions, languages.

use serde_json::json;

use super::http::Request;
use super::served::Served;

#[test]
fn a_token_lets_in_until_it_is_revoked_and_a_write_is_done_once() {
    let served = Served::open(&["specialist", "analyst"]);
    let bare = Request::new("GET", "/api/v1/persons?q=Anna").send(served.address);
    assert_eq!((bare.status, bare.header("www-authenticate")), (401, "Bearer realm=\"Tilts\""));
    let work = served.get("specialist", "/api/v1/work").json();
    let mut tasks = ["overdue", "due", "waiting"].iter().filter_map(|list| work[list].as_array()).flatten();
    let person = tasks.find_map(|task| task["person"].as_i64()).expect("the specialist has work about somebody");

    // Another role is refused, and told so in the language it asks for.
    let refused = Request::new("GET", "/api/v1/persons?q=Anna").header("Accept-Language", "en");
    let refused = served.send("analyst", refused);
    assert_eq!((refused.status, refused.header("content-type")), (403, "application/problem+json"));
    assert_eq!(refused.json()["title"], "The role has no access here");
    assert_eq!(served.get("analyst", "/api/v1/persons?q=Anna").json()["title"], "Lomai šeit nav piekļuves");

    // The same write sent twice is done once; another one under its key is refused.
    let begin = |key: &str, on: &str| {
        let body = json!({ "instrument": "rvn-paraugs", "on": on });
        let path = format!("/api/v1/persons/{person}/assessments");
        served.send("specialist", Request::new("POST", path).header("Idempotency-Key", key).json(&body))
    };
    let first = begin("intake-2026-1", "2026-06-01");
    assert_eq!(first.status, 201, "{}", String::from_utf8_lossy(&first.body));
    let again = begin("intake-2026-1", "2026-06-01");
    assert_eq!((again.status, again.json()), (201, first.json()));
    let other = begin("intake-2026-1", "2026-06-02");
    assert_eq!((other.status, &other.json()["type"]), (409, &json!("urn:tilts:problem:key-taken")));
    let href = first.json()["href"].as_str().expect("it can be read").to_owned();
    assert_eq!(first.header("location"), href);

    // A change names the version it was read at.
    let opened = served.get("specialist", &href);
    assert_eq!(opened.header("etag"), "\"1\"");
    let answer = |version: Option<&str>, key: &str| {
        let request = Request::new("PATCH", format!("{href}/answers")).header("Idempotency-Key", key);
        let request = version.into_iter().fold(request, |request, version| request.header("If-Match", version));
        served.send("specialist", request.json(&json!({ "answers": {} })))
    };
    assert_eq!(answer(None, "answers-0001").status, 428);
    assert_eq!(answer(Some("\"1\""), "answers-0002").status, 200);
    let stale = answer(Some("\"1\""), "answers-0003");
    assert_eq!((stale.status, &stale.json()["version"]), (412, &json!(2)));

    // What is wrong is told with its place.
    let odd = Request::new("POST", format!("/api/v1/persons/{person}/assessments"))
        .header("Idempotency-Key", "intake-2026-2")
        .json(&json!({ "instrument": "rvn-paraugs", "on": "30.06.2026" }));
    let odd = served.send("specialist", odd);
    assert_eq!((odd.status, &odd.json()["where"]), (400, &json!("body/on")));

    let listed = served.tokens_command(&["list"]);
    assert!(listed.contains("lets in") && listed.contains("Testi"), "{listed}");
    let id = served.token_of("specialist").split('-').nth(1).expect("tokens name their number").to_owned();
    served.tokens_command(&["revoke", &id]);
    assert_eq!(served.get("specialist", "/api/v1/persons?q=Anna").status, 401);
}
