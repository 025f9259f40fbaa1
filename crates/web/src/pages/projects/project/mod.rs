//! One project: counters by rule and year, money, activities.

mod view;

use askama::Template;
use axum::extract::Path;
use catalogue::Sees;
use measure::suppress_project;

use crate::layout::{Answer, Shell, page};
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(super) use view::period;
use view::{Counter, Money};

#[derive(Template)]
#[template(path = "pages/projects/project/page.html")]
struct View {
    page: Shell,
    id: String,
    facts: Vec<(String, String)>,
    counters: Vec<Counter>,
    money: Vec<Money>,
    budget: Vec<[String; 3]>,
    total: String,
    activities: Vec<[String; 3]>,
    reported: Vec<String>,
    anomalies: Vec<String>,
    provenance: Vec<(String, String)>,
    download: bool,
    ledger: bool,
}

pub(in crate::pages) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let project = catalogue.projects.get(&id).ok_or(Trouble::NotFound)?;
    let measured = visit.app().measured();
    let result = measured.board.projects.get(&id).map(|result| match visit.sees("project") {
        Sees::Persons => result.clone(),
        Sees::Counts => suppress_project(result, catalogue.pack.suppress_below),
    });
    let text = |text: &catalogue::Text| text.get(words.lang).trim().to_owned();
    let title = format!("{} {}", text(&project.short), project.acronym.as_deref().unwrap_or_default());
    page(&View {
        page: Shell::new(&visit, title.trim()).under("/projects", words.t("projects")),
        facts: view::facts(project, catalogue, words),
        counters: result.iter().flat_map(|result| view::counters(project, result, catalogue, words)).collect(),
        money: result.as_ref().map(|result| view::money(result, catalogue, words)).unwrap_or_default(),
        budget: view::budget(project, catalogue, words),
        total: view::total(project, catalogue, words),
        activities: project
            .activity
            .iter()
            .map(|one| [one.id.clone(), text(&one.name), one.purpose.as_ref().map(text).unwrap_or_default()])
            .collect(),
        reported: project.reported.iter().map(text).collect(),
        anomalies: project.anomaly.iter().map(|anomaly| text(&anomaly.note)).collect(),
        provenance: result
            .map(|result| crate::pages::indicators::passport::provenance(&result.provenance, words))
            .unwrap_or_default(),
        download: visit.may("export", "project"),
        ledger: visit.may("read", "activity"),
        id,
    })
}
