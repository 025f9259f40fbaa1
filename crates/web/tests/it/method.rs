//! Pages about methods: the book, what a page keeps of its Markdown, and the way from a study to its methods.

use std::fs;

use axum::http::StatusCode;

use crate::site::{Site, pack, workspace};

fn written(lang: &str) -> Vec<String> {
    let Ok(folder) = fs::read_dir(workspace().join("docs/methods").join(lang)) else { return Vec::new() };
    folder.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn every_method_that_a_protocol_names_is_written_and_none_is_in_latvian_only() {
    let english = written("en");
    for protocol in pack().protocols.values() {
        for method in &protocol.methods {
            assert!(english.contains(method), "{}: docs/methods/en/{method}.md is not there", protocol.id);
        }
    }
    for method in written("lv") {
        assert!(english.contains(&method), "docs/methods/en/{method}.md is not there");
    }
}

#[tokio::test]
async fn the_book_has_every_method_with_its_title_and_a_sentence() {
    let site = Site::open().await;
    let book = site.as_planner().await.get("/methods?lang=en").await;
    assert_eq!(book.status, StatusCode::OK);
    for method in written("en") {
        book.says(&format!("href=\"/methods/{method}\""));
    }
    book.says("Effect of a programme</a></dt><dd>How those who took part fared against people like them who did not.");
    assert!(!book.body.contains("<dd></dd>"), "{}", book.body);
    site.as_planner().await.get("/studies").await.says("href=\"/methods\"");
}

#[tokio::test]
async fn a_method_has_its_tables_its_links_and_the_studies_that_use_it() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    let page = planner.get("/methods/validity?lang=en").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("<h1>Standing validity report of an instrument</h1>");
    page.says("<table><thead>");
    page.says("href=\"/methods/accuracy\"");
    page.says("href=\"/studies/recidivism\">Reoffending after release");
    assert!(!page.body.contains(".md"), "a file of the project is no page of the site:\n{}", page.body);
    assert_eq!(planner.get("/methods/none").await.status, StatusCode::NOT_FOUND);
    assert_eq!(planner.get("/methods/..%2Fdecisions").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_page_that_is_not_written_in_latvian_yet_says_so_and_is_marked_as_english() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    for method in written("en") {
        let page = planner.get(&format!("/methods/{method}?lang=lv")).await;
        assert_eq!(page.status, StatusCode::OK, "{method}");
        let english = page.body.contains("Šī lapa latviski vēl nav uzrakstīta");
        assert_eq!(english, !written("lv").contains(&method), "{method}");
        assert_eq!(english, page.body.contains("<h1 lang=\"en\">"), "{method}");
    }
}

#[tokio::test]
async fn every_link_between_methods_leads_to_a_page_and_a_heading_of_it() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    for lang in ["en", "lv"] {
        for method in written(lang) {
            let page = planner.get(&format!("/methods/{method}?lang={lang}")).await;
            for link in page.body.split("href=\"/methods/").skip(1) {
                let to = link.split('"').next().unwrap();
                let (id, place) = to.split_once('#').unwrap_or((to, ""));
                let there = planner.get(&format!("/methods/{id}?lang={lang}")).await;
                assert_eq!(there.status, StatusCode::OK, "{lang}/{method}.md leads to {to}");
                assert!(
                    place.is_empty() || there.body.contains(&format!("id=\"{place}\"")),
                    "{lang}/{method}.md: {to}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_protocol_and_its_result_name_their_methods_by_title() {
    let site = Site::open().await;
    let analyst = site.as_analyst().await;
    let link = "href=\"/methods/windows\"";
    let page = analyst.get("/studies/continuity?lang=en").await;
    page.says(link);
    page.says(">How often within a time</a>");
    let run = analyst.post("/studies/continuity/run", &[]).await;
    let result = analyst.get(run.location()).await;
    result.says("Methods the study uses");
    result.says(link);
}
