//! Every page in both languages: words complete, not heavy, marked as simulated.

use axum::http::StatusCode;

use crate::site::Site;

const OF_PLANNER: [&str; 29] = [
    "/",
    "/indicators/1.2",
    "/indicators/2.3",
    "/indicators/1.2?upper_age=63",
    "/indicators/1.2/cases",
    "/indicators/1.2/cases?year=2024",
    "/leadership",
    "/explore",
    "/plans",
    "/plans/guidelines-2022-2027",
    "/plans/plan-2023-2024",
    "/plans/plan-2023-2024/1.3",
    "/projects",
    "/projects/4.3.4.7",
    "/ledger",
    "/milestones",
    "/places",
    "/deliverables",
    "/funding",
    "/standards",
    "/studies",
    "/studies/recidivism",
    "/studies/programme-effect",
    "/studies/validity-rvn-paraugs",
    "/studies/social-inclusion",
    "/methods",
    "/methods/validity",
    "/methods/simulated-nation",
    "/reports",
];
const HEAVIEST_BYTES: usize = 100 * 1024;

#[tokio::test]
async fn the_planners_pages_are_complete_in_both_languages_and_light() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    for path in OF_PLANNER {
        for lang in ["lv", "en"] {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = planner.get(&format!("{path}{joint}lang={lang}")).await;
            assert_eq!(page.status, StatusCode::OK, "{path}\n{}", page.body);
            assert!(!page.body.contains('⟦'), "{path} lacks words:\n{}", page.body);
            page.says(&format!("<html lang=\"{lang}\""));
            page.says(if lang == "lv" { "Simulēti dati." } else { "Simulated data." });
            let styles = styles(&planner, &page.body).await;
            assert!(page.body.len() + styles < HEAVIEST_BYTES, "{path}: {} + {styles} bytes", page.body.len());
        }
    }
}

async fn styles(visitor: &crate::site::Visitor, body: &str) -> usize {
    let path = body.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let css = visitor.get(path).await;
    assert_eq!(css.status, StatusCode::OK);
    assert!(css.headers["cache-control"].to_str().unwrap().contains("immutable"));
    css.body.len()
}

#[tokio::test]
async fn the_plan_of_2015_is_whole_on_one_page() {
    let site = Site::open().await;
    let page = site.as_planner().await.get("/plans/plan-2015-2020").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.body.matches("id=\"P15-").count(), 83);
}

#[tokio::test]
async fn the_board_shows_nine_indicators_under_three_outcomes_and_that_of_the_budget_apart() {
    let site = Site::open().await;
    let page = site.as_planner().await.get("/").await;
    let (guidelines, budget) = page.body.split_at(page.body.find("/indicators/B.1").unwrap());
    assert_eq!(guidelines.matches("href=\"/indicators/").count(), 9);
    assert_eq!(guidelines.matches("<h2 class=\"t-outcome\"").count(), 4);
    assert_eq!(budget.matches("href=\"/indicators/").count(), 0);
}

#[tokio::test]
async fn the_language_switch_is_kept_and_leads_back_to_the_same_page() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    planner.get("/indicators/1.2?upper_age=63").await.says("href=\"/indicators/1.2?upper_age=63&#38;lang=en\"");
    planner.get("/plans?lang=en").await.says("<html lang=\"en\"");
    planner.get("/plans").await.says("<html lang=\"en\"");
}

#[tokio::test]
async fn another_reading_is_marked_and_one_that_does_not_exist_is_refused() {
    let site = Site::open().await;
    let planner = site.as_planner().await;
    planner.get("/indicators/1.2?upper_age=63").await.says("nevis ar pieņemto");
    assert_eq!(planner.get("/indicators/1.2?upper_age=12").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn cases_are_listed_for_the_analyst_and_only_counted_for_the_planner() {
    let site = Site::open().await;
    site.as_planner().await.get("/indicators/1.2/cases").await.says("Jūsu loma redz tikai skaitu");
    assert_eq!(site.logged("indicator").await, [], "counts are nobody's cases");
    site.as_analyst().await.get("/indicators/1.2/cases").await.says("pseidonīmi");
}
