//! One policy document: directions and tasks with states, or sections with rows, or the goal of guidelines.

mod view;

pub(super) use view::counted;

use askama::Template;
use axum::extract::Path;

use crate::layout::{Answer, Shell, page};
use crate::shown::State;
use crate::trouble::Trouble;
use crate::visit::Visit;
use view::{Direction, Section};

#[derive(Template)]
#[template(path = "pages/plans/plan/page.html")]
struct View {
    page: Shell,
    id: String,
    facts: Vec<(String, String)>,
    states: Vec<(State, usize)>,
    directions: Vec<Direction>,
    sections: Vec<Section>,
    outcomes: Vec<String>,
    target_groups: Vec<String>,
    conclusion: String,
    footnotes: Vec<String>,
    anomalies: Vec<String>,
    downloads: bool,
}

pub(in crate::pages) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let policy = catalogue.policies.get(&id).ok_or(Trouble::NotFound)?;
    let measured = visit.app().measured();
    let texts = |texts: &[catalogue::Text]| texts.iter().map(|text| text.get(words.lang).to_owned()).collect();
    let directions = view::directions(policy, catalogue, words);
    let sections = view::sections(policy, catalogue, &measured.board, words);
    page(&View {
        page: Shell::new(&visit, policy.name.get(words.lang)).under("/plans", words.t("plans")),
        facts: view::facts(policy, catalogue, words),
        states: view::states(&id, catalogue, words),
        outcomes: policy
            .outcome
            .iter()
            .map(|outcome| format!("{}. {}", outcome.no, outcome.name.get(words.lang)))
            .collect(),
        target_groups: texts(&policy.target_groups),
        conclusion: policy.conclusions.as_ref().map(|end| end.summary.get(words.lang).to_owned()).unwrap_or_default(),
        footnotes: texts(&policy.footnote),
        anomalies: policy.anomaly.iter().map(|anomaly| anomaly.note.get(words.lang).to_owned()).collect(),
        downloads: visit.may("export", "plan") && !(directions.is_empty() && sections.is_empty()),
        directions,
        sections,
        id,
    })
}
