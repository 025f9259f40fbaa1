//! Recording activities.

use axum::http::StatusCode;

use crate::site::Site;

const FAMILY_DAY: [(&str, &str); 5] = [
    ("kind", "family-day"),
    ("on", "2024-05-15"),
    ("unit", "jelgavas-cietums"),
    ("title", "Ģimenes diena maijā"),
    ("save", "1"),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    FAMILY_DAY.into_iter().chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn headcounts_that_do_not_add_up_are_refused_at_their_field_with_everything_kept() {
    let site = Site::open().await;
    let organiser = site.as_organiser().await;
    organiser.get("/ledger/new?kind=family-day").await.says("pieaugušie");
    let wrong = with(&[("h-guests", "10"), ("h-adults", "6"), ("h-children", "3")]);
    let refused = organiser.post("/ledger/new", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Vēl nav saglabāts");
    refused.says("href=\"#h-guests\"");
    refused.says("id=\"h-guests\" name=\"h-guests\" type=\"number\" value=\"10\"");
    refused.says("value=\"Ģimenes diena maijā\"");
    let right = with(&[("h-guests", "10"), ("h-adults", "6"), ("h-children", "4")]);
    let saved = organiser.post("/ledger/new", &right).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let page = organiser.get(saved.location()).await;
    page.says("Aktivitāte ir saglabāta");
    page.says("Ģimenes diena maijā");
    organiser.get("/ledger").await.says("1 aktivitāte");
}

#[tokio::test]
async fn a_day_or_number_that_cannot_be_read_is_told_beside_it() {
    let site = Site::open().await;
    let organiser = site.as_organiser().await;
    organiser.get("/ledger/new?kind=family-day").await;
    let fields = [
        ("kind", "family-day"),
        ("on", "15.05.2024"),
        ("unit", "jelgavas-cietums"),
        ("h-guests", "desmit"),
        ("save", "1"),
    ];
    let refused = organiser.post("/ledger/new", &fields).await;
    refused.says("Diena nav saprotama");
    refused.says("“desmit” nav vesels skaitlis");
    refused.says("value=\"15.05.2024\"");
}

#[tokio::test]
async fn somebody_elses_change_is_shown_beside_ones_own() {
    let site = Site::open().await;
    let (one, other) = (site.as_organiser().await, site.as_organiser().await);
    one.get("/ledger/new?kind=family-day").await;
    let saved = one.post("/ledger/new", &FAMILY_DAY).await;
    let id = saved.location().trim_start_matches("/ledger/").split('?').next().unwrap().to_owned();
    let edit = format!("/ledger/{id}/edit");
    let version = one.get(&edit).await.hidden("version");
    other.get(&edit).await;
    let fields = |title| {
        vec![
            ("kind", "family-day"),
            ("on", "2024-05-15"),
            ("unit", "jelgavas-cietums"),
            ("title", title),
            ("save", "1"),
        ]
    };
    let mut first = fields("Pirmā redakcija");
    first.push(("version", &version));
    assert_eq!(one.post(&edit, &first).await.status, StatusCode::SEE_OTHER);
    let mut second = fields("Otrā redakcija");
    second.push(("version", &version));
    let both = other.post(&edit, &second).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    both.says("Pirmā redakcija");
    both.says("Otrā redakcija");
    let newer = both.hidden("version");
    let mut mine = fields("Otrā redakcija");
    mine.push(("version", &newer));
    assert_eq!(other.post(&edit, &mine).await.status, StatusCode::SEE_OTHER);
    other.get(&format!("/ledger/{id}")).await.says("Otrā redakcija");
}

#[tokio::test]
async fn a_representative_is_added_and_removed_without_losing_what_was_typed() {
    let site = Site::open().await;
    let organiser = site.as_organiser().await;
    organiser.get("/ledger/new?kind=conference").await;
    let typed = [("kind", "conference"), ("on", "2024-05-15"), ("unit", "jelgavas-cietums"), ("title", "Tēma")];
    let mut adding = typed.to_vec();
    adding.extend([
        ("new-organisation", "ngo-tilts"),
        ("new-organisation-role", "representative"),
        ("add-organisation", "1"),
    ]);
    let added = organiser.post("/ledger/new", &adding).await;
    added.says("value=\"Tēma\"");
    assert_eq!(added.hidden("p0-organisation"), "ngo-tilts");
    let mut removing = typed.to_vec();
    removing.extend([
        ("p0-person", ""),
        ("p0-name", ""),
        ("p0-organisation", "ngo-tilts"),
        ("p0-role", "representative"),
        ("p0-attended", "1"),
        ("remove", "0"),
    ]);
    let removed = organiser.post("/ledger/new", &removing).await;
    assert!(!removed.body.contains("name=\"p0-organisation\""));
    removed.says("value=\"Tēma\"");
}

#[tokio::test]
async fn filters_stay_in_the_list() {
    let site = Site::open().await;
    let page = site.as_planner().await.get("/ledger?kind=family-day&from=2024-01-01").await;
    page.says("<option value=\"family-day\" selected>");
    page.says("value=\"2024-01-01\"");
    page.says("Nav nevienas aktivitātes");
}
