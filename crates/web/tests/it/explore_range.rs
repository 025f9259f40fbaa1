//! The explorer: people of some ages, the group others are compared with, cases as a file.

use axum::http::StatusCode;

use crate::explore::releases;
use crate::site::Site;

const ASKED: &str = "/explore?study=recidivism&outcome=return";

async fn site() -> Site {
    Site::open_on(releases).await
}

#[tokio::test]
async fn people_are_chosen_by_a_range_of_ages_that_stands_in_the_address_and_in_words() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    let page = analyst.get(ASKED).await;
    page.says("name=\"from.age\"");
    page.says("Datos ir vērtības no 21 līdz 61.");
    let page = analyst.get(&format!("{ASKED}&from.age=30&to.age=49")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("<dt>Vecums gados atbrīvošanas dienā</dt><dd>no 30 līdz 49</dd>");
    page.says("id=\"from.age\" name=\"from.age\" type=\"text\" value=\"30\"");
    page.says("/explore/cases?study=recidivism&#38;outcome=return&#38;from.age=30&#38;to.age=49");
    let english = analyst.get(&format!("{ASKED}&to.age=29&lang=en")).await;
    english.says("<dd>to 29</dd>");
    let both = analyst.get(&format!("{ASKED}&from.age=30&lang=lv")).await;
    both.says("<dd>no 30</dd>");
}

#[tokio::test]
async fn a_range_that_cannot_be_is_named_and_what_was_typed_is_kept() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    for (asked, said) in [
        ("from.age=divdesmit", "“Vecums gados atbrīvošanas dienā”: “divdesmit” nav vesels skaitlis."),
        ("from.age=25.5", "“25.5” nav vesels skaitlis."),
        ("to.age=99999999999", "“99999999999” nav vesels skaitlis."),
        ("from.age=49&to.age=30", "“Vecums gados atbrīvošanas dienā”: robežas ir apmainītas"),
        ("from.sex=1", "“Dzimums” šim jautājumam nevar izvēlēties"),
    ] {
        let page = analyst.get(&format!("{ASKED}&{asked}")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{asked}");
        page.says(said);
        assert!(!page.body.contains("t-figures"), "nothing is answered to {asked}");
    }
    let page = analyst.get(&format!("{ASKED}&from.age=divdesmit")).await;
    page.says("value=\"divdesmit\"");
    page.says("id=\"from.age-error\"");
    assert_eq!(analyst.get(&format!("{ASKED}&from.none=1")).await.status, StatusCode::BAD_REQUEST);
    let file = format!("/explore/files/return.csv{}&to.age=x", ASKED.trim_start_matches("/explore"));
    assert_eq!(analyst.get(&file).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn who_sees_counts_gets_no_range_with_few_people_beside_its_ends() {
    let site = site().await;
    let planner = site.as_planner().await;
    let page = planner.get(ASKED).await;
    page.says("Ja pie robežas ir mazāk par 20 cilvēkiem, atbildes nav");
    assert!(!page.body.contains("Datos ir vērtības no"), "the youngest and the oldest are one person each");
    // Two or three people of each age: an end at 40 has ten years on each side, one at 43 one.
    planner.get(&format!("{ASKED}&to.age=39")).await.says("t-figures");
    let few = planner.get(&format!("{ASKED}&to.age=42")).await;
    few.says("Par maz cilvēku.");
    assert!(!few.body.contains("t-figures"));
    let file = format!("/explore/files/return.csv{}&to.age=42", ASKED.trim_start_matches("/explore"));
    assert_eq!(planner.get(&file).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_group_to_compare_with_is_chosen_and_forgotten_with_its_column() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    let page = analyst.get(&format!("{ASKED}&by=released_in")).await;
    page.says("Ar kuru grupu salīdzināt");
    assert_eq!(page.chosen("ref"), "");
    page.says("Grupa “2022”: dati neļauj pateikt");
    let page = analyst.get(&format!("{ASKED}&by=released_in&ref=released_in:2022")).await;
    assert_eq!(page.chosen("ref"), "released_in:2022");
    page.says("<dt>Ar kuru grupu salīdzināt</dt><dd>2022</dd>");
    page.says("Grupa “2021”: dati neļauj pateikt");
    // The list of another column was on the page before.
    let page = analyst.get(&format!("{ASKED}&by=sex&ref=released_in:2022")).await;
    assert_eq!((page.status, page.chosen("ref")), (StatusCode::OK, String::new()));
    for odd in ["ref=released_in:1999", "ref=released_in:2022&only.released_in=2021"] {
        let page = analyst.get(&format!("{ASKED}&by=released_in&{odd}")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{odd}");
        page.says("nav starp salīdzināmajām grupām (“Atbrīvošanas gads”)");
    }
    assert!(!analyst.get(ASKED).await.body.contains("id=\"ref\""), "nothing is compared");
}

#[tokio::test]
async fn a_saved_choice_keeps_its_range_and_reference_and_runs_again_to_the_same_result() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    analyst.get(ASKED).await;
    let fields = [
        ("study", "recidivism"),
        ("outcome", "return"),
        ("by", "released_in"),
        ("ref", "released_in:2022"),
        ("from.age", "30"),
        ("name", "Pusmūžs"),
        ("remark", "pārskatam"),
        ("purpose", "research"),
    ];
    let saved = analyst.post("/explore/save", &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let study = saved.location().to_owned();
    let page = analyst.get(&study).await;
    page.says("<dt>Vecums gados atbrīvošanas dienā</dt><dd>no 30</dd>");
    page.says("<dt>Ar kuru grupu salīdzināt</dt><dd>2022</dd>");
    let first = page.body.split(&format!("{study}/results/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let run = analyst.post(&format!("{study}/run"), &[]).await;
    assert_eq!(run.location(), format!("{study}/results/{first}"), "the same snapshot gives the same result");
    let result = analyst.get(run.location()).await;
    result.says("href=\"/explore?study=recidivism&#38;outcome=return&#38;by=released_in&#38;ref=released_in%3A2022&#38;from.age=30\"");
}

#[tokio::test]
async fn cases_come_as_a_file_for_a_purpose_that_the_audit_log_keeps() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    let query = "?study=recidivism&outcome=return&only.released_in=2021";
    let asks = analyst.get(&format!("/explore/cases.csv{query}&state=not_chosen")).await;
    asks.says("id=\"purpose\"");
    asks.says("action=\"/explore/cases.csv\"");
    asks.says("name=\"state\" value=\"not_chosen\"");
    assert_eq!(site.logged("study").await, [], "nothing was handed out, so nothing is entered");
    let page = analyst.get(&format!("/explore/cases{query}&purpose=research")).await;
    page.says(
        "href=\"/explore/cases.csv?study=recidivism&#38;outcome=return&#38;only.released_in=2021&#38;purpose=research",
    );
    let file = analyst.get(&format!("/explore/cases.csv{query}&purpose=research")).await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.headers["content-disposition"].to_str().unwrap().ends_with("-counted.csv\""));
    let lines: Vec<&str> = file.body.lines().collect();
    assert_eq!(lines.len(), 61);
    assert!(lines[0].starts_with("Gadījums,Persona,Atbrīvošanas veids,"), "{}", lines[0]);
    assert!(lines[1].contains(",2021-0") && !file.body.contains("Kalns"), "{}", lines[1]);
    // Pseudonyms are those of the page.
    let key = lines[1].split(',').next().unwrap();
    page.says(&format!("<th scope=\"row\" class=\"t-mono\">{key}</th>"));
    let log = site.logged("study").await;
    assert_eq!((&*log[0].0, &*log[0].1), ("read", "research"));
    assert!(log[0].2.contains("cases opened: 60 of 60, counted, as CSV"), "{log:?}");
    let state = "&purpose=research&state=x%22%0d%0ay";
    let odd = analyst.get(&format!("/explore/cases.csv{query}{state}")).await;
    assert_eq!(odd.status, StatusCode::OK, "a state that nobody is in is an empty list");
    assert_eq!(odd.body.lines().count(), 1);
    let planner = site.as_planner().await;
    let refused = planner.get(&format!("/explore/cases.csv{query}&purpose=research")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
