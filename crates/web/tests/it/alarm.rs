//! Alarms of the newest results on the front page of those who look into studies.

use std::fmt::Write as _;

use axum::http::StatusCode;
use measure::StudyRun;
use measure::file::DataFile;
use measure::study::Steps;

use crate::explore::releases;
use crate::site::{Site, Visitor};

/// Runs the study of reoffending and takes its result.
async fn run(site: &Site, analyst: &Visitor) -> StudyRun {
    analyst.get("/studies/recidivism").await;
    let run = analyst.post("/studies/recidivism/run", &[]).await;
    let name = run.location().rsplit('/').next().unwrap();
    site.shelf().take("recidivism", name).unwrap().unwrap()
}

/// The same result with an outcome that is rarer in the second band of risk than in the first one, which breaks a limit where
/// `sounds`.
fn with_alarms(mut run: StudyRun, sounds: bool) -> StudyRun {
    let mut rows = String::from("back,band\n");
    for number in 0..100 {
        let _ = writeln!(rows, "{},low\n{},medium", u8::from(number < 40), u8::from(number < 5));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.csv");
    std::fs::write(&path, rows).unwrap();
    let order = vec!["low".to_owned(), "medium".to_owned()];
    let steps = Steps { outcome: "back".to_owned(), step: "band".to_owned(), order, groups: None };
    let answer = run.answers.iter_mut().find(|answer| answer.analysis == "risk-bands").unwrap();
    answer.made = Ok(steps.of(&DataFile::open(&path).unwrap()).unwrap());
    answer.alarms[0].sounded = if sounds { vec![1] } else { Vec::new() };
    answer.alarms[0].checked = 1;
    run
}

#[tokio::test]
async fn alarms_of_the_newest_result_stand_on_the_front_page_with_a_link() {
    let site = Site::open_on(releases).await;
    let analyst = site.as_analyst().await;
    let run = run(&site, &analyst).await;
    let name = site.shelf().keep(&with_alarms(run.clone(), true)).unwrap();
    let result = format!("/studies/recidivism/results/{name}");
    for role in ["analyst", "methodologist", "planner"] {
        let home = site.signed_in(role).await.get("/").await;
        assert_eq!(home.status, StatusCode::OK);
        home.says("Joslā “vidējs” iznākums bija 5 no 100 (5,0\u{a0}%), tas ir retāk nekā joslā “zems”");
        home.says("Trauksmes jaunākajos rezultātos");
        home.says(&format!("href=\"{result}\">Atkārtoti noziedzīgi nodarījumi pēc atbrīvošanas</a>"));
        let link = home.body.split(&format!("href=\"{result}?analysis=")).nth(1).unwrap().split('"').next().unwrap();
        let leads =
            site.signed_in(role).await.get(&format!("{result}?analysis={}", link.split('#').next().unwrap())).await;
        assert_eq!(leads.status, StatusCode::OK);
        leads.says(&format!("id=\"{}\"", link.split('#').nth(1).unwrap()));
    }
    analyst.get("/?lang=en").await.says("Alarms in the newest results");
    // Those who do not look into studies keep their front page as it was.
    assert!(!site.as_organiser().await.get("/").await.body.contains(&result));
    // A newer result that breaks nothing takes them away.
    let quiet = StudyRun { program: "a newer program".to_owned(), ..with_alarms(run, false) };
    site.shelf().keep(&quiet).unwrap();
    assert!(!analyst.get("/?lang=lv").await.body.contains("Trauksmes"), "the newest result counts");
}

#[tokio::test]
async fn without_alarms_the_front_page_says_nothing_of_them() {
    let site = Site::open().await;
    assert!(!site.as_analyst().await.get("/").await.body.contains("Trauksmes"));
}
