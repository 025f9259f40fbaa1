//! Studies on the site: protocols and register, who may run them, results for those who see persons and those who see counts.

use axum::http::StatusCode;

use crate::site::Site;

#[tokio::test]
async fn the_register_names_contractor_deadline_and_what_is_overdue() {
    let site = Site::open().await;
    let page = site.as_planner().await.get("/studies").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Valsts probācijas dienesta recidīva pētījums");
    page.says("15.12.2025");
    page.says("termiņš pagājis");
    page.says("href=\"/studies/recidivism\"");
    page.says("vēl nav aprēķināts");
}

#[tokio::test]
async fn a_protocol_says_what_is_fixed_and_which_releases_are_followed() {
    let site = Site::open().await;
    let page = site.as_planner().await.get("/studies/recidivism").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Trīs iznākumi, katrs par sevi");
    page.says("nodots soda izpildei citā valstī");
    page.says("nav ieskaitīts: miris ieslodzījumā");
    page.says("15.12.2025");
    assert!(
        !page.body.contains("action=\"/studies/recidivism/run\""),
        "a planner takes no snapshots and runs no studies"
    );
    assert_eq!(site.as_planner().await.get("/studies/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_analyst_runs_a_study_and_everybody_finds_its_result() {
    let site = Site::open().await;
    let analyst = site.as_analyst().await;
    analyst.get("/studies/continuity").await.says("action=\"/studies/continuity/run\"");
    let answer = analyst.post("/studies/continuity/run", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let result = answer.headers["location"].to_str().unwrap().to_owned();
    assert!(result.starts_with("/studies/continuity/results/2026-06-30-"), "{result}");
    for visitor in [analyst, site.as_planner().await] {
        let page = visitor.get(&result).await;
        assert_eq!(page.status, StatusCode::OK);
        page.says("tilts of the test");
        page.says("Atbildes nav.");
        let json = visitor.get(&format!("{result}/result.json")).await;
        assert_eq!(json.headers["content-type"], "application/json");
        json.says("\"protocol\": \"continuity\"");
        assert_eq!(visitor.get(&format!("{result}/taken-over.csv")).await.status, StatusCode::NOT_FOUND);
        visitor.get("/studies/continuity").await.says(&result);
    }
    for odd in ["by=zzz", "analysis=zzz"] {
        let status = site.as_planner().await.get(&format!("{result}?{odd}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{odd}");
    }
    let wrong = site.as_planner().await.get("/studies/continuity/results/2026-06-30-000000000000").await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn running_a_study_needs_the_permission_to_write_studies() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    planner.get("/studies/continuity").await;
    assert_eq!(planner.post("/studies/continuity/run", &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_page_of_an_instrument_leads_to_its_standing_report() {
    let site = Site::open().await;
    let analyst = site.as_analyst().await;
    let page = analyst.get("/instruments/rvn-paraugs/1").await;
    page.says("Cik derīgs tas ir");
    page.says("href=\"/studies/validity-rvn-paraugs\"");
    let answer = analyst.post("/studies/validity-rvn-paraugs/run", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let result = answer.headers["location"].to_str().unwrap().to_owned();
    let page = analyst.get(&result).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Uzraudzītās robežas: 14; pārkāptas: 0;");
    // A long report has contents and a page for each analysis.
    page.says("analysis=bands");
    assert!(!page.body.contains("id=\"a-bands\""), "{}", page.body);
    let one = analyst.get(&format!("{result}?analysis=bands")).await;
    one.says("id=\"a-bands\"");
    one.says("Trauksmi ceļ, ja kādā pakāpē iznākums ir retāks nekā iepriekšējā");
    analyst.get("/instruments/rvn-paraugs/1?lang=en").await.says("Limits watched: 14; broken: 0;");
}

#[tokio::test]
async fn a_protocol_about_an_index_shows_its_model_and_that_nobody_has_adopted_it() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    let page = planner.get("/studies/social-inclusion").await;
    page.says("Modelis ir melnraksts: neviena iestāde to nav pieņēmusi.");
    page.says("v0 (melnraksts)");
    page.says("<th scope=\"row\">Mājoklis</th><td class=\"t-num\">15\u{a0}%</td><td>pa taisni: 2 ir 0, 0 ir 1</td>");
    page.says("no 0 – 1; no 1 – 0,5; no 2 – 0");
    planner.get("/studies/social-inclusion?lang=en").await.says("from 0: 1; from 1: 0.5; from 2: 0");
}

#[tokio::test]
async fn a_report_about_an_instrument_that_nobody_used_says_that_there_are_no_cases_yet() {
    let site = Site::open().await;
    let analyst = site.as_analyst().await;
    analyst.get("/studies/validity-rvn-paraugs").await;
    let result = analyst.post("/studies/validity-rvn-paraugs/run", &[]).await.location().to_owned();
    let page = analyst.get(&format!("{result}?analysis=bands")).await;
    page.says("Gadījumu vēl nav, tāpēc nav no kā aprēķināt.");
    assert!(!page.body.contains("noņemiet kādu nosacījumu"), "nothing was chosen");
    analyst.get(&format!("{result}?analysis=bands&lang=en")).await.says("There are no cases yet");
    // Somebody who chose people is told to choose otherwise.
    let chosen = analyst.get("/explore?study=recidivism&outcome=return&lang=lv").await;
    chosen.says("Šādai izvēlei neatbilst neviens gadījums");
}

#[tokio::test]
async fn the_score_that_is_examined_stands_by_its_name() {
    let site = Site::open().await;
    let analyst = site.as_analyst().await;
    let name = "Atkārtota notiesāšana viena gada laikā, %";
    let page = analyst.get("/studies/validity-ogrs3").await;
    page.says(&format!("<td>{name}</td>"));
    assert!(!page.body.contains("<td>one_year</td>") && !page.body.contains("two_year</td>"));
    let result = analyst.post("/studies/validity-ogrs3/run", &[]).await.location().to_owned();
    analyst.get(&result).await.says(&format!("<dd class=\"t-number\">{name}</dd>"));
}
