//! What the data-protection officer may read of studies: what is asked and how, what was handed out, and no results.

use axum::http::StatusCode;
use measure::release::Release;

use crate::site::{Site, operator};

#[tokio::test]
async fn the_protection_officer_reads_register_protocols_and_methods_and_no_results() {
    let site = Site::open().await;
    let analyst = site.as_analyst().await;
    analyst.get("/studies/continuity").await;
    let result = analyst.post("/studies/continuity/run", &[]).await.location().to_owned();
    let officer = site.as_protection_officer().await;
    for path in ["/studies", "/studies/continuity", "/methods", "/methods/windows"] {
        let page = officer.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains("/results/"), "{path} leads to results:\n{}", page.body);
    }
    let page = officer.get("/studies/continuity").await;
    // That it was run, and when, is told.
    page.says("Dati līdz 30.06.2026");
    page.says("href=\"/methods/windows\"");
    assert!(!page.body.contains("action=\"/studies/continuity/run\""));
    for path in [&*result, &*format!("{result}/result.json"), "/explore", "/explore/cases", "/"] {
        let status = officer.get(path).await.status;
        assert!(status == StatusCode::FORBIDDEN || (path == "/" && status.is_redirection()), "{path}: {status}");
    }
    officer.get("/audit").await.says("href=\"/studies\"");
}

#[tokio::test]
async fn a_release_leads_to_the_protocol_it_was_made_of() {
    let site = Site::open().await;
    let analyst = site.as_analyst().await;
    analyst.get("/studies/recidivism").await;
    let run = analyst.post("/studies/recidivism/run", &[]).await;
    let name = run.location().rsplit('/').next().unwrap();
    let run = site.shelf().take("recidivism", name).unwrap().unwrap();
    let release = Release {
        id: "2026-001".to_owned(),
        study: "recidivism".to_owned(),
        recipient: "Latvijas Universitāte".to_owned(),
        purpose: "promocijas darbs".to_owned(),
        by: "analyst".to_owned(),
        at: operator("analyst").at,
        expires: "2027-06-30".parse().unwrap(),
        columns: vec!["sex".to_owned()],
        secret: Vec::new(),
        k: 5,
        l: 2,
        smallest: 7,
        rows: 100,
        provenance: run.provenance,
        file_hash: "0".repeat(64),
        previous: String::new(),
    };
    site.releases().enter(&release).unwrap();
    let officer = site.as_protection_officer().await;
    let page = officer.get("/releases").await;
    page.says(
        "<a class=\"govuk-link\" href=\"/studies/recidivism\">Atkārtoti noziedzīgi nodarījumi pēc atbrīvošanas</a>",
    );
    assert_eq!(officer.get("/studies/recidivism").await.status, StatusCode::OK);
}
