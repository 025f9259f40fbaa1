//! Studies that analysts saved: renamed and withdrawn by who saved them, and by nobody else.

use axum::http::StatusCode;
use record::NewAccount;

use crate::explore::releases;
use crate::site::{PASSWORD, Site, Visitor, operator};

/// A site with a study saved by the analyst: site, analyst, address of the study.
async fn saved() -> (Site, Visitor, String) {
    let site = Site::open_on(releases).await;
    let analyst = site.as_analyst().await;
    analyst.get("/explore?study=recidivism&outcome=return").await;
    let fields = [
        ("study", "recidivism"),
        ("outcome", "return"),
        ("only.released_in", "2021"),
        ("name", "Pirmais nosaukums"),
        ("remark", "pārskatam"),
        ("purpose", "research"),
    ];
    let saved = analyst.post("/explore/save", &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let study = saved.location().to_owned();
    (site, analyst, study)
}

async fn change(visitor: &Visitor, study: &str, fields: &[(&str, &str)]) -> crate::site::Answer {
    visitor.post(&format!("{study}/change"), &[fields, &[("about", "0")]].concat()).await
}

#[tokio::test]
async fn an_author_gives_a_saved_study_another_name() {
    let (site, analyst, study) = saved().await;
    analyst.get(&study).await.says("Mainīt nosaukumu");
    let empty = change(&analyst, &study, &[("act", "rename"), ("name", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.says("href=\"#rename-0-name\"");
    let long = change(&analyst, &study, &[("act", "rename"), ("name", &"ļ".repeat(301))]).await;
    long.says("Pētījuma nosaukums: ne garāk par 300 zīmēm.");
    long.says(&"ļ".repeat(301));
    let done = change(&analyst, &study, &[("act", "rename"), ("name", "Otrais nosaukums")]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, study.as_str()));
    analyst.get(&study).await.says("<h1>Otrais nosaukums</h1>");
    let list = analyst.get("/studies").await;
    list.says("Otrais nosaukums");
    assert!(!list.body.contains("Pirmais nosaukums"));
    let (verb, purpose, detail) = site.logged("study").await.remove(0);
    assert_eq!((&*verb, &*purpose), ("write", "research"));
    assert_eq!(detail, "renamed from `Pirmais nosaukums` to `Otrais nosaukums`");
    // The same name once more is no change.
    let entries = site.logged("study").await.len();
    change(&analyst, &study, &[("act", "rename"), ("name", "Otrais nosaukums")]).await;
    assert_eq!(site.logged("study").await.len(), entries);
}

#[tokio::test]
async fn a_withdrawn_study_stays_readable_is_marked_and_is_no_longer_offered() {
    let (site, analyst, study) = saved().await;
    let page = analyst.get(&study).await;
    let result = page.body.split(&format!("{study}/results/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let result = format!("{study}/results/{result}");
    let empty = change(&analyst, &study, &[("act", "withdraw")]).await;
    empty.says("href=\"#withdraw-0-why\"");
    let done = change(&analyst, &study, &[("act", "withdraw"), ("why", "izvēle bija kļūdaina")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let planner = site.as_planner().await;
    for path in [&study, &result] {
        let page = planner.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        page.says("Pētījums atsaukts 30.06.2026: izvēle bija kļūdaina");
    }
    assert!(!planner.get("/studies").await.body.contains(&study), "it is not offered");
    let page = analyst.get(&study).await;
    assert!(!page.body.contains(&format!("action=\"{study}/run\"")));
    assert_eq!(analyst.post(&format!("{study}/run"), &[]).await.status, StatusCode::BAD_REQUEST);
    analyst.get(&study).await;
    change(&analyst, &study, &[("act", "restore")]).await;
    planner.get("/studies").await.says(&format!("href=\"{study}\""));
    assert!(!planner.get(&result).await.body.contains("Pētījums atsaukts"));
    let said: Vec<String> = site.logged("study").await.into_iter().map(|entry| entry.2).take(2).collect();
    assert_eq!(said, ["offered again", "withdrawn: izvēle bija kļūdaina"]);
}

#[tokio::test]
async fn nobody_but_its_author_changes_a_saved_study() {
    let (site, _, study) = saved().await;
    let other = NewAccount {
        name: "otrs".to_owned(),
        // Of the same name as the author: the account decides.
        display_name: "Datu analītiķis".to_owned(),
        role: "analyst".to_owned(),
        agency: "ievp".to_owned(),
        unit: String::new(),
        password: PASSWORD.to_owned(),
        salt: [9; 16],
    };
    let mut change_of_accounts = site.record().change(&operator("administrator"), "manage", None).await.unwrap();
    change_of_accounts.accounts(&[other]).await.unwrap();
    change_of_accounts.commit().await.unwrap();
    for name in ["otrs", "planner"] {
        let visitor = site.signed_in(name).await;
        let page = visitor.get(&study).await;
        assert!(!page.body.contains("/change\""), "{name} is offered no change");
        for fields in [[("act", "rename"), ("name", "Cits")], [("act", "withdraw"), ("why", "nepatīk")]] {
            assert_eq!(change(&visitor, &study, &fields).await.status, StatusCode::FORBIDDEN, "{name}");
        }
    }
    let analyst = site.as_analyst().await;
    analyst.get(&study).await.says("<h1>Pirmais nosaukums</h1>");
    let none = change(&analyst, "/studies/recidivism", &[("act", "rename"), ("name", "x")]).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND, "a protocol is nobody's");
    let odd = change(&analyst, &study, &[("act", "delete")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}
